import { sampleSize } from './alpha-with-interval.ts';
import type { ClusteredOptions } from './bootstrap-options.ts';
import { consensusCredits, creditGroups } from './consensus-credit.ts';
import { type Estimate, undefinedBecause } from './estimate.ts';
import { estimateOfGroup, groupFigure } from './group-estimate.ts';
import type { RatingTable } from './rating-table.ts';

/** Agreement with the consensus, of each rater and of raters on the whole. */
export interface ConsensusAgreement {
  /** Per rater the mean credit against the others' consensus, with its interval; n counts the units that the rater shares with others. */
  readonly raters: readonly Estimate[];
  /** Human-level performance, leave-one-out: the mean over all ratings. The lower end of the band, because the others err too. */
  readonly leaveOneOut: Estimate;
  /** The mean credit against a consensus that the rating is part of: the upper end, because everybody agrees with themselves. Null where undefined. */
  readonly selfInclusive: number | null;
}

/**
 * How often raters say what most others say, with bootstrap intervals over units (or clusters), raters fixed. The accuracy of a
 * rater lies between `leaveOneOut` and `selfInclusive` as long as raters err independently: three raters who are right 80 % of the
 * time give .68 and .84 (spec §13). Correlated mistakes raise both.
 *
 * In [0, 1]. Undefined: `no_pairable_values` where a rater shares no unit with another. O(ratings · raters + resamples · raters).
 *
 * @example
 * consensusAgreement(tableOfRows([['a', 'a', 'a'], ['a', 'a', 'b']]), { seed: 1 }).leaveOneOut.value // → 0.6666…
 */
export function consensusAgreement(table: RatingTable, options: ClusteredOptions): ConsensusAgreement {
  const { byOthers, byAll } = consensusCredits(table);
  const n = sampleSize(table);
  const raters = Array.from({ length: table.raters }, (_, who) => {
    const units = commonUnits(table, byOthers, who);
    return estimateOfCredits(table, byOthers, who, { units, total: n.total, raters: n.raters, pairable: units }, options);
  });
  return {
    raters,
    leaveOneOut: estimateOfCredits(table, byOthers, null, n, options),
    selfInclusive: estimateOfCredits(table, byAll, null, n, { ...options, resamples: 0 }).value,
  };
}

function commonUnits({ rater }: RatingTable, credit: Float64Array, who: number): number {
  let units = 0;
  for (let i = 0; i < rater.length; i++) if (rater[i] === who && !Number.isNaN(credit[i])) units += 1;
  return units;
}

function estimateOfCredits(table: RatingTable, credit: Float64Array, who: number | null, n: Estimate['n'], options: ClusteredOptions): Estimate {
  const { groupOf, sums, counts } = creditGroups(table, credit, who);
  const figure = groupFigure(groupOf, n, (times) => {
    let earned = 0;
    let ratings = 0;
    for (let group = 0; group < times.length; group++) {
      earned += (times[group] as number) * (sums[group] as number);
      ratings += (times[group] as number) * (counts[group] as number);
    }
    return ratings === 0 ? undefinedBecause('no_pairable_values') : { kind: 'defined', value: earned / ratings };
  });
  return estimateOfGroup(figure, options);
}
