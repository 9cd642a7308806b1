import { boundaryDeviation, boundaryMatch, spanBoundariesOf } from '../agreement/boundary-agreement.ts';
import { recordingLanes, type SpanRecording } from '../agreement/timeline.ts';
import { summedStatistic } from '../agreement/unit-statistic.ts';
import type { RelationsFigure } from '../agreement/object-relations.ts';
import type { PersonId } from '../model/ids.ts';
import { undefinedBecause } from '../agreement/estimate.ts';
import type { BoundaryFigures, PairBoundaries } from './region-figures.ts';

/** How far apart boundaries may lie and still match, in seconds: the custom for speech (music: .5). */
export const BOUNDARY_TOLERANCE = 0.05;

interface PairSums {
  matched: number;
  ofFirst: number;
  ofSecond: number;
  readonly deviations: number[];
}

/**
 * How starts and ends of spans fit (spec §7.3), per pair of labelers and over all, lane by lane. The ends of the recording are
 * no boundaries. `f1` is undefined when nobody marked any. O(boundaries) unless many lie within the tolerance of each other.
 */
export function spanBoundaries(labelers: readonly PersonId[], recordings: readonly SpanRecording[], tolerance: number = BOUNDARY_TOLERANCE): Omit<BoundaryFigures, 'f1'> & { readonly f1: RelationsFigure } {
  const sums = new Float64Array(recordings.length * 2);
  const pairs = new Map<number, PairSums>();
  const units: number[] = [];
  recordings.forEach((recording, unit) => {
    for (const lane of recordingLanes(recording)) {
      const boundaries = lane.answers.map((spans) => (spans === null ? null : spanBoundariesOf(spans, lane)));
      boundaries.forEach((first, a) => {
        boundaries.forEach((second, b) => {
          if (a >= b || first === null || second === null) return;
          const found = boundaryMatch(first, second, tolerance, { trim: false });
          const pair = pairs.get(a * labelers.length + b) ?? { matched: 0, ofFirst: 0, ofSecond: 0, deviations: [] };
          pairs.set(a * labelers.length + b, pair);
          pair.matched += found.matched;
          pair.ofFirst += first.length;
          pair.ofSecond += second.length;
          for (const deviation of found.deviations) pair.deviations.push(deviation);
          sums[2 * unit] = (sums[2 * unit] as number) + 2 * found.matched;
          sums[2 * unit + 1] = (sums[2 * unit + 1] as number) + first.length + second.length;
        });
      });
    }
    if ((sums[2 * unit] as number) < (sums[2 * unit + 1] as number)) units.push(unit);
  });
  const statistic = summedStatistic(sums, 2, (totals) => ((totals[1] as number) < 0.5 ? null : (totals[0] as number) / (totals[1] as number)));
  return {
    tolerance,
    f1: { value: statistic.at(new Float64Array(recordings.length).fill(1)), statistic },
    deviation: boundaryDeviation([...pairs.values()].flatMap(({ deviations }) => deviations)),
    pairs: [...pairs].sort(([x], [y]) => x - y).map(([key, each]) => pairOf(labelers[Math.floor(key / labelers.length)] as PersonId, labelers[key % labelers.length] as PersonId, each)),
    units,
  };
}

function pairOf(first: PersonId, second: PersonId, { matched, ofFirst, ofSecond, deviations }: PairSums): PairBoundaries {
  const share = (above: number, below: number) => (below === 0 ? undefinedBecause('no_pairable_values') : ({ kind: 'defined', value: above / below } as const));
  return { first, second, matched, precision: share(matched, ofSecond), recall: share(matched, ofFirst), f1: share(2 * matched, ofFirst + ofSecond), deviation: boundaryDeviation(deviations) };
}
