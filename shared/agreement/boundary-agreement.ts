import { quantile } from './quantile.ts';
import type { LabeledSpan } from './timeline.ts';

/** How two raters' boundaries on one recording fit, at one tolerance. */
export interface BoundaryMatch {
  readonly matched: number;
  /** Share of b's boundaries that have a partner; null when b has none. */
  readonly precision: number | null;
  /** Share of a's boundaries that have a partner; null when a has none. */
  readonly recall: number | null;
  /** 2 · matched / (|a| + |b|), symmetric; null when nobody has a boundary. */
  readonly f1: number | null;
  /** b − a of matched boundaries in seconds, ascending. */
  readonly deviations: readonly number[];
}

const ROUNDING = 1e-9;

/** Boundaries sorted; with `trim`, without the first and the last (those of the file itself). */
function prepared(times: readonly number[], trim: boolean): readonly number[] {
  const sorted = [...times].sort((x, y) => x - y);
  return trim ? sorted.slice(1, -1) : sorted;
}

/** Starts and ends of spans as boundaries: ascending, each instant once, those at the ends of the recording left out. */
export function spanBoundariesOf(spans: readonly LabeledSpan[], recording: { readonly begin?: number; readonly end: number }): readonly number[] {
  const begin = recording.begin ?? 0;
  const times = spans.flatMap(({ start, end }) => [start, end]).filter((time) => time > begin + ROUNDING && time < recording.end - ROUNDING);
  return times.sort((x, y) => x - y).filter((time, i) => i === 0 || time - (times[i - 1] as number) > ROUNDING);
}

/**
 * Boundary matching (spec §7.3; Turnbull et al. 2007, ISMIR; mir_eval's segment.detection): the greatest number of one-to-one
 * pairs with |a − b| ≤ `tolerance` seconds (inclusive), among those the least total deviation. Usual tolerances: .05 s for
 * speech, .5 s for music. Boundaries further apart than the tolerance part the recording into stretches that do not meddle; on each
 * stretch such a matching never needs to cross, so a table over both sorted lists finds it in O(|a| · |b|) of the stretch.
 * `trim` (default) leaves out the first and last boundary of each list.
 *
 * @example
 * boundaryMatch([1, 5], [1.04, 9], 0.05, { trim: false }) // → { matched: 1, precision: 0.5, recall: 0.5, f1: 0.5, deviations: [0.04…] }
 */
export function boundaryMatch(a: readonly number[], b: readonly number[], tolerance: number, options: { readonly trim: boolean } = { trim: true }): BoundaryMatch {
  const left = prepared(a, options.trim);
  const right = prepared(b, options.trim);
  const deviations: number[] = [];
  let [fromLeft, fromRight, i, j] = [0, 0, 0, 0];
  let last = -Infinity;
  while (i < left.length || j < right.length) {
    const next = Math.min(left[i] ?? Infinity, right[j] ?? Infinity);
    if (next - last > tolerance + ROUNDING) {
      matchStretch(left.slice(fromLeft, i), right.slice(fromRight, j), tolerance, deviations);
      [fromLeft, fromRight] = [i, j];
    }
    last = next;
    if (left[i] === next) i++;
    else j++;
  }
  matchStretch(left.slice(fromLeft), right.slice(fromRight), tolerance, deviations);

  const matched = deviations.length;
  const share = (of: number): number | null => (of === 0 ? null : matched / of);
  const all = left.length + right.length;
  return {
    matched,
    precision: share(right.length),
    recall: share(left.length),
    f1: all === 0 ? null : (2 * matched) / all,
    deviations: deviations.sort((x, y) => x - y),
  };
}

/** Matches two sorted lists by dynamic programming and adds b − a of the pairs to `deviations`. */
function matchStretch(left: readonly number[], right: readonly number[], tolerance: number, deviations: number[]): void {
  if (left.length === 0 || right.length === 0) return;
  const width = right.length + 1;
  const count = new Int32Array((left.length + 1) * width);
  const cost = new Float64Array((left.length + 1) * width);
  const better = (p: number, q: number): number => {
    const byCount = (count[q] as number) - (count[p] as number);
    return byCount > 0 || (byCount === 0 && (cost[q] as number) < (cost[p] as number)) ? q : p;
  };
  const paired = new Uint8Array((left.length + 1) * width);
  for (let i = 1; i <= left.length; i++) {
    for (let j = 1; j < width; j++) {
      const at = i * width + j;
      const skipped = better(at - width, at - 1);
      count[at] = count[skipped] as number;
      cost[at] = cost[skipped] as number;
      const apart = Math.abs((left[i - 1] as number) - (right[j - 1] as number));
      if (apart > tolerance + ROUNDING) continue;
      const diagonal = at - width - 1;
      const matched = (count[diagonal] as number) + 1;
      const total = (cost[diagonal] as number) + apart;
      const held = count[at];
      const heldCost = cost[at];
      if (matched > held || (matched === held && total < heldCost)) {
        count[at] = matched;
        cost[at] = total;
        paired[at] = 1;
      }
    }
  }
  for (let i = left.length, j = right.length; i > 0 && j > 0; ) {
    const at = i * width + j;
    if (paired[at] === 1) {
      deviations.push((right[j - 1] as number) - (left[i - 1] as number));
      i--;
      j--;
    } else if (better(at - width, at - 1) === at - width) i--;
    else j--;
  }
}

/** How far off matched boundaries are, over all pairs of raters and recordings, in seconds. */
export interface BoundaryDeviation {
  readonly medianSigned: number;
  readonly p90Signed: number;
  readonly medianAbsolute: number;
  readonly p90Absolute: number;
}

/** The deviation of matched boundaries; null when nothing matched. Quantiles interpolate linearly (type 7). */
export function boundaryDeviation(deviations: readonly number[]): BoundaryDeviation | null {
  if (deviations.length === 0) return null;
  const ascending = (values: readonly number[]): readonly number[] => [...values].sort((x, y) => x - y);
  const absolute = ascending(deviations.map(Math.abs));
  const signed = ascending(deviations);
  return { medianSigned: quantile(signed, 0.5), p90Signed: quantile(signed, 0.9), medianAbsolute: quantile(absolute, 0.5), p90Absolute: quantile(absolute, 0.9) };
}

/** Median distance from each of a's boundaries to the nearest one of b, in seconds; null when either has none. */
export function medianNearestDeviation(a: readonly number[], b: readonly number[], options: { readonly trim: boolean } = { trim: true }): number | null {
  const from = prepared(a, options.trim);
  const to = prepared(b, options.trim);
  if (from.length === 0 || to.length === 0) return null;
  return quantile(
    from.map((time) => to.reduce((least, other) => Math.min(least, Math.abs(other - time)), Infinity)).sort((x, y) => x - y),
    0.5,
  );
}
