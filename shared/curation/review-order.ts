/** What decides where a sample stands in the review queue. */
export interface ReviewCandidate {
  /** In [0, 1]; null when it has fewer than two answers. */
  readonly disagreement: number | null;
  /** How many answers it has. */
  readonly answers: number;
  /** 1 − the greatest posterior of a consensus model, where there is one: tells samples with equal votes apart. */
  readonly doubt?: number;
}

/** Figures as they are compared: their last digits depend on the order of summing. */
function rounded(figure: number | null | undefined): number {
  return Math.round((figure ?? 0) * 1e12);
}

/**
 * The positions of the candidates in the order of review: most disagreement first, then more doubt, then more answers, then
 * the given order; those without a disagreement last. Stable: equal candidates never swap between calls. O(n log n).
 */
export function reviewOrder(candidates: readonly ReviewCandidate[]): number[] {
  return [...candidates.keys()].sort((i, j) => {
    const a = candidates[i] as ReviewCandidate;
    const b = candidates[j] as ReviewCandidate;
    return (
      Number(a.disagreement === null) - Number(b.disagreement === null) ||
      rounded(b.disagreement) - rounded(a.disagreement) ||
      rounded(b.doubt) - rounded(a.doubt) ||
      b.answers - a.answers ||
      i - j
    );
  });
}

/** The samples worth a review: those with some disagreement, in review order. */
export function reviewQueue(candidates: readonly ReviewCandidate[]): number[] {
  return reviewOrder(candidates).filter((i) => rounded(candidates[i]?.disagreement) > 0);
}
