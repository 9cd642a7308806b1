import { alphasWithoutRater } from './alpha-without-rater.ts';
import { consensusCredits } from './consensus-credit.ts';
import { type Coefficient, undefinedBecause } from './estimate.ts';
import { alphaOfLists, type LevelOptions } from './krippendorff-alpha.ts';
import type { RatingTable } from './rating-table.ts';

/** One rater against the others. */
export interface RaterAgreement {
  /**
   * Mean credit for saying what most of the *others* said, the rater's own vote never included; where t categories tie among the others,
   * saying one of them earns 1/t.
   */
  readonly withOthers: Coefficient;
  /** Units that the rater and at least one other rated. */
  readonly units: number;
  /** Of these, units on which the others tie. */
  readonly tiedUnits: number;
  /** Share of agreeing pairs among all pairs that the rater is part of. */
  readonly meanPairwise: Coefficient;
  readonly alphaWithout: Coefficient;
  /** Alpha without the rater minus alpha with: positive when leaving the rater out would raise it. */
  readonly gainIfRemoved: Coefficient;
  /** The rater's label shares minus the others' on the same units, per category; sums to 0. Zeros without such units. */
  readonly bias: Float64Array<ArrayBuffer>;
}

export interface PerRaterAgreement {
  readonly alpha: Coefficient;
  readonly raters: readonly RaterAgreement[];
  /**
   * Human-level performance, leave-one-out: the unit-weighted mean of `withOthers`. Deflated, because the others err too; correlated
   * mistakes raise it; only an adjudicated sample is unbiased. Show it as a band, with these pitfalls.
   */
  readonly humanLevel: Coefficient;
}

/**
 * Agreement of each rater with the others. A ranking of raters is a multiple comparison, and a rater who got the hard units looks bad: show
 * intervals and n (`consensusAgreement`), and adjust p values (`adjustedPValues`). A rater's figures are undefined (`no_pairable_values`) where
 * nobody else rated the same units, alphas as `krippendorffAlpha`. O(ratings · different values of a unit) and `alphasWithoutRater`.
 *
 * Source: leaving one out, Krippendorff 2004, Content Analysis (2nd ed.), ch. 11; credit for ties as in majority votes.
 */
export function perRaterAgreement(table: RatingTable, options: LevelOptions = { level: 'nominal' }): PerRaterAgreement {
  const alpha = alphaOfLists(table, table.categories, options, null);
  const without = alphasWithoutRater(table, options);
  const credits = creditsByOthers(table);
  const inPairs = pairsByRater(table);
  const bias = raterBias(table);
  const raters = credits.map(({ credit, units, tiedUnits }, who): RaterAgreement => {
    const alphaWithout = without[who] as Coefficient;
    return {
      withOthers: share(credit, units),
      units,
      tiedUnits,
      meanPairwise: share(inPairs.agreeing[who] as number, inPairs.all[who] as number),
      alphaWithout,
      gainIfRemoved:
        alphaWithout.kind === 'undefined' ? alphaWithout : alpha.kind === 'undefined' ? alpha : { kind: 'defined', value: alphaWithout.value - alpha.value },
      bias: bias[who] as Float64Array<ArrayBuffer>,
    };
  });
  const humanLevel = share(
    credits.reduce((sum, { credit }) => sum + credit, 0),
    credits.reduce((sum, { units }) => sum + units, 0),
  );
  return { alpha, raters, humanLevel };
}

function share(part: number, whole: number): Coefficient {
  return whole === 0 ? undefinedBecause('no_pairable_values') : { kind: 'defined', value: part / whole };
}

/** For each rater in how many pairs of ratings of a unit it is, and in how many of them the two agree. */
function pairsByRater({ start, rater, code, raters, categories }: RatingTable): { readonly all: Float64Array; readonly agreeing: Float64Array } {
  const all = new Float64Array(raters);
  const agreeing = new Float64Array(raters);
  const tally = new Int32Array(categories.length);
  for (let u = 0; u + 1 < start.length; u++) {
    const from = start[u] as number;
    const to = start[u + 1] as number;
    for (let i = from; i < to; i++) tally[code[i] as number] = (tally[code[i] as number] as number) + 1;
    for (let i = from; i < to; i++) {
      const who = rater[i] as number;
      all[who] = (all[who] as number) + to - from - 1;
      agreeing[who] = (agreeing[who] as number) + (tally[code[i] as number] as number) - 1;
    }
    for (let i = from; i < to; i++) tally[code[i] as number] = 0;
  }
  return { all, agreeing };
}

interface Credit {
  credit: number;
  units: number;
  tiedUnits: number;
}

/** For each rater the credits earned by agreeing with the most frequent values of the others. */
function creditsByOthers(table: RatingTable): Credit[] {
  const credits = Array.from({ length: table.raters }, (): Credit => ({ credit: 0, units: 0, tiedUnits: 0 }));
  const { byOthers, tied } = consensusCredits(table);
  for (let i = 0; i < byOthers.length; i++) {
    if (Number.isNaN(byOthers[i])) continue;
    const of = credits[table.rater[i] as number] as Credit;
    of.credit += byOthers[i] as number;
    of.units += 1;
    of.tiedUnits += tied[i] as number;
  }
  return credits;
}

function raterBias({ start, rater, code, raters, categories }: RatingTable): Float64Array<ArrayBuffer>[] {
  const bias = Array.from({ length: raters }, () => new Float64Array(categories.length));
  const units = new Int32Array(raters);
  const tally = new Int32Array(categories.length);
  const used: number[] = [];
  for (let u = 0; u + 1 < start.length; u++) {
    const from = start[u] as number;
    const to = start[u + 1] as number;
    if (to - from < 2) continue;
    used.length = 0;
    for (let i = from; i < to; i++) {
      const value = code[i] as number;
      if (tally[value] === 0) used.push(value);
      tally[value] = (tally[value] as number) + 1;
    }
    for (let i = from; i < to; i++) {
      const who = rater[i] as number;
      const own = bias[who] as Float64Array;
      units[who] = (units[who] as number) + 1;
      own[code[i] as number] = (own[code[i] as number] as number) + 1 + 1 / (to - from - 1);
      for (const value of used) own[value] = (own[value] as number) - (tally[value] as number) / (to - from - 1);
    }
    for (const value of used) tally[value] = 0;
  }
  return bias.map((column, who) => column.map((sum) => sum / Math.max(1, units[who] as number)));
}
