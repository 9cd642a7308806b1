import { describe, expect, it } from 'vitest';
import { writeLabelTrack } from '../../../../shared/formats/audacity/write.ts';

describe('writing an Audacity label track', () => {
  it('has a line a label in order of time, overlaps and points included', () => {
    expect(writeLabelTrack([{ start: 1.5, end: 3, text: 'b' }, { start: 0, end: 2.000_000_4, text: 'ä [uh]' }, { start: 0, end: 0, text: '' }])).toBe('0.000000\t0.000000\t\n0.000000\t2.000000\tä [uh]\n1.500000\t3.000000\tb\n');
    expect(writeLabelTrack([])).toBe('');
  });

  it('keeps a text with tabs and line ends on one line, and refuses what ends before it starts', () => {
    expect(writeLabelTrack([{ start: 0, end: 1, text: 'one\ttwo\r\nthree' }])).toBe('0.000000\t1.000000\tone two three\n');
    expect(() => writeLabelTrack([{ start: 2, end: 1, text: '' }])).toThrow('ends after it starts');
  });
});
