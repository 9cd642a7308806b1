import type { Confusion } from '../../../shared/curation/agreement-figures.ts';

/** More labels than this make a matrix that nobody can read. */
export const MOST_LABELS = 30;

/** A matrix as it is shown: all of it, or the labels that are confused most, in their order. */
export interface ShownConfusion extends Confusion {
  /** Labels that are left out. */
  readonly hidden: number;
}

/** The matrix narrowed to the labels with most confusions, when it has too many to read. O(labels²). */
export function shownConfusion({ labels, counts }: Confusion, most = MOST_LABELS): ShownConfusion {
  if (labels.length <= most) return { labels, counts, hidden: 0 };
  const mass = labels.map((_, at) => counts.reduce((sum, row, other) => sum + (other === at ? 0 : (row[at] ?? 0) + (counts[at]?.[other] ?? 0)), 0));
  const kept = labels
    .map((_, at) => at)
    .sort((a, b) => (mass[b] ?? 0) - (mass[a] ?? 0) || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
  return { labels: kept.map((at) => labels[at] ?? null), counts: kept.map((row) => kept.map((column) => counts[row]?.[column] ?? 0)), hidden: labels.length - most };
}

/** Two labels that stand against each other, and how often. */
export interface ConfusedPair {
  readonly one: string | null;
  readonly other: string | null;
  readonly count: number;
}

/**
 * What is confused most, in order; `pooled` matrices are symmetric, so that each pair of labels counts once, those of two labelers
 * keep who said which.
 */
export function mostConfusedPairs({ labels, counts }: Confusion, pooled: boolean): ConfusedPair[] {
  const found: ConfusedPair[] = [];
  counts.forEach((row, a) => {
    row.forEach((count, b) => {
      if (a !== b && count > 0 && (!pooled || a < b)) found.push({ one: labels[a] ?? null, other: labels[b] ?? null, count });
    });
  });
  return found.sort((x, y) => y.count - x.count);
}
