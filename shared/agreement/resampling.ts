import type { Random } from '../basics/random.ts';
import { binomialDraw } from './binomial-draw.ts';

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
 * Resamples units. `groupOf[u]` is the group of unit u; without it every unit is its own group. While groups are about as many
 * as units each draw is made; where units are many times the groups, one multinomial draw over groups costs O(groups)
 * however many units there are.
 */
export function resampleUnits(units: number, groupOf: Int32Array | null = null): Resampling {
  const sizes = groupSizes(units, groupOf);
  const multinomial = units > 8 * sizes.length;
  return {
    groups: sizes.length,
    draws: units,
    draw(random, weights) {
      if (multinomial) {
        multinomialDraw(sizes, units, random, weights);
        return;
      }
      weights.fill(0);
      for (let i = 0; i < units; i++) {
        const unit = random.below(units);
        const group = groupOf === null ? unit : (groupOf[unit] as number);
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
 * cluster are drawn together, so their likeness widens the interval as it should.
 */
export function resampleClusters(clusterOf: ArrayLike<number>, clusters: number, groupOf: Int32Array | null = null): Resampling {
  const units = clusterOf.length;
  const sizes = groupSizes(units, groupOf);
  const start = new Int32Array(clusters + 1);
  for (let u = 0; u < units; u++) start[(clusterOf[u] as number) + 1] = (start[(clusterOf[u] as number) + 1] as number) + 1;
  for (let c = 0; c < clusters; c++) start[c + 1] = (start[c + 1] as number) + (start[c] as number);
  const next = start.slice();
  const member = new Int32Array(units);
  for (let u = 0; u < units; u++) {
    const cluster = clusterOf[u] as number;
    const at = next[cluster] as number;
    member[at] = groupOf === null ? u : (groupOf[u] as number);
    next[cluster] = at + 1;
  }
  const add = (cluster: number, weights: Float64Array, by: number): void => {
    for (let i = start[cluster] as number; i < (start[cluster + 1] as number); i++) {
      const group = member[i] as number;
      weights[group] = (weights[group] as number) + by;
    }
  };
  return {
    groups: sizes.length,
    draws: clusters,
    draw(random, weights) {
      weights.fill(0);
      for (let i = 0; i < clusters; i++) add(random.below(clusters), weights, 1);
    },
    kinds: clusters,
    everything: (weights) => weights.set(sizes),
    leaveOut(cluster, weights) {
      weights.set(sizes);
      add(cluster, weights, -1);
      return 1;
    },
  };
}

function groupSizes(units: number, groupOf: Int32Array | null): Float64Array<ArrayBuffer> {
  if (groupOf === null) return new Float64Array(units).fill(1);
  let groups = 0;
  for (let u = 0; u < units; u++) if ((groupOf[u] as number) >= groups) groups = (groupOf[u] as number) + 1;
  const sizes = new Float64Array(groups);
  for (let u = 0; u < units; u++) sizes[groupOf[u] as number] = (sizes[groupOf[u] as number] as number) + 1;
  return sizes;
}

/** `draws` draws over groups with chances proportional to `sizes`: one binomial draw a group, each given those before. */
function multinomialDraw(sizes: Float64Array, draws: number, random: Random, weights: Float64Array): void {
  let left = draws;
  let chances = draws;
  for (let group = 0; group < sizes.length; group++) {
    const size = sizes[group] as number;
    const drawn = size >= chances ? left : binomialDraw(left, size / chances, random);
    weights[group] = drawn;
    left -= drawn;
    chances -= size;
  }
}
