import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../../../shared/agreement/estimate.ts';
import type { Figure, QuestionAgreement } from '../../../../shared/curation/agreement-figures.ts';
import type { QuestionId } from '../../../../shared/model/ids.ts';
import { intervalSentence, limitSentence, meaningOf, prevalenceSentence, undefinedAdvice } from '../../../../renderer/features/agreement/headline-words.ts';

const n = { units: 50, total: 50, raters: 2, pairable: 100, disagreeing: 20 };

function estimate(value: number | null, low?: number, more: Partial<Estimate> = {}): Estimate {
  const interval = low === undefined ? null : { low, high: 0.99, confidence: 0.95, method: 'bca' as const, resamples: 2000, undefined: 0, seed: 1 };
  return { value, interval, n, ...more };
}

function agreement(figures: readonly Figure[], counts: Readonly<Record<string, number>> = {}, raters = 2): QuestionAgreement {
  const undefinedHere = { kind: 'undefined', because: 'no_pairable_values' } as const;
  const labels = Object.entries(counts).map(([label, count]) => ({ label, count, specific: undefinedHere, alpha: undefinedHere, mostConfusedWith: null }));
  return { question: 'q' as QuestionId, type: 'choice', figures, labels, labelers: [], pairs: [], confusion: null, disagreement: [], n: { ...n, raters }, given: 100, cantTell: 0, skipped: 0 };
}

describe('what a headline means', () => {
  it('is the share of chance disagreement that is left, without a verdict', () => {
    expect(meaningOf(estimate(0.85))).toBe('Of the disagreement that answers at random would show, 15\u202f% is left.');
    expect(meaningOf(estimate(1))).toBe('Labelers never differ.');
    expect(meaningOf(estimate(-0.1))).toContain('at least as much as answers given at random');
  });

  it('places the lower limit, not the value, between the customary cut-offs', () => {
    expect(limitSentence(estimate(0.85, 0.81))).toContain('above .800');
    expect(limitSentence(estimate(0.85, 0.7))).toContain('between .667 and .800');
    expect(limitSentence(estimate(0.85, 0.5))).toContain('below .667');
    expect(limitSentence(estimate(0.85))).toBe('');
  });

  it('flags an interval that rests on fewer than ten differing samples', () => {
    expect(intervalSentence(estimate(0.9, 0.7, { intervalNote: 'few_disagreeing_units', n: { ...n, disagreeing: 3 } }))).toContain('only 3 samples');
    expect(intervalSentence(estimate(0.9, 0.7, { n: { ...n, disagreeing: 1 } }))).toContain('only 1 sample ');
    expect(intervalSentence(estimate(0.9, 0.7))).toBe('');
    expect(intervalSentence(estimate(0.9, undefined, { intervalNote: 'too_many_undefined_resamples' }))).toContain('No interval');
  });
});

describe('the prevalence sentence', () => {
  const figures = (alpha: number | null, percent: number): readonly Figure[] => [
    { id: 'alpha_nominal', estimate: estimate(alpha) },
    { id: 'percent_agreement', estimate: estimate(percent) },
    { id: 'gwet_ac1', estimate: estimate(0.93) },
  ];
  const skewed = (of: readonly Figure[]): QuestionAgreement => ({ ...agreement(of), prevalenceNote: { label: 'ok', share: 0.97, sentence: '' } });

  it('shows percent, alpha and AC1 together and says why they differ', () => {
    const words = prevalenceSentence(skewed(figures(0.05, 0.94)), (label) => label.toUpperCase());
    expect(words).toContain('“OK” is 97\u202f% of the answers');
    expect(words).toContain('percent agreement (94\u202f%) and AC1 (0.93) can stay high, while α (0.05) asks');
    expect(prevalenceSentence(skewed(figures(null, 1)), String)).toContain('while α (undefined) asks');
  });

  it('is silent where there is nothing to explain', () => {
    expect(prevalenceSentence({ ...agreement(figures(0.85, 0.94)), prevalenceNote: null }, String)).toBeNull();
    expect(prevalenceSentence(agreement(figures(0.3, 0.5)), String)).toBeNull();
  });
});

describe('an undefined headline', () => {
  const nothing = (reason: 'no_variation' | 'no_pairable_values'): readonly Figure[] => [{ id: 'alpha_nominal', estimate: estimate(null, undefined, { reason }) }];

  it('says what to do next, by what is missing', () => {
    const advice = (raters: number, reason: 'no_variation' | 'no_pairable_values') => {
      const [figure] = nothing(reason);
      return undefinedAdvice(agreement(figure === undefined ? [] : [{ ...figure, estimate: { ...figure.estimate, n: { ...n, raters } } }], {}, raters))?.title;
    };
    expect(advice(1, 'no_pairable_values')).toBe('Only one labeler has answered');
    expect(advice(2, 'no_pairable_values')).toBe('No sample has two answers yet');
    expect(advice(2, 'no_variation')).toBe('Everybody gave the same answer everywhere');
    const [figure] = nothing('no_pairable_values');
    const unsure = agreement(figure === undefined ? [] : [{ ...figure, estimate: { ...figure.estimate, n: { ...n, raters: 0 } } }], {}, 0);
    expect(undefinedAdvice({ ...unsure, cantTell: 12, skipped: 0 })?.title).toBe('Nobody could answer');
    expect(undefinedAdvice({ ...unsure, cantTell: 0, skipped: 0 })?.title).toBe('No answers to compare yet');
    expect(undefinedAdvice(agreement([{ id: 'alpha_nominal', estimate: estimate(0.5) }]))).toBeNull();
  });
});
