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
}

/**
 * Krippendorff's alpha with any distance δ (spec §5, §6.5, §8; Krippendorff 2004 ch. 11; Braylan, Alonso & Lease 2022,
 * WWW): D_o = (1/n) Σ_u Σ_{i≠j} δ / (m_u − 1), D_e = the mean of δ over all ordered pairs of pairable values, those of
 * the same unit included. `units[u][rater]` is a value or null for a missing one; units with fewer than two values do
 * not count. Identical values are compared once: O(units · raters²) + O(V²) distances for V different values, D_e
 * sampled above 2000 of them.
 */
export function distanceAlpha<T>(units: readonly (readonly (T | null)[])[], options: DistanceAlphaOptions<T>): DistanceAlpha {
  const distinct: T[] = [];
  const idOf = new Map<string, number>();
  const pairable: number[] = [];
  const starts: number[] = [0];
  const values: number[] = [];
  const observedSums: number[] = [];
  const unitDistance: (number | null)[] = [];
  const within = options.distanceWithin ?? options.distance;

  units.forEach((unit, u) => {
    const present = unit.filter((value): value is T => value !== null);
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
      for (let j = i + 1; j < ids.length; j++) if (ids[i] !== ids[j]) sum += 2 * within(present[i] as T, present[j] as T, u);
    }
    values.push(...ids);
    pairable.push(u);
    starts.push(values.length);
    observedSums.push(sum);
    unitDistance.push(sum / (ids.length * (ids.length - 1)));
  });

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
  return {
    coefficient:
      n < 2
        ? undefinedBecause('no_pairable_values')
        : expected.mean === 0
          ? undefinedBecause('no_variation')
          : { kind: 'defined', value: 1 - observedTotal / n / expected.mean, observed: observedTotal / n, expected: expected.mean },
    expectedError: expected.standardError,
    pairsInResample: expected.pairsInResample,
    pairableUnits: pairable.length,
    pairableValues: n,
    unitDistance,
    statistic: statisticOf(units.length, pairable, starts, observedTotal, share, expected),
  };
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
