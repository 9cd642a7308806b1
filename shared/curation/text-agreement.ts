import type { ClusteredOptions } from '../agreement/bootstrap-options.ts';
import { type Estimate, type SampleSize, undefinedBecause } from '../agreement/estimate.ts';
import { transcriptAgreement, type TranscriptRate } from '../agreement/transcript-agreement.ts';
import { normaliseTranscript } from '../agreement/transcript-normalisation.ts';
import type { UnitFigure } from '../agreement/unit-estimate.ts';
import { type AgreementInput, answerMatrix } from './agreement-input.ts';
import { distanceEstimates, distanceLabelers, distancePairs, distancesToOthers, exactAgreement } from './distance-figures.ts';
import type { MeasuredAgreement } from './agreement-figures.ts';

/**
 * Agreement on texts, normalised: alpha with word edit distance (headline) and on characters, error rates with each labeler as the
 * reference in turn, equal texts; per labeler the mean distance to the others. Each pair of texts of a unit is compared once.
 *
 * The guideline's tokens count as the words in them, for a normalised text has no brackets: “[laughter]” is one word, the same
 * as “laughter” spoken, “[background noise]” is two, and a token of signs alone (“♪”) none.
 */
export function textAgreement(input: AgreementInput, options: ClusteredOptions): MeasuredAgreement {
  const texts = answerMatrix(input, (value) => (value.type === 'text' ? value.text : null));
  const { words, characters, wordRate, characterRate, n } = transcriptAgreement(texts, { seed: options.seed });
  const others = distancesToOthers(input.labelers, words, n);
  const plain = [rateFigure(wordRate, n), rateFigure(characterRate, n), exactAgreement(texts, normaliseTranscript, n), ...others];
  const [ofWords, ofCharacters, wer, cer, exact, ...withOthers] = distanceEstimates([words, characters], plain, n, options) as [Estimate, Estimate, Estimate, Estimate, Estimate, ...Estimate[]];
  return {
    figures: [
      { id: 'alpha_words', estimate: ofWords },
      { id: 'alpha_characters', estimate: ofCharacters },
      { id: 'wer', estimate: wer },
      { id: 'cer', estimate: cer },
      { id: 'exact_agreement', estimate: exact },
    ],
    labels: [],
    labelers: distanceLabelers(input.labelers, words, others, withOthers),
    pairs: distancePairs(input.labelers, words),
    confusion: null,
    disagreement: words.unitDistance,
    n,
  };
}

function rateFigure({ value, statistic }: TranscriptRate, n: SampleSize): UnitFigure {
  return { coefficient: value === null ? undefinedBecause('no_pairable_values') : { kind: 'defined', value }, statistic, n };
}
