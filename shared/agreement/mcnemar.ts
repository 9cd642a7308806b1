import { chiSquareTail, logGamma } from './gamma-tail.ts';

/** McNemar's test in its three forms; null where nothing changed (0/0). */
export interface McNemar {
  readonly chiSquare: number | null;
  readonly p: number | null;
  readonly chiSquareWithContinuity: number | null;
  readonly pWithContinuity: number | null;
  /** Two-sided binomial on the units that changed: the one to use below 25 of them. 1 when nothing changed. */
  readonly pExact: number;
}

/**
 * Did agreeing units become disagreeing ones more often than the reverse? For the same units before and after a change; only those that
 * changed count: `worse` agreed before and not after, `better` the reverse; both are counts from 0. Where fewer than 25 changed, report `pExact`.
 * O(changed). Source: McNemar 1947, Psychometrika 12; Edwards 1948 (continuity).
 *
 * @example
 * mcnemar({ worse: 7, better: 1 }).pExact // → 0.0703125
 */
export function mcnemar({ worse, better }: { readonly worse: number; readonly better: number }): McNemar {
  const changed = worse + better;
  if (changed === 0) return { chiSquare: null, p: null, chiSquareWithContinuity: null, pWithContinuity: null, pExact: 1 };
  const apart = Math.abs(worse - better);
  const chiSquare = apart ** 2 / changed;
  const chiSquareWithContinuity = Math.max(0, apart - 1) ** 2 / changed;
  return {
    chiSquare,
    p: chiSquareTail(chiSquare, 1),
    chiSquareWithContinuity,
    pWithContinuity: chiSquareTail(chiSquareWithContinuity, 1),
    pExact: Math.min(1, 2 * fairCoinTail(Math.min(worse, better), changed)),
  };
}

/** P(X ≤ k) for a fair coin thrown n times, k ≤ n / 2; summed from the largest term down. */
function fairCoinTail(k: number, n: number): number {
  let term = Math.exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) - n * Math.LN2);
  let sum = 0;
  for (let i = k; i >= 0 && term > 0; i--) {
    sum += term;
    term *= i / (n - i + 1);
  }
  return sum;
}
