import type { BootstrapOptions } from '../agreement/alpha-with-interval.ts';
import { errorRate } from '../agreement/error-rate.ts';
import type { Estimate, SampleSize } from '../agreement/estimate.ts';
import { editDistanceAlpha, transcriptAgreement } from '../agreement/transcript-agreement.ts';
import { normaliseTranscript } from '../agreement/transcript-normalisation.ts';
import { estimateOfUnits } from '../agreement/unit-estimate.ts';
import { type AgreementInput, answerMatrix } from './agreement-input.ts';
import { distancePairs, exactAgreement, type Matrix } from './distance-figures.ts';
import { wordDistance } from './word-distance.ts';
import type { MeasuredAgreement } from './agreement-figures.ts';
import { undefinedBecause } from '../agreement/estimate.ts';

/** Agreement on texts, normalised: alpha with word edit distance (headline) and on characters, error rates, equal texts. */
export function textAgreement(input: AgreementInput, options: BootstrapOptions): MeasuredAgreement {
  const texts = answerMatrix(input, (value) => (value.type === 'text' ? value.text : null));
  const { words, characters, raters, n } = transcriptAgreement(texts, { seed: options.seed });
  return {
    figures: [
      { id: 'alpha_words', estimate: estimateOfUnits(words.coefficient, words.statistic, n, options) },
      { id: 'alpha_characters', estimate: estimateOfUnits(characters.coefficient, characters.statistic, n, { ...options, resamples: 0 }) },
      { id: 'wer', estimate: pairwiseErrorRate(texts, 'word', n) },
      { id: 'cer', estimate: pairwiseErrorRate(texts, 'character', n) },
      { id: 'exact_agreement', estimate: exactAgreement(texts, normaliseTranscript, n, options) },
    ],
    labels: [],
    labelers: raters.map(({ rater, meanDistance, comparisons }) => ({
      labeler: input.labelers[rater] as (typeof input.labelers)[number],
      units: comparisons === 0 ? 0 : texts.filter((row) => row[rater] !== null && row.filter((text) => text !== null).length > 1).length,
      withOthers: meanDistance === null ? undefinedBecause('no_pairable_values') : { kind: 'defined', value: 1 - meanDistance },
      headlineWithout:
        input.labelers.length <= 2 ? undefinedBecause('no_pairable_values') : editDistanceAlpha(texts.map((row) => row.filter((_, other) => other !== rater)), 'word', { seed: options.seed }).coefficient,
      bias: [],
    })),
    pairs: distancePairs(input.labelers, texts, wordDistance),
    confusion: null,
    disagreement: words.unitDistance,
    n,
  };
}

/**
 * The error rate between labelers, who have no reference: errors of every ordered pair, over the words of the first of
 * each. The sum treats both sides alike.
 */
function pairwiseErrorRate(texts: Matrix<string>, unit: 'word' | 'character', n: SampleSize): Estimate {
  const references: string[] = [];
  const hypotheses: string[] = [];
  for (const row of texts) {
    const given = row.filter((text) => text !== null);
    for (const [a, reference] of given.entries()) {
      for (const [b, hypothesis] of given.entries()) {
        if (a === b) continue;
        references.push(reference);
        hypotheses.push(hypothesis);
      }
    }
  }
  const { rate } = errorRate(references, hypotheses, unit);
  return rate === null ? { value: null, reason: 'no_pairable_values', interval: null, n } : { value: rate, interval: null, n };
}
