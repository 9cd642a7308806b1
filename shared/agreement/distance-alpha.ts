import { type ChanceCorrected, undefinedBecause } from './estimate.ts';
import { type ExpectedDistance, expectedDistance } from './expected-distance.ts';
import type { UnitStatistic } from './unit-statistic.ts';

export interface DistanceAlphaOptions<T> {
  /** In [0, 1], symmetric, 0 for identical values. Used as it is, not squared. */
  readonly distance: (a: T, b: T) => number;
  /** The same text exactly for values at distance 0 that need not be compared again. */
  readonly key: (value: T) => string;
  /** The distance of two values of one unit, when it may be computed in other coordinates; `distance` by default. */
  readonly distanceWithin?: (a: T, b: T, unit: number) => number;
  /** Seed of the sample of pairs that stands for all pairs above `EXACT_VALUES` different values. Default 1. */
  readonly seed?: number;
}

/** 1 − D_o / D_e and what it rests on. */
export interface DistanceAlpha {
  readonly coefficient: ChanceCorrected;
  /** Monte-Carlo standard error of the expected distance when it was sampled, else 0. */
  readonly expectedError: number;
  /** Pairs of values that one resample looks at: what an interval costs. */
  readonly pairsInResample: number;
  readonly pairableUnits: number;
  readonly pairableValues: number;
  /** Mean distance over the pairs of each given unit, in [0, 1]; null for units with fewer than two values. */
  readonly unitDistance: readonly (number | null)[];
  /** The same coefficient under resampling of the given units. */
  readonly statistic: UnitStatistic;
  /** Every pair of values of one unit that was compared. */
  readonly pairs: DistancePairs;
  /** The coefficient without one rater's values. Where the expected distance is sampled it rests on the pairs of the others in that sample. */
  readonly withoutRater: (rater: number) => ChanceCorrected;
}

/** Pairs of values of one unit as columns, by unit: who gave them (positions a < b) and how far apart they are. */
export interface DistancePairs {
  readonly count: number;
  readonly unit: Int32Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly distance: Float64Array;
}

/**
 * Krippendorff's alpha with any distance δ (spec §5, §6.5, §8; Krippendorff 2004 ch. 11; Braylan, Alonso & Lease 2022,
 * WWW): D_o = (1/n) Σ_u Σ_{i≠j} δ / (m_u − 1), D_e = the mean of δ over all ordered pairs of pairable values, those of
 * the same unit included. `units[u][rater]` is a value or null for a missing one; units with fewer than two values do
 * not count. Identical values are compared once: O(units · raters²) + O(V²) distances for V different values, D_e
 * sampled above 2000 of them.
 */
export function distanceAlpha<T>(units: readonly (readonly (T | null)[])[], options: DistanceAlphaOptions<T>): DistanceAlpha {
  const { distinct, pairable, starts, values, observedSums, unitDistance, raterOf, pairs } = comparedWithin(units, options);
  const n = values.length;
  const share = (k: number): number => (observedSums[k] as number) / ((starts[k + 1] as number) - (starts[k] as number) - 1);
  let observedTotal = 0;
  for (let k = 0; k < pairable.length; k++) observedTotal += share(k);

  const expected = expectedDistance(
    Int32Array.from(values),
    Int32Array.from(starts),
    distinct.length,
    (a, b) => options.distance(distinct[a] as T, distinct[b] as T),
    options.seed ?? 1,
  );
  const columns: DistancePairs = {
    count: pairs.unit.length,
    unit: Int32Array.from(pairs.unit),
    a: Int32Array.from(pairs.a),
    b: Int32Array.from(pairs.b),
    distance: Float64Array.from(pairs.distance),
  };
  return {
    coefficient: coefficientOf(observedTotal, n, expected.mean),
    expectedError: expected.standardError,
    pairsInResample: expected.pairsInResample,
    pairableUnits: pairable.length,
    pairableValues: n,
    unitDistance,
    statistic: statisticOf(units.length, pairable, starts, observedTotal, share, expected),
    pairs: columns,
    withoutRater: (rater) => coefficientWithout(rater, columns, starts, raterOf, expected),
  };
}

/** What values of one unit are to each other: everything but what chance gives. */
interface ComparedWithin<T> {
  /** The different values, numbered by first appearance. */
  readonly distinct: readonly T[];
  /** Units with two values and more; the k-th has the values `values[starts[k] .. starts[k+1])`, given by `raterOf`. */
  readonly pairable: readonly number[];
  readonly starts: readonly number[];
  readonly values: readonly number[];
  readonly raterOf: readonly number[];
  /** For each pairable unit the sum of distances over ordered pairs. */
  readonly observedSums: readonly number[];
  readonly unitDistance: readonly (number | null)[];
  readonly pairs: { readonly unit: readonly number[]; readonly a: readonly number[]; readonly b: readonly number[]; readonly distance: readonly number[] };
}

