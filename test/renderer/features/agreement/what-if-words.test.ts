import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../../shared/curation/agreement-figures.ts';
import { NOTHING_CHANGED } from '../../../../shared/curation/what-if.ts';
import type { LabelId } from '../../../../shared/model/ids.ts';
import { whatIfWords } from '../../../../renderer/features/agreement/what-if-words.ts';

const figure = (value: number | null): Figure => ({ id: 'alpha_nominal', estimate: { value, interval: null, n: { units: 1, total: 1, raters: 2, pairable: 2 } } });

describe('the words of a what-if', () => {
  it('say how far agreement would move', () => {
    expect(whatIfWords(figure(0.5), figure(0.75), NOTHING_CHANGED)).toBe('Agreement would be up by 0.25.');
    expect(whatIfWords(figure(0.75), figure(0.5), NOTHING_CHANGED)).toBe('Agreement would be down by 0.25.');
    expect(whatIfWords(figure(0.5), figure(0.501), NOTHING_CHANGED)).toBe('Agreement would hardly change.');
  });

  it('say what higher agreement costs or does not mean', () => {
    expect(whatIfWords(figure(0.5), figure(0.75), { ...NOTHING_CHANGED, merge: ['a', 'b'] as LabelId[] })).toContain('gives up the distinction');
    expect(whatIfWords(figure(0.5), figure(0.75), { ...NOTHING_CHANGED, ordered: true })).toContain('another yardstick');
  });

  it('say when either side is undefined', () => {
    expect(whatIfWords(figure(0.5), figure(null), NOTHING_CHANGED)).toContain('would be undefined');
    expect(whatIfWords(figure(null), figure(0.5), NOTHING_CHANGED)).toBe('Agreement would be 0.50; as labeled it is undefined.');
  });
});
