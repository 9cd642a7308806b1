import { editDistanceAlpha } from '../agreement/transcript-agreement.ts';

/** Normalised word edit distance of two texts, in [0, 1], after normalisation (spec: Lev(a, b) / max(|a|, |b|)). */
export function wordDistance(a: string, b: string): number {
  return editDistanceAlpha([[a, b]], 'word').unitDistance[0] ?? 0;
}
