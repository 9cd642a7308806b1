import type { Random } from '../basics/random.ts';

/**
 * A draw from the binomial distribution: how many of `trials` succeed with probability p each. Inversion where few successes
 * are expected, else Hörmann's transformed rejection (BTRS; Hörmann 1993, J. Stat. Comput. Simul. 46): constant time
 * however many trials. Exact, not a normal approximation.
 */
export function binomialDraw(trials: number, p: number, random: Random): number {
  if (trials === 0 || p <= 0) return 0;
  if (p >= 1) return trials;
  if (p > 0.5) return trials - binomialDraw(trials, 1 - p, random);
  return trials * p < 10 ? byInversion(trials, p, random) : byRejection(trials, p, random);
}

function byInversion(trials: number, p: number, random: Random): number {
  const odds = p / (1 - p);
  let share = (1 - p) ** trials;
  let left = unit53(random);
  let successes = 0;
  while (left > share && successes < trials) {
    left -= share;
    successes += 1;
    share *= (odds * (trials - successes + 1)) / successes;
  }
  return successes;
}

function byRejection(trials: number, p: number, random: Random): number {
  const spread = Math.sqrt(trials * p * (1 - p));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const centre = trials * p + 0.5;
  const squeeze = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * spread;
  const logOdds = Math.log(p / (1 - p));
  const mode = Math.floor((trials + 1) * p);
  for (;;) {
    const u = unit53(random) - 0.5;
    const v = unit53(random);
    const us = 0.5 - Math.abs(u);
    const successes = Math.floor(((2 * a) / us + b) * u + centre);
    if (us >= 0.07 && v <= squeeze) return successes;
    if (successes < 0 || successes > trials) continue;
    const height = Math.log((v * alpha) / (a / (us * us) + b));
    const bound = logFactorial(mode) + logFactorial(trials - mode) - logFactorial(successes) - logFactorial(trials - successes) + (successes - mode) * logOdds;
    if (height <= bound) return successes;
  }
}

/** A uniform float in [0, 1) with 53 random bits; 32 would show in the far tails of large tables. */
function unit53(random: Random): number {
  return ((random.uint32() >>> 5) * 0x4000000 + (random.uint32() >>> 6)) / 0x20000000000000;
}

const SMALL_LOG_FACTORIALS: readonly number[] = Array.from({ length: 16 }, (_, k) => {
  let product = 1;
  for (let i = 2; i <= k; i++) product *= i;
  return Math.log(product);
});

/** ln k! by Stirling's series, exact to rounding. */
function logFactorial(k: number): number {
  const small = SMALL_LOG_FACTORIALS[k];
  if (small !== undefined) return small;
  const x = k + 1;
  const square = x * x;
  return (x - 0.5) * Math.log(x) - x + 0.9189385332046727 + (1 / 12 - (1 / 360 - (1 / 1260 - 1 / 1680 / square) / square) / square) / x;
}
