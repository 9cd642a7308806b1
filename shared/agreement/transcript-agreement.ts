import { type DistanceAlpha, distanceAlpha } from './distance-alpha.ts';
import { editDistance, SymbolNumbering, type Symbols } from './edit-distance.ts';
import type { TranscriptUnit } from './error-rate.ts';
import type { SampleSize } from './estimate.ts';
import { charactersOf, normaliseTranscript, wordsOf } from './transcript-normalisation.ts';

/** Per utterance and rater the text; an empty text is an answer ("nothing is said"), null is a missing one. */
export type Transcripts = readonly (readonly (string | null)[])[];

export interface TranscriptOptions {
  /** Compare as `normaliseTranscript` has it. Default true. */
  readonly normalise?: boolean;
  /** Seed of the sample of pairs behind the expected distance above 2000 different texts. */
  readonly seed?: number;
}

/** How a rater's texts lie to the others' on the same utterances. */
export interface RaterTranscripts {
  readonly rater: number;
  /** Mean word distance to each other text of the same utterance, in [0, 1]; null without any. */
  readonly meanDistance: number | null;
  readonly comparisons: number;
}

export interface TranscriptAgreement {
  /** Alpha with word edit distance: the headline. Its `unitDistance` ranks utterances. */
  readonly words: DistanceAlpha;
  readonly characters: DistanceAlpha;
  readonly raters: readonly RaterTranscripts[];
  readonly n: SampleSize;
}

interface Spoken {
  readonly text: string;
  readonly symbols: Symbols;
}

/** Normalised edit distance Lev(a, b) / max(|a|, |b|), in [0, 1]; two empty sequences are at 0. Symmetric. */
export function normalisedEditDistance(a: Symbols, b: Symbols): number {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 0 : editDistance(a, b) / longer;
}

function spoken(units: Transcripts, unit: TranscriptUnit, normalise: boolean): readonly (readonly (Spoken | null)[])[] {
  const numbering = new SymbolNumbering();
  return units.map((texts) =>
    texts.map((given) => {
      if (given === null) return null;
      const text = normalise ? normaliseTranscript(given) : given;
      const parts = unit === 'word' ? wordsOf(text) : charactersOf(text);
      return { text: parts.join(unit === 'word' ? ' ' : ''), symbols: numbering.numbersOf(parts) };
    }),
  );
}

/** Alpha over utterances with normalised edit distance on words or characters (spec §8). Identical texts compare once. */
export function editDistanceAlpha(units: Transcripts, unit: TranscriptUnit, options: TranscriptOptions = {}): DistanceAlpha {
  return alphaOfSpoken(spoken(units, unit, options.normalise ?? true), options);
}

function alphaOfSpoken(units: readonly (readonly (Spoken | null)[])[], options: TranscriptOptions): DistanceAlpha {
  return distanceAlpha(units, {
    distance: (a, b) => normalisedEditDistance(a.symbols, b.symbols),
    key: (value) => value.text,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
  });
}

/**
 * Agreement on free text (spec §8): nobody is the reference. Undefined without two texts on an utterance, or when all
 * texts are the same.
 */
export function transcriptAgreement(units: Transcripts, options: TranscriptOptions = {}): TranscriptAgreement {
  const words = spoken(units, 'word', options.normalise ?? true);
  const alpha = alphaOfSpoken(words, options);
  return {
    words: alpha,
    characters: editDistanceAlpha(units, 'character', options),
    raters: raterDistances(words),
    n: {
      units: alpha.pairableUnits,
      total: units.length,
      raters: new Set(units.flatMap((texts) => texts.flatMap((text, rater) => (text === null ? [] : [rater])))).size,
      pairable: alpha.pairableValues,
      disagreeing: alpha.unitDistance.filter((distance) => distance !== null && distance > 0).length,
    },
  };
}

function raterDistances(units: readonly (readonly (Spoken | null)[])[]): RaterTranscripts[] {
  const raters = units.reduce((most, texts) => Math.max(most, texts.length), 0);
  const sums = new Float64Array(raters);
  const counts = new Float64Array(raters);
  for (const texts of units) {
    texts.forEach((a, i) => {
      texts.slice(i + 1).forEach((b, offset) => {
        if (a === null || b === null) return;
        const distance = a.text === b.text ? 0 : normalisedEditDistance(a.symbols, b.symbols);
        for (const rater of [i, i + 1 + offset]) {
          sums[rater] = (sums[rater] as number) + distance;
          counts[rater] = (counts[rater] as number) + 1;
        }
      });
    });
  }
  return Array.from({ length: raters }, (_, rater) => {
    const comparisons = counts[rater] as number;
    return { rater, comparisons, meanDistance: comparisons === 0 ? null : (sums[rater] as number) / comparisons };
  });
}
