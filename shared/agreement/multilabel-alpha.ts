import { compareText } from '../basics/order.ts';
import { type DistanceAlpha, distanceAlpha } from './distance-alpha.ts';
import { jaccardDistance, masiDistance } from './set-distance.ts';

/** Per unit and rater the labels chosen; an empty list is an answer ("none of them"), null is a missing one. */
export type LabelSets = readonly (readonly (readonly string[] | null)[])[];

/** How different two sets of labels are: graded, or all or nothing. */
export type SetDistance = 'masi' | 'jaccard' | 'exact';

const DISTANCES = {
  masi: masiDistance,
  jaccard: jaccardDistance,
  exact: (): number => 1, // only asked for sets that differ
};

/** A set of labels as sorted, distinct labels. */
function normalised(labels: readonly string[]): readonly string[] {
  return [...new Set(labels)].sort(compareText);
}

/**
 * Alpha over sets of labels with MASI (the headline), Jaccard or exact-set distance (spec §5; Passonneau 2006). Order and
 * repetition inside a set do not matter. Undefined without two answers on a unit, or when all answers are the same set.
 */
export function multilabelAlpha(units: LabelSets, distance: SetDistance = 'masi'): DistanceAlpha {
  const sets = units.map((unit) => unit.map((labels) => (labels === null ? null : normalised(labels))));
  return distanceAlpha<readonly string[]>(sets, { distance: DISTANCES[distance], key: (set) => JSON.stringify(set) });
}

/** All labels that occur, sorted. */
export function labelsUsed(units: LabelSets): readonly string[] {
  return normalised(units.flatMap((unit) => unit.flatMap((labels) => labels ?? [])));
}

/** Nominal alpha of one label read as chosen / not chosen. Undefined as `krippendorffAlpha`: `no_variation` where all or nobody chose it. O(answers). */
export function labelAlpha(units: LabelSets, label: string): DistanceAlpha {
  const chosen = units.map((unit) => unit.map((labels) => (labels === null ? null : labels.includes(label))));
  return distanceAlpha<boolean>(chosen, { distance: () => 1, key: String });
}
