import { type DistanceAlpha, distanceAlpha } from './distance-alpha.ts';
import { valueOrNull } from './estimate.ts';
import { labelAlpha, type LabelSets, labelsUsed, multilabelAlpha } from './multilabel-alpha.ts';
import { jaccardDistance, masiDistance, setMonotonicity } from './set-distance.ts';

/** The parts of a distance alpha under the names that reference vectors use. */
export function alphaFields(suffix: string, { coefficient }: DistanceAlpha): Readonly<Record<string, number | null>> {
  const defined = coefficient.kind === 'defined';
  return {
    [`alpha_${suffix}`]: valueOrNull(coefficient),
    [`Do_${suffix}`]: defined ? coefficient.observed : coefficient.because === 'no_variation' ? 0 : null,
    [`De_${suffix}`]: defined ? coefficient.expected : coefficient.because === 'no_variation' ? 0 : null,
  };
}

/** `reason` when the coefficient is undefined, else nothing. */
export function reasonField({ coefficient }: DistanceAlpha): Readonly<Record<string, string>> {
  return coefficient.kind === 'undefined' ? { reason: coefficient.because } : {};
}

interface SetUnits {
  readonly ratings: LabelSets;
}

/** In vectors a set may be written as a text, one label a character. */
function labelsOf(set: string | readonly string[]): readonly string[] {
  return typeof set === 'string' ? [...new Set(set)] : set;
}

function variant(units: LabelSets, distance: (a: readonly string[], b: readonly string[]) => number): number | null {
  return valueOrNull(distanceAlpha<readonly string[]>(units, { distance, key: (set) => JSON.stringify([...set].sort()) }).coefficient);
}

/** Reference functions for sets of labels. */
export const setMetrics = {
  set_distance: ({ pairs }: { readonly pairs: readonly (readonly [string | readonly string[], string | readonly string[]])[] }) => ({
    jaccard: pairs.map(([a, b]) => jaccardDistance(labelsOf(a), labelsOf(b))),
    masi: pairs.map(([a, b]) => masiDistance(labelsOf(a), labelsOf(b))),
  }),
  multilabel_alpha: ({ ratings }: SetUnits) => {
    const masi = multilabelAlpha(ratings, 'masi');
    return {
      ...alphaFields('jaccard', multilabelAlpha(ratings, 'jaccard')),
      ...alphaFields('masi', masi),
      alpha_exact_set: valueOrNull(multilabelAlpha(ratings, 'exact').coefficient),
      per_label_alpha: Object.fromEntries(labelsUsed(ratings).map((label) => [label, valueOrNull(labelAlpha(ratings, label).coefficient)])),
      ...reasonField(masi),
    };
  },
  /** Other tools' conventions, so that their numbers can be reconciled: (1 − J)(1 − M), and Passonneau's 2004 steps. */
  multilabel_alpha_variants: ({ ratings }: SetUnits) => ({
    dkpro_masi_1mJ_times_1mM: variant(ratings, (a, b) => (a.length + b.length === 0 ? 0 : jaccardDistance(a, b) * (1 - setMonotonicity(a, b)))),
    passonneau_2004_0_13_23_1: variant(ratings, (a, b) => 1 - setMonotonicity(a, b)),
  }),
};
