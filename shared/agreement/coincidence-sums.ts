import { type ChanceCorrected, undefinedBecause } from './estimate.ts';

/**
 * Nominal coincidences of some units, small enough to keep per sample and add up: per code c the number of pairable
 * values n_c, then per code the coincidences of c with itself o_cc. Length 2 · codes.
 */
export type CoincidenceSums = Float64Array;

/** Adds one unit's values (codes below `codes`; fewer than two values add nothing) to `sums` at `offset`. */
export function addCoincidences(values: readonly number[], codes: number, sums: CoincidenceSums, offset: number): void {
  if (values.length < 2) return;
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const [code, count] of counts) {
    sums[offset + code] = (sums[offset + code] as number) + count;
    sums[offset + codes + code] = (sums[offset + codes + code] as number) + (count * (count - 1)) / (values.length - 1);
  }
}

/** Nominal alpha over all codes (spec §2). Undefined as `krippendorffAlpha`. O(codes). */
export function alphaOfSums(sums: CoincidenceSums): ChanceCorrected {
  const codes = sums.length / 2;
  let n = 0;
  let agreeing = 0;
  let squares = 0;
  for (let c = 0; c < codes; c++) {
    const count = sums[c] as number;
    n += count;
    squares += count * count;
    agreeing += sums[codes + c] as number;
  }
  return fromCounts(n, n - agreeing, n * n - squares);
}

/** The same from less: per code n_c, then the coincidences of all codes with themselves in one number. */
export function alphaOfCounts(counts: Float64Array): ChanceCorrected {
  const codes = counts.length - 1;
  let n = 0;
  let squares = 0;
  for (let c = 0; c < codes; c++) {
    const count = counts[c] as number;
    n += count;
    squares += count * count;
  }
  return fromCounts(n, n - (counts[codes] as number), n * n - squares);
}

/** Nominal alpha of one code against the rest. Undefined as `krippendorffAlpha`; `no_variation` also where the code is all or nothing. O(codes). */
export function alphaOfCode(sums: CoincidenceSums, code: number): ChanceCorrected {
  const codes = sums.length / 2;
  let n = 0;
  for (let c = 0; c < codes; c++) n += sums[c] as number;
  const count = sums[code] as number;
  return fromCounts(n, 2 * (count - (sums[codes + code] as number)), 2 * count * (n - count));
}

function fromCounts(n: number, disagreeing: number, differing: number): ChanceCorrected {
  if (n < 1.5) return undefinedBecause('no_pairable_values');
  if (differing < 0.5) return undefinedBecause('no_variation');
  const observed = Math.max(0, disagreeing) / n;
  const expected = differing / (n * (n - 1));
  return { kind: 'defined', value: 1 - observed / expected, observed, expected };
}
