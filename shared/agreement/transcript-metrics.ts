import { alignmentRates, errorRate } from './error-rate.ts';
import { alphaFields, reasonField } from './set-metrics.ts';
import { editDistanceAlpha, type Transcripts } from './transcript-agreement.ts';
import { normaliseTranscript } from './transcript-normalisation.ts';

interface ErrorRateInput {
  readonly references: readonly string[];
  readonly hypotheses: readonly string[];
  /** "none", or anything else for Concord's normalisation. */
  readonly normalisation?: string;
}

/** Reference functions for transcripts. */
export const transcriptMetrics = {
  transcript_normalisation: ({ texts }: { readonly texts: readonly string[] }) => ({ normalised: texts.map(normaliseTranscript) }),
  wer_cer: ({ references, hypotheses, normalisation = 'none' }: ErrorRateInput) => {
    const normalise = normalisation !== 'none';
    const words = errorRate(references, hypotheses, 'word', normalise);
    const characters = errorRate(references, hypotheses, 'character', normalise);
    const aligned = alignmentRates(references, hypotheses, normalise);
    return {
      wer: words.rate,
      ...(words.rate === null ? { reason: 'empty_reference' } : {}),
      word_errors: words.errors,
      ref_words: words.reference,
      cer: characters.rate,
      char_errors: characters.errors,
      ref_chars: characters.reference,
      mer: aligned.matchErrorRate,
      wil: aligned.wordInformationLost,
    };
  },
  edit_distance_alpha: ({ ratings, normalisation = 'none' }: { readonly ratings: Transcripts; readonly normalisation?: string }) => {
    const normalise = normalisation !== 'none';
    const words = editDistanceAlpha(ratings, 'word', { normalise });
    return { ...alphaFields('word', words), ...alphaFields('char', editDistanceAlpha(ratings, 'character', { normalise })), ...reasonField(words) };
  },
};
