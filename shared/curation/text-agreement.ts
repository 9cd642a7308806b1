import type { ClusteredOptions } from '../agreement/alpha-with-interval.ts';
import { type Estimate, type SampleSize, undefinedBecause } from '../agreement/estimate.ts';
import { transcriptAgreement, type TranscriptRate } from '../agreement/transcript-agreement.ts';
import { normaliseTranscript } from '../agreement/transcript-normalisation.ts';
import { estimateOfUnits } from '../agreement/unit-estimate.ts';
import { type AgreementInput, answerMatrix } from './agreement-input.ts';
import { distanceEstimate, distanceLabelers, distancePairs, exactAgreement } from './distance-figures.ts';
import type { MeasuredAgreement } from './agreement-figures.ts';

/**
 * Agreement on texts, normalised: alpha with word edit distance (headline) and on characters, error rates with each labeler as the
 * reference in turn, equal texts; per labeler the mean distance to the others. Each pair of texts of a unit is compared once.
 */
export function textAgreement(input: AgreementInput, options: ClusteredOptions): MeasuredAgreement {
  const texts = answerMatrix(input, (value) => (value.type === 'text' ? value.text : null));
  const { words, characters, wordRate, characterRate, n } = transcriptAgreement(texts, { seed: options.seed });
  return {
    figures: [
      { id: 'alpha_words', estimate: distanceEstimate(words, n, options) },
      { id: 'alpha_characters', estimate: distanceEstimate(characters, n, options) },
      { id: 'wer', estimate: rateEstimate(wordRate, n, options) },
      { id: 'cer', estimate: rateEstimate(characterRate, n, options) },
      { id: 'exact_agreement', estimate: exactAgreement(texts, normaliseTranscript, n, options) },
    ],
    labels: [],
    labelers: distanceLabelers(input.labelers, words, n, options),
    pairs: distancePairs(input.labelers, words),
    confusion: null,
    disagreement: words.unitDistance,
    n,
  };
}

function rateEstimate({ value, statistic }: TranscriptRate, n: SampleSize, options: ClusteredOptions): Estimate {
  return estimateOfUnits(value === null ? undefinedBecause('no_pairable_values') : { kind: 'defined', value }, statistic, n, options);
}
