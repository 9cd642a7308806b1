import { editDistance, SymbolNumbering } from '../agreement/edit-distance.ts';
import { objectSetDistance } from '../agreement/object-set-distance.ts';
import { type OverlapOptions, prepareShape } from '../agreement/prepared-shape.ts';
import { masiDistance } from '../agreement/set-distance.ts';
import type { LabeledShape } from '../agreement/shape.ts';
import { normaliseTranscript, wordsOf } from '../agreement/transcript-normalisation.ts';

/**
 * How much annotations of one sample differ on one question: the mean distance over pairs of answers, over the largest
 * distance two answers can have. In [0, 1]; 0 when all are the same; null with fewer than two answers. Only values count:
 * leave out can't-tell and skipped.
 */
export function meanPairwiseDistance<T>(answers: readonly T[], distance: (a: T, b: T) => number): number | null {
  if (answers.length < 2) return null;
  let sum = 0;
  answers.forEach((a, i) => {
    for (const b of answers.slice(i + 1)) sum += distance(a, b);
  });
  return sum / ((answers.length * (answers.length - 1)) / 2);
}

/** One label each: the share of pairs that differ. */
export function choiceDisagreement(labels: readonly string[]): number | null {
  return meanPairwiseDistance(labels, (a, b) => (a === b ? 0 : 1));
}

/** Sets of labels, by MASI distance. */
export function multichoiceDisagreement(sets: readonly (readonly string[])[]): number | null {
  return meanPairwiseDistance(sets.map((set) => [...new Set(set)]), masiDistance);
}

/** Ordered levels 0 … `levels` − 1: steps apart over the most there can be. */
export function ratingDisagreement(given: readonly number[], levels: number): number | null {
  return meanPairwiseDistance(given, (a, b) => (levels < 2 ? 0 : Math.min(1, Math.abs(a - b) / (levels - 1))));
}

/** Texts, normalised: word edits over the longer text. */
export function textDisagreement(texts: readonly string[]): number | null {
  const numbering = new SymbolNumbering();
  const words = texts.map((text) => numbering.numbersOf(wordsOf(normaliseTranscript(text))));
  return meanPairwiseDistance(words, (a, b) => {
    const longer = Math.max(a.length, b.length);
    return longer === 0 ? 0 : editDistance(a, b) / longer;
  });
}

/** Boxes, polygons, points or spans with labels: 1 − twice the matched overlap over the number of regions (`objectSetDistance`). */
export function regionDisagreement(answers: readonly (readonly LabeledShape[])[], options: OverlapOptions = {}): number | null {
  return meanPairwiseDistance(
    answers.map((regions) => regions.map((region) => prepareShape(region, options))),
    objectSetDistance,
  );
}

/** A sample's disagreement over several questions: the greatest one; null when none has two answers. */
export function sampleDisagreement(perQuestion: readonly (number | null)[]): number | null {
  return perQuestion.reduce<number | null>((most, each) => (each === null ? most : Math.max(most ?? 0, each)), null);
}
