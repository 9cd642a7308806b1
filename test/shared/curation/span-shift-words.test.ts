import { describe, expect, it } from 'vitest';
import { apartText, shiftBadge, shiftSentence, shiftText, spreadText } from '../../../shared/curation/span-shift-words.ts';

describe('words for how spans differ', () => {
  it('tell a shift in milliseconds, in seconds from one on, and none where nobody hears it', () => {
    expect(shiftText(0.12)).toBe('+120 ms');
    expect(shiftText(-0.04)).toBe('−40 ms');
    expect(shiftText(-1.25)).toBe('−1.25 s');
    expect(shiftText(0.0004)).toBeUndefined();
    expect(shiftText(0.0006)).toBe('+1 ms');
  });

  it('never tell a thousand milliseconds', () => {
    expect(apartText(0.9996)).toBe('1 s');
    expect(apartText(0.9994)).toBe('999 ms');
    expect(apartText(9.996)).toBe('10 s');
    expect(apartText(75.3)).toBe('75.3 s');
    expect(apartText(123.4)).toBe('123 s');
  });

  it('say on a badge which boundary is off, once where both moved alike', () => {
    expect(shiftBadge({ start: 0.12, end: 0.12 })).toBe('+120 ms');
    expect(shiftBadge({ start: 0.12, end: -0.04 })).toBe('+120, −40 ms');
    expect(shiftBadge({ start: 1.5, end: -0.04 })).toBe('+1.5 s, −40 ms');
    expect(shiftBadge({ start: 0.12, end: 0 })).toBe('start +120 ms');
    expect(shiftBadge({ start: 0, end: -0.04 })).toBe('end −40 ms');
    expect(shiftBadge({ start: 0, end: 0 })).toBeUndefined();
  });

  it('say in a sentence who is late or early', () => {
    expect(shiftSentence('Ben', { start: 0.12, end: -0.04 })).toBe('Ben starts 120 ms later, ends 40 ms earlier');
    expect(shiftSentence('Ben', { start: 0, end: 2 })).toBe('Ben ends 2 s later');
    expect(shiftSentence('Ben', { start: 0, end: 0 })).toBeUndefined();
  });

  it('say how sure a boundary is, with its deviation from three labelers on', () => {
    const spread = { earliest: 1, latest: 1.16, mean: 1.08, deviation: 0.0817 };
    expect(spreadText('start', spread, 2)).toBe('starts within 160 ms');
    expect(spreadText('end', spread, 3)).toBe('ends within 160 ms (± 82 ms)');
    expect(spreadText('start', { earliest: 1, latest: 1, mean: 1, deviation: 0 }, 3)).toBeUndefined();
  });
});
