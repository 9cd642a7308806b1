import { disagreement, midRanks, type Scale } from './disagreement.ts';
import { type LevelOptions, scaleOf } from './krippendorff-alpha.ts';
import { type RatingTable, unitCount } from './rating-table.ts';

/** How much the raters of each unit disagree, as columns; NaN for units with fewer than two values. */
export interface UnitDisagreement {
  /** Values of the unit. */
  readonly values: Int32Array<ArrayBuffer>;
  /** Share of pairs of raters that differ. */
  readonly pairwise: Float64Array<ArrayBuffer>;
  /** Mean distance of pairs on the level, divided by the largest distance between used categories: in [0, 1]. */
  readonly relativeToLargest: Float64Array<ArrayBuffer>;
  /** Mean distance of pairs, divided by what chance gives: 1 is chance level, unbounded above. NaN throughout without variation. */
  readonly relativeToChance: Float64Array<ArrayBuffer>;
  /** The unit's share of all disagreement; sums to 1, NaN throughout when nobody disagrees. */
  readonly share: Float64Array<ArrayBuffer>;
  /** Entropy of the unit's values in nats. */
  readonly entropy: Float64Array<ArrayBuffer>;
  /** Share of the most frequent value minus the share of the second. */
  readonly majorityMargin: Float64Array<ArrayBuffer>;
}

/**
 * Disagreement per unit. On the nominal level the mean of `pairwise`, weighted by `values`, is alpha's observed
 * disagreement. O(ratings · raters), plus O(categories), for ratio and circular O(categories²), for the largest distance. Source: Krippendorff 2004, ch. 11 (its parts by unit); Fleiss 1971.
 */
export function unitDisagreement(table: RatingTable, options: LevelOptions = { level: 'nominal' }): UnitDisagreement {
  const { start, code } = table;
  const units = unitCount(table);
  const scale = scaleOf(options, table.categories);
  const whole = disagreement(table, table.categories.length, scale, null);
  const between = distanceOf(scale, whole.counts);
  const largest = largestDistance(whole.counts, scale, between);
  const columns = {
    values: new Int32Array(units),
    pairwise: undefinedColumn(units),
    relativeToLargest: undefinedColumn(units),
    relativeToChance: undefinedColumn(units),
    share: undefinedColumn(units),
    entropy: undefinedColumn(units),
    majorityMargin: undefinedColumn(units),
  };
  const tally = new Map<number, number>();
  for (let u = 0; u < units; u++) {
    const from = start[u] as number;
    const to = start[u + 1] as number;
    const m = to - from;
    columns.values[u] = m;
    if (m < 2) continue;
    let agreeing = 0;
    let apart = 0;
    tally.clear();
    for (let i = from; i < to; i++) {
      const value = code[i] as number;
      tally.set(value, (tally.get(value) ?? 0) + 1);
      for (let j = i + 1; j < to; j++) {
        if (code[j] === value) agreeing += 2;
        else apart += 2 * between(value, code[j] as number);
      }
    }
    const mean = apart / (m * (m - 1));
    columns.pairwise[u] = 1 - agreeing / (m * (m - 1));
    columns.relativeToLargest[u] = largest === 0 ? 0 : mean / largest;
    columns.relativeToChance[u] = whole.expected === 0 ? NaN : mean / whole.expected;
    columns.share[u] = whole.observed === 0 ? NaN : (m * mean) / (whole.pairable * whole.observed);
    columns.entropy[u] = entropy(tally, m);
    columns.majorityMargin[u] = majorityMargin(tally, m);
  }
  return columns;
}

function undefinedColumn(units: number): Float64Array<ArrayBuffer> {
  return new Float64Array(units).fill(NaN);
}

/** The distance of two categories given the counts of all: the same numbers that the engine of alpha sums. */
function distanceOf(scale: Scale, counts: Float64Array): (a: number, b: number) => number {
  if (scale.kind === 'nominal') return (a, b) => Number(a !== b);
  if (scale.kind === 'pairs') return scale.between;
  const scores = scale.kind === 'ordinal' ? midRanks(counts) : scale.scores;
  return (a, b) => ((scores[a] as number) - (scores[b] as number)) ** 2;
}

function largestDistance(counts: Float64Array, scale: Scale, between: (a: number, b: number) => number): number {
  const used: number[] = [];
  for (let c = 0; c < counts.length; c++) if ((counts[c] as number) > 0) used.push(c);
  if (scale.kind !== 'pairs' && used.length > 0) {
    // On a line the ends are farthest apart; of names any two are.
    const scores = scale.kind === 'squares' ? scale.scores : null;
    const [least, most] = scores === null ? [used[0], used.at(-1)] : [used.reduce((a, b) => ((scores[b] as number) < (scores[a] as number) ? b : a)), used.reduce((a, b) => ((scores[b] as number) > (scores[a] as number) ? b : a))];
    return between(least as number, most as number);
  }
  let largest = 0;
  for (const a of used) for (const b of used) largest = Math.max(largest, between(a, b));
  return largest;
}

function entropy(tally: ReadonlyMap<number, number>, m: number): number {
  let sum = 0;
  for (const count of tally.values()) if (count < m) sum -= (count / m) * Math.log(count / m);
  return sum;
}

function majorityMargin(tally: ReadonlyMap<number, number>, m: number): number {
  let most = 0;
  let second = 0;
  for (const count of tally.values()) {
    if (count > most) {
      second = most;
      most = count;
    } else if (count > second) second = count;
  }
  return (most - second) / m;
}

/**
 * Units in the order in which they deserve a look: most disagreement first. Ties go by `doubt` where given (1 − the consensus'
 * certainty, say), else by more values first when `moreValuesFirst`, then by unit index. Units with fewer than two values are left out.
 * O(units · log units).
 *
 * @example
 * disagreementQueue(unitDisagreement(tableOfRows([['a', 'a'], ['a', 'b'], ['a', null]]))) // → Int32Array [1, 0]
 */
export function disagreementQueue(
  { values, relativeToLargest }: UnitDisagreement,
  { doubt, moreValuesFirst = true }: { readonly doubt?: ArrayLike<number>; readonly moreValuesFirst?: boolean } = {},
): Int32Array<ArrayBuffer> {
  const queue: number[] = [];
  for (let u = 0; u < values.length; u++) if ((values[u] as number) >= 2) queue.push(u);
  // Sums of distances that are equal may differ in the last digits: such units tie.
  const score = relativeToLargest.map((value) => Math.round(value * 1e12));
  queue.sort(
    (a, b) =>
      (score[b] as number) - (score[a] as number) ||
      (doubt === undefined ? 0 : (doubt[b] as number) - (doubt[a] as number)) ||
      (moreValuesFirst ? (values[b] as number) - (values[a] as number) : 0) ||
      a - b,
  );
  return Int32Array.from(queue);
}
