import { type DistanceAlpha, distanceAlpha, type DistancePairs } from './distance-alpha.ts';
import { editDistance, SymbolNumbering, type Symbols } from './edit-distance.ts';
import type { TranscriptUnit } from './error-rate.ts';
import type { SampleSize } from './estimate.ts';
import { charactersOf, normaliseTranscript, wordsOf } from './transcript-normalisation.ts';
import { summedStatistic, type UnitStatistic } from './unit-statistic.ts';

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

/** An error rate between raters who have no reference. */
export interface TranscriptRate {
  /**
   * Errors of every ordered pair of texts of an utterance over the symbols of the first of each, in [0, 2]: above 1 where texts are much shorter than those
   * they are compared with, 2 where one of each pair is empty. Null when all texts are empty.
   */
  readonly value: number | null;
  readonly statistic: UnitStatistic;
}

export interface TranscriptAgreement {
  /** Alpha with word edit distance: the headline. Its `unitDistance` ranks utterances. */
  readonly words: DistanceAlpha;
  readonly characters: DistanceAlpha;
  /** WER and CER with each text as the reference in turn. */
  readonly wordRate: TranscriptRate;
  readonly characterRate: TranscriptRate;
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

function spoken(units: Transcripts, unit: TranscriptUnit): readonly (readonly (Spoken | null)[])[] {
  const numbering = new SymbolNumbering();
  return units.map((texts) =>
    texts.map((text) => {
      if (text === null) return null;
      const parts = unit === 'word' ? wordsOf(text) : charactersOf(text);
      return { text: parts.join(unit === 'word' ? ' ' : ''), symbols: numbering.numbersOf(parts) };
    }),
  );
}

function normalised(units: Transcripts, { normalise = true }: TranscriptOptions): Transcripts {
  return normalise ? units.map((texts) => texts.map((text) => (text === null ? null : normaliseTranscript(text)))) : units;
}

/** Alpha over utterances with normalised edit distance on words or characters (spec §8). Identical texts compare once. */
export function editDistanceAlpha(units: Transcripts, unit: TranscriptUnit, options: TranscriptOptions = {}): DistanceAlpha {
  return alphaOfSpoken(spoken(normalised(units, options), unit), options);
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
 * texts are the same. Each text is normalised once, each pair of texts of an utterance compared once; the expected distances
 * cost up to 2000² / 2 comparisons each, or 200 000 sampled ones: call it in a worker.
 */
export function transcriptAgreement(units: Transcripts, options: TranscriptOptions = {}): TranscriptAgreement {
  const texts = normalised(units, options);
  const [inWords, inCharacters] = [spoken(texts, 'word'), spoken(texts, 'character')];
  const [words, characters] = [alphaOfSpoken(inWords, options), alphaOfSpoken(inCharacters, options)];
  return {
    words,
    characters,
    wordRate: symmetricRate(inWords, words.pairs),
    characterRate: symmetricRate(inCharacters, characters.pairs),
    raters: raterDistances(units, words.pairs),
    n: {
      units: words.pairableUnits,
      total: units.length,
      raters: new Set(units.flatMap((row) => row.flatMap((text, rater) => (text === null ? [] : [rater])))).size,
      pairable: words.pairableValues,
      disagreeing: words.unitDistance.filter((distance) => distance !== null && distance > 0).length,
    },
  };
}

/** Errors of every pair, counted both ways, over the symbols of both sides. */
function symmetricRate(units: readonly (readonly (Spoken | null)[])[], { count, unit, a, b, distance }: DistancePairs): TranscriptRate {
  const sums = new Float64Array(units.length * 2);
  for (let row = 0; row < count; row++) {
    const u = unit[row] as number;
    const [left, right] = [units[u]?.[a[row] as number]?.symbols.length ?? 0, units[u]?.[b[row] as number]?.symbols.length ?? 0];
    sums[2 * u] = (sums[2 * u] as number) + 2 * Math.round((distance[row] as number) * Math.max(left, right));
    sums[2 * u + 1] = (sums[2 * u + 1] as number) + left + right;
  }
  const statistic = summedStatistic(sums, 2, (totals) => ((totals[1] as number) < 0.5 ? null : (totals[0] as number) / (totals[1] as number)));
  return { value: statistic.at(new Float64Array(units.length).fill(1)), statistic };
}

function raterDistances(units: Transcripts, { count, a, b, distance }: DistancePairs): RaterTranscripts[] {
  const raters = units.reduce((most, texts) => Math.max(most, texts.length), 0);
  const sums = new Float64Array(raters);
  const counts = new Float64Array(raters);
  for (let row = 0; row < count; row++) {
    for (const rater of [a[row] as number, b[row] as number]) {
      sums[rater] = (sums[rater] as number) + (distance[row] as number);
      counts[rater] = (counts[rater] as number) + 1;
    }
  }
  return Array.from({ length: raters }, (_, rater) => {
    const comparisons = counts[rater] as number;
    return { rater, comparisons, meanDistance: comparisons === 0 ? null : (sums[rater] as number) / comparisons };
  });
}
