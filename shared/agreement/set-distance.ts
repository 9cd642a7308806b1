/** Two sets of labels, each label once, in any order. */
type Labels = readonly string[];

function shared(a: Labels, b: Labels): number {
  const inB = new Set(b);
  return a.reduce((count, label) => count + (inB.has(label) ? 1 : 0), 0);
}

/** Jaccard distance 1 − |A∩B| / |A∪B|, in [0, 1]; two empty sets are at 0, an empty and a non-empty one at 1. Symmetric. O(labels). Source: Jaccard 1912, New Phytol. 11. */
export function jaccardDistance(a: Labels, b: Labels): number {
  if (a.length === 0 && b.length === 0) return 0;
  const both = shared(a, b);
  return 1 - both / (a.length + b.length - both);
}

/** How one set lies to the other: 1 equal, 2/3 one contains the other, 1/3 they overlap, 0 they share nothing. Every set contains the empty one. */
export function setMonotonicity(a: Labels, b: Labels): number {
  const both = shared(a, b);
  if (both === a.length && both === b.length) return 1;
  if (both === a.length || both === b.length) return 2 / 3;
  return both === 0 ? 0 : 1 / 3;
}

/**
 * MASI distance 1 − J·M (Passonneau 2006, LREC), in [0, 1]: Jaccard similarity J weighted by `setMonotonicity`, so that
 * naming too little is milder than naming something else. Conventions for empty sets as in `jaccardDistance`. Symmetric. O(labels).
 */
export function masiDistance(a: Labels, b: Labels): number {
  if (a.length === 0 && b.length === 0) return 0;
  return 1 - (1 - jaccardDistance(a, b)) * setMonotonicity(a, b);
}
