import type { Symbols } from './edit-distance.ts';

/** What one cheapest alignment does to turn the reference into the hypothesis. */
export interface EditCounts {
  readonly hits: number;
  readonly substitutions: number;
  readonly deletions: number;
  readonly insertions: number;
}

/**
 * One of the alignments with the fewest edits, as counts. Their sum is unique, the split is not: show it as an
 * illustration only. Walking back from the end, a hit is preferred to a substitution and both to a gap; a gap once begun
 * is continued. O(|reference| · |hypothesis|) time and memory.
 */
export function editCounts(reference: Symbols, hypothesis: Symbols): EditCounts {
  const width = hypothesis.length + 1;
  const table = new Int32Array((reference.length + 1) * width);
  for (let j = 0; j < width; j++) table[j] = j;
  for (let i = 1; i <= reference.length; i++) {
    table[i * width] = i;
    for (let j = 1; j < width; j++) {
      const at = i * width + j;
      const diagonal = (table[at - width - 1] as number) + (reference[i - 1] === hypothesis[j - 1] ? 0 : 1);
      table[at] = Math.min(diagonal, (table[at - 1] as number) + 1, (table[at - width] as number) + 1);
    }
  }

  const counts = { hits: 0, substitutions: 0, deletions: 0, insertions: 0 };
  let gap: 'none' | 'insertions' | 'deletions' = 'none';
  let i = reference.length;
  let j = hypothesis.length;
  while (i > 0 || j > 0) {
    const here = table[i * width + j] as number;
    const afterInsertion = j > 0 && here === (table[i * width + j - 1] as number) + 1;
    const afterDeletion = i > 0 && here === (table[(i - 1) * width + j] as number) + 1;
    const diagonal = i > 0 && j > 0 ? (table[(i - 1) * width + j - 1] as number) : Infinity;
    const continues = gap === 'insertions' ? afterInsertion : gap === 'deletions' && afterDeletion;
    const hit = here === diagonal && reference[i - 1] === hypothesis[j - 1];
    if (!continues) gap = hit || here === diagonal + 1 ? 'none' : afterInsertion ? 'insertions' : 'deletions';
    if (gap === 'none') {
      counts[hit ? 'hits' : 'substitutions']++;
      i--;
      j--;
    } else {
      counts[gap]++;
      if (gap === 'insertions') j--;
      else i--;
    }
  }
  return counts;
}
