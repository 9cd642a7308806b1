import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SpanTier, writeTextGrid } from '../../../../shared/formats/textgrid/write.ts';
import { readTextGrid } from '../../../support/textgrid-rules.ts';

const TURNS: SpanTier = { name: 'Speaker "1"', spans: [{ start: 2, end: 2.5, text: 'b' }, { start: 0.25, end: 2, text: 'say "hi"\n[uh] ä' }] };

describe('writing a TextGrid', () => {
  it('fills each tier from the start to the end of the recording', () => {
    expect(readTextGrid(writeTextGrid(3, [TURNS, { name: 'empty', spans: [] }]))).toEqual({
      end: '3',
      tiers: [
        { name: 'Speaker "1"', intervals: [{ from: '0', to: '0.25', text: '' }, { from: '0.25', to: '2', text: 'say "hi"\n[uh] ä' }, { from: '2', to: '2.5', text: 'b' }, { from: '2.5', to: '3', text: '' }] },
        { name: 'empty', intervals: [{ from: '0', to: '3', text: '' }] },
      ],
    });
  });

  it('gives what overlaps further tiers, and the recording room for what reaches beyond it', () => {
    const { end, tiers } = readTextGrid(writeTextGrid(3, [{ name: 'a', spans: [{ start: 0, end: 2, text: '1' }, { start: 1, end: 4, text: '2' }, { start: 1.5, end: 1.75, text: '3' }, { start: 2, end: 3, text: '4' }] }]));
    expect(end).toBe('4');
    expect(tiers.map(({ name, intervals }) => [name, intervals.flatMap(({ text }) => (text === '' ? [] : [text]))])).toEqual([['a', ['1', '4']], ['a (2)', ['2']], ['a (3)', ['3']]]);
  });

  it('loses no span and no frame, whatever overlaps', () => {
    const frame = fc.nat({ max: 192_000 * 20 });
    const spans = fc.array(fc.tuple(frame, fc.integer({ min: 1, max: 192_000 }), fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => `x${text}`)), { maxLength: 40 });
    fc.assert(
      fc.property(spans, fc.constantFrom(8000, 11_025, 44_100, 192_000), (list, rate) => {
        const { tiers } = readTextGrid(writeTextGrid(1, [{ name: 'a', spans: list.map(([at, length, text]) => ({ start: at / rate, end: (at + length) / rate, text })) }]));
        const found = tiers.flatMap(({ intervals }) => intervals.flatMap(({ from, to, text }) => (text === '' ? [] : [[Math.round(Number(from) * rate), Math.round(Number(to) * rate), text] as const])));
        const sorted = (all: readonly (readonly [number, number, string])[]) => all.map((each) => JSON.stringify(each)).sort();
        expect(sorted(found)).toEqual(sorted(list.map(([at, length, text]) => [at, at + length, text])));
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  it('refuses a span that takes no time', () => {
    expect(() => writeTextGrid(1, [{ name: 'a', spans: [{ start: 0.5, end: 0.5, text: '' }] }])).toThrow('takes time');
  });
});
