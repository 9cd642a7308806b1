import { seededRandom } from '../basics/random.ts';

/** A permutation test's answer. */
export interface PermutationTest {
  readonly statistic: number;
  /** Arrangements at least as far from 0 as what was seen. */
  readonly asExtreme: number;
  /** Arrangements looked at; when sampled, what was seen counts as one of them. */
  readonly arrangements: number;
  /** Whether all arrangements were looked at. */
  readonly exact: boolean;
  readonly pTwoSided: number;
}

/** Up to this many differences every sign pattern is tried. */
const EXACT_UP_TO = 20;
const SAMPLED = 10_000;

/**
 * Sign-flip test of paired differences, such as each unit's disagreement after minus before a guideline change: if the change did nothing, each
 * difference could as well have the other sign. Statistic: the mean. All sign patterns up to 20 units, else 10,000 seeded ones with
 * p = (b + 1) / (B + 1). Values within 1e-9 of the observed count as ties.
 *
 * No differences give p = 1. O(2ⁿ) up to n = 20, else O(10,000 n). Source: Fisher 1935, Design of Experiments, §21.
 *
 * @example
 * pairedPermutation([1, 1, 1], { seed: 1 }).pTwoSided // → 0.25
 */
export function pairedPermutation(differences: readonly number[], { seed }: { readonly seed: number }): PermutationTest {
  const n = differences.length;
  const observed = differences.reduce((sum, difference) => sum + difference, 0);
  const statistic = n === 0 ? 0 : observed / n;
  const atLeast = Math.abs(observed) - 1e-9 * Math.max(1, Math.abs(statistic)) * Math.max(1, n);
  if (n <= EXACT_UP_TO) {
    const asExtreme = signPatternsBeyond(differences, 0, 0, atLeast);
    const arrangements = 2 ** n;
    return { statistic, asExtreme, arrangements, exact: true, pTwoSided: asExtreme / arrangements };
  }
  let asExtreme = 1;
  for (let b = 0; b < SAMPLED; b++) {
    const random = seededRandom(seed, b);
    let sum = 0;
    let bits = 0;
    for (let i = 0; i < n; i++) {
      if (i % 32 === 0) bits = random.uint32();
      sum += (bits & 1) === 1 ? (differences[i] as number) : -(differences[i] as number);
      bits >>>= 1;
    }
    if (Math.abs(sum) >= atLeast) asExtreme += 1;
  }
  return { statistic, asExtreme, arrangements: SAMPLED + 1, exact: false, pTwoSided: asExtreme / (SAMPLED + 1) };
}

function signPatternsBeyond(differences: readonly number[], from: number, sum: number, atLeast: number): number {
  if (from === differences.length) return Math.abs(sum) >= atLeast ? 1 : 0;
  const difference = differences[from] as number;
  return signPatternsBeyond(differences, from + 1, sum + difference, atLeast) + signPatternsBeyond(differences, from + 1, sum - difference, atLeast);
}
