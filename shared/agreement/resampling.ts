import type { Random } from '../basics/random.ts';
import { binomialDraw } from './binomial-draw.ts';
import { ratingPatterns } from './rating-patterns.ts';
import type { ValueLists } from './rating-table.ts';

/**
 * How to draw a resample of the units with replacement, as weights: `weights[g]` is how often group g is in the resample.
 * A group is a set of interchangeable units (a rating pattern), or a single unit.
 */
export interface Resampling {
  readonly groups: number;
  /** What is drawn: units or clusters, that many times. */
  readonly draws: number;
  /** Fills `weights` with a resample. */
  draw(random: Random, weights: Float64Array): void;
  /** Fills `weights` with everything but one thing drawn, for each distinct kind of it in turn, and says how many are of the kind. */
  leaveOut(kind: number, weights: Float64Array): number;
  readonly kinds: number;
  /** Fills `weights` with all units once. */
  everything(weights: Float64Array): void;
}

/**
 * Resamples units. `groupOf[u]` is the group of unit u, −1 for a unit that says nothing and is never drawn; without it every unit
 * is its own group. While groups are about as many as units each draw is made; where units are many times the groups, one
 * multinomial draw over groups costs O(groups) however many units there are. `groups` is how many there are at least.
 */
export function resampleUnits(units: number, groupOf: Int32Array | null = null, groups = 0): Resampling {
  const drawn = groupOf === null ? Int32Array.from({ length: units }, (_, u) => u) : groupOf.filter((group) => group >= 0);
  const sizes = groupSizes(drawn, groups);
  const multinomial = drawn.length > 8 * sizes.length;
  return {
    groups: sizes.length,
    draws: drawn.length,
    draw(random, weights) {
      if (multinomial) {
        multinomialDraw(sizes, drawn.length, random, weights);
        return;
      }
      weights.fill(0);
      for (let i = 0; i < drawn.length; i++) {
        const group = drawn[random.below(drawn.length)] as number;
        weights[group] = (weights[group] as number) + 1;
      }
    },
    kinds: sizes.length,
    everything: (weights) => weights.set(sizes),
    leaveOut(group, weights) {
      weights.set(sizes);
      weights[group] = (weights[group] as number) - 1;
      return sizes[group] as number;
    },
  };
}

/**
 * Resamples clusters, such as all clips of one recording: `clusterOf[u]` in [0, clusters) is the cluster of unit u. Units of a
 * cluster are drawn together, so their likeness widens the interval as it should. Units of group −1 are never drawn, nor
 * are clusters without others. Clusters of the same groups are interchangeable: many of few kinds are one multinomial draw.
 */
export function resampleClusters(clusterOf: ArrayLike<number>, clusters: number, groupOf: Int32Array | null = null, atLeast = 0): Resampling {
  const groups = groupOf ?? Int32Array.from({ length: clusterOf.length }, (_, u) => u);
  const sizes = groupSizes(groups.filter((group) => group >= 0), atLeast);
  const { start, code, patternOf, count } = ratingPatterns(membersOf(clusterOf, clusters, groups), 1);
  const kindOf = patternOf.filter((kind) => start[kind] !== start[kind + 1]);
  const times = count.map((each, kind) => (start[kind] === start[kind + 1] ? 0 : each));
  const multinomial = kindOf.length > 8 * times.length;
  const drawn = new Float64Array(times.length);
  const add = (kind: number, weights: Float64Array, by: number): void => {
    for (let i = start[kind] as number; i < (start[kind + 1] as number); i++) {
      const group = code[i] as number;
      weights[group] = (weights[group] as number) + by;
    }
  };
  return {
    groups: sizes.length,
    draws: kindOf.length,
    draw(random, weights) {
      weights.fill(0);
      if (!multinomial) {
        for (let i = 0; i < kindOf.length; i++) add(kindOf[random.below(kindOf.length)] as number, weights, 1);
        return;
      }
      multinomialDraw(times, kindOf.length, random, drawn);
      for (let kind = 0; kind < drawn.length; kind++) if ((drawn[kind] as number) > 0) add(kind, weights, drawn[kind] as number);
    },
    kinds: times.length,
    everything: (weights) => weights.set(sizes),
    leaveOut(kind, weights) {
      weights.set(sizes);
      add(kind, weights, -1);
      return times[kind] as number;
    },
  };
}

/** Resamples clusters where they are given, else units: what every interval draws. There are at least `groups` groups, also where the last are never drawn. */
export function resampleGroups(groupOf: Int32Array, clusterOf: ArrayLike<number> | undefined, groups = 0): Resampling {
  return clusterOf === undefined ? resampleUnits(groupOf.length, groupOf, groups) : resampleClusters(clusterOf, clusterCount(clusterOf), groupOf, groups);
}

/** Two resamplings as one: both are drawn each time, and one thing of either side is left out at a time. */
export function sideBySide(first: Resampling, second: Resampling): Resampling {
  return {
    groups: first.groups + second.groups,
    draws: first.draws + second.draws,
    kinds: first.kinds + second.kinds,
    draw(random, weights) {
      first.draw(random, weights.subarray(0, first.groups));
      second.draw(random, weights.subarray(first.groups));
    },
    leaveOut(kind, weights) {
      const left = weights.subarray(0, first.groups);
      const right = weights.subarray(first.groups);
      if (kind < first.kinds) {
        second.everything(right);
        return first.leaveOut(kind, left);
      }
      first.everything(left);
      return second.leaveOut(kind - first.kinds, right);
    },
    everything(weights) {
      first.everything(weights.subarray(0, first.groups));
      second.everything(weights.subarray(first.groups));
    },
  };
}

function clusterCount(clusterOf: ArrayLike<number>): number {
  let count = 0;
  for (let u = 0; u < clusterOf.length; u++) count = Math.max(count, (clusterOf[u] as number) + 1);
  return count;
}

/** For each cluster the groups of its units, as lists. */
function membersOf(clusterOf: ArrayLike<number>, clusters: number, groups: Int32Array): ValueLists {
  const start = new Int32Array(clusters + 1);
  for (let u = 0; u < groups.length; u++) {
    const after = (clusterOf[u] as number) + 1;
    if ((groups[u] as number) >= 0) start[after] = (start[after] as number) + 1;
  }
  for (let c = 0; c < clusters; c++) start[c + 1] = (start[c + 1] as number) + (start[c] as number);
  const next = start.slice();
  const code = new Int32Array(start[clusters] as number);
  for (let u = 0; u < groups.length; u++) {
    if ((groups[u] as number) < 0) continue;
    const cluster = clusterOf[u] as number;
    const at = next[cluster] as number;
    code[at] = groups[u] as number;
    next[cluster] = at + 1;
  }
  return { start, code };
}

function groupSizes(groupOf: Int32Array, atLeast: number): Float64Array<ArrayBuffer> {
  let groups = atLeast;
  for (const group of groupOf) if (group >= groups) groups = group + 1;
  const sizes = new Float64Array(groups);
  for (const group of groupOf) sizes[group] = (sizes[group] as number) + 1;
  return sizes;
}

/** `draws` draws over groups with chances proportional to `sizes`: one binomial draw a group, each given those before. */
function multinomialDraw(sizes: Float64Array, draws: number, random: Random, weights: Float64Array): void {
  let left = draws;
  let chances = draws;
  for (let group = 0; group < sizes.length; group++) {
    const size = sizes[group] as number;
    const drawn = size === 0 ? 0 : size >= chances ? left : binomialDraw(left, size / chances, random);
    weights[group] = drawn;
    left -= drawn;
    chances -= size;
  }
}
