import { describe, expect, it } from 'vitest';
import { changeWords, guidelineWords, pText, testWords } from '../../../../renderer/features/agreement/trend-words.ts';

const stop = (value: number | null, guideline?: number) => ({ name: value === null ? 'Empty' : 'Round', guideline, value });

describe('the words of a trend', () => {
  it('say which way and how far', () => {
    expect(changeWords(stop(0.58), stop(0.85))).toBe('up by 0.27.');
    expect(changeWords(stop(0.85), stop(0.58))).toBe('down by 0.27.');
    expect(changeWords(stop(0.851), stop(0.852))).toBe('unchanged.');
  });

  it('give the interval of the change, and say when it holds both ways', () => {
    expect(changeWords(stop(0.58), stop(0.7), { value: 0.12, interval: { low: 0.05, high: 0.19 } })).toBe('up by 0.12 (95\u202f% interval 0.05 to 0.19).');
    expect(changeWords(stop(0.58), stop(0.6), { value: 0.02, interval: { low: -0.05, high: 0.09 } })).toBe('up by 0.02 (95\u202f% interval −0.05 to 0.09): the data do not show which way.');
  });

  it('say whether it could be chance, after Holm where several are compared', () => {
    const flips = { kind: 'sign-flip', p: 0.0123, samples: 60 } as const;
    expect(testWords(flips, { adjusted: 0.0123, comparisons: 1 })).toBe('p = 0.012, by permutation on 60 samples of both rounds');
    expect(testWords({ ...flips, kind: 'two-sample' }, { adjusted: 0.0369, comparisons: 3 })).toBe('p = 0.037 after Holm for 3 comparisons, by permutation of 60 samples between the rounds');
    expect([pText(0.00002), pText(1)]).toEqual(['p < 0.001', 'p = 1.00']);
  });

  it('say why a change has no interval', () => {
    expect(changeWords(stop(0.5), stop(0.6), { value: 0.1, interval: null, intervalNote: 'one_cluster' })).toContain('without an interval: a round has samples of one group only.');
  });

  it('name the round that has no value', () => {
    expect(changeWords(stop(0.5), stop(null))).toBe('no comparison, because Empty has no value.');
  });

  it('name the guideline that changed', () => {
    expect(guidelineWords(stop(0.5, 1), stop(0.6, 2))).toBe('guideline 1 → 2');
    expect(guidelineWords(stop(0.5, 2), stop(0.6, 2))).toBe('both under guideline 2');
    expect(guidelineWords(stop(0.5), stop(0.6, 2))).toBe('');
  });
});