function comparedWithin<T>(units: readonly (readonly (T | null)[])[], options: Omit<DistanceAlphaOptions<T>, 'seed'>): ComparedWithin<T> {
  const distinct: T[] = [];
  const idOf = new Map<string, number>();
  const pairable: number[] = [];
  const starts: number[] = [0];
  const values: number[] = [];
  const observedSums: number[] = [];
  const unitDistance: (number | null)[] = [];
  const within = options.distanceWithin ?? options.distance;
  const raterOf: number[] = [];
  const pairs = { unit: [] as number[], a: [] as number[], b: [] as number[], distance: [] as number[] };

  units.forEach((unit, u) => {
    const given = unit.flatMap((value, rater) => (value === null ? [] : [rater]));
    const present = given.map((rater) => unit[rater] as T);
    if (present.length < 2) {
      unitDistance.push(null);
      return;
    }
    const ids = present.map((value) => {
      const key = options.key(value);
      let id = idOf.get(key);
      if (id === undefined) {
        id = distinct.length;
        idOf.set(key, id);
        distinct.push(value);
      }
      return id;
    });
    let sum = 0;
    for (let i = 0; i < ids.length; i++) {
      for (let j = i + 1; j < ids.length; j++) {
        const apart = ids[i] === ids[j] ? 0 : within(present[i] as T, present[j] as T, u);
        sum += 2 * apart;
        pairs.unit.push(u);
        pairs.a.push(given[i] as number);
        pairs.b.push(given[j] as number);
        pairs.distance.push(apart);
      }
    }
    values.push(...ids);
    raterOf.push(...given);
    pairable.push(u);
    starts.push(values.length);
    observedSums.push(sum);
    unitDistance.push(sum / (ids.length * (ids.length - 1)));
  });
  return { distinct, pairable, starts, values, raterOf, observedSums, unitDistance, pairs };
}

/** `unitDistance` of `distanceAlpha` alone: the mean distance over the pairs of each unit, without the many distances behind the expected one. */
export function distancesWithinUnits<T>(units: readonly (readonly (T | null)[])[], options: Omit<DistanceAlphaOptions<T>, 'seed'>): readonly (number | null)[] {
  return comparedWithin(units, options).unitDistance;
}

function coefficientOf(observedTotal: number, n: number, expected: number): ChanceCorrected {
  if (n < 2) return undefinedBecause('no_pairable_values');
  if (expected === 0) return undefinedBecause('no_variation');
  return { kind: 'defined', value: 1 - observedTotal / n / expected, observed: observedTotal / n, expected };
}

function coefficientWithout(rater: number, pairs: DistancePairs, starts: readonly number[], raterOf: readonly number[], expected: ExpectedDistance): ChanceCorrected {
  const kept = new Uint8Array(raterOf.length);
  let count = 0;
  let observed = 0;
  let row = 0;
  for (let k = 0; k + 1 < starts.length; k++) {
    const [from, to] = [starts[k] as number, starts[k + 1] as number];
    let left = 0;
    for (let i = from; i < to; i++) if (raterOf[i] !== rater) left++;
    for (const end = row + ((to - from) * (to - from - 1)) / 2; row < end; row++) {
      if (pairs.a[row] !== rater && pairs.b[row] !== rater) observed += (2 * (pairs.distance[row] as number)) / (left - 1);
    }
    if (left < 2) continue;
    count += left;
    for (let i = from; i < to; i++) if (raterOf[i] !== rater) kept[i] = 1;
  }
  return coefficientOf(observed, count, expected.among(kept));
}

/** Taking a unit out of a sum leaves this much behind; real expected distances are far above. */
const ROUNDING = 1e-12;

function statisticOf(
  units: number,
  pairable: readonly number[],
  starts: readonly number[],
  observedTotal: number,
  share: (k: number) => number,
  expected: ExpectedDistance,
): UnitStatistic {
  const n = starts.at(-1) ?? 0;
  const size = (k: number): number => (starts[k + 1] as number) - (starts[k] as number);
  const indexOf = new Map(pairable.map((unit, k) => [unit, k]));
  const of = (observed: number, count: number, chance: number): number | null =>
    count < 2 || chance < ROUNDING ? null : 1 - Math.max(0, observed) / count / chance;
  const counts = new Float64Array(pairable.length);
  return {
    units,
    at(times) {
      let observed = 0;
      let count = 0;
      for (let k = 0; k < pairable.length; k++) {
        const drawn = times[pairable[k] as number] as number;
        counts[k] = drawn;
        observed += drawn * share(k);
        count += drawn * size(k);
      }
      return of(observed, count, expected.at(counts));
    },
    without(unit) {
      const k = indexOf.get(unit);
      if (k === undefined) return of(observedTotal, n, expected.mean);
      return of(observedTotal - share(k), n - size(k), expected.without(k));
    },
    inert: (unit) => !indexOf.has(unit),
  };
}
