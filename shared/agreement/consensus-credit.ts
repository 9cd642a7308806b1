import { type RatingTable, unitCount } from './rating-table.ts';

/** For each rating of a table what it earns by agreeing with the consensus, as columns in the order of `table.code`. */
export interface ConsensusCredits {
  /** Credit against the most frequent values of the *others*: 1/t where t of them tie and the rating is one of these, else 0. NaN where nobody else rated the unit. */
  readonly byOthers: Float64Array<ArrayBuffer>;
  /** 1 where the others tie. */
  readonly tied: Uint8Array<ArrayBuffer>;
  /** The same against the most frequent values of all raters, the rating itself included: too kind, the upper end of a band. NaN as above. */
  readonly byAll: Float64Array<ArrayBuffer>;
}

/**
 * What each rating earns by saying what most say, ties shared (spec §4 and §13: the share of ties 1/|W|). O(ratings).
 *
 * @example
 * consensusCredits(tableOfRows([['a', 'a', 'b']])).byOthers // → Float64Array [0.5, 0.5, 0]
 */
export function consensusCredits({ start, code, categories }: RatingTable): ConsensusCredits {
  const byOthers = new Float64Array(code.length).fill(NaN);
  const byAll = new Float64Array(code.length).fill(NaN);
  const tied = new Uint8Array(code.length);
  const tally = new Int32Array(categories.length);
  for (let u = 0; u + 1 < start.length; u++) {
    const from = start[u] as number;
    const to = start[u + 1] as number;
    if (to - from < 2) continue;
    let most = 0;
    for (let i = from; i < to; i++) {
      const votes = (tally[code[i] as number] as number) + 1;
      tally[code[i] as number] = votes;
      if (votes > most) most = votes;
    }
    // A category is met as often as it has votes.
    let metAtMost = 0;
    let metBelow = 0;
    for (let i = from; i < to; i++) {
      const votes = tally[code[i] as number];
      if (votes === most) metAtMost += 1;
      else if (votes === most - 1) metBelow += 1;
    }
    const winners = metAtMost / most;
    const seconds = most === 1 ? 0 : metBelow / (most - 1);
    for (let i = from; i < to; i++) {
      const wins = tally[code[i] as number] === most;
      byAll[i] = wins ? 1 / winners : 0;
      // Without its own vote a sole winner ties with those one below it; one of several winners falls behind the others.
      const othersWinners = !wins ? winners : winners === 1 ? seconds + 1 : winners - 1;
      byOthers[i] = wins && winners === 1 ? 1 / othersWinners : 0;
      tied[i] = Number(othersWinners > 1);
    }
    for (let i = from; i < to; i++) tally[code[i] as number] = 0;
  }
  return { byOthers, tied, byAll };
}

/**
 * For each unit the number of what its credits are, so that units with the same are drawn alike in a resample: `groupOf[u]` or −1
 * without credits, and per group their sum and how many.
 */
export function creditGroups(table: RatingTable, credit: Float64Array, who: number | null): { readonly groupOf: Int32Array<ArrayBuffer>; readonly sums: readonly number[]; readonly counts: readonly number[] } {
  const { start, rater } = table;
  const groupOf = new Int32Array(unitCount(table)).fill(-1);
  const groups = new Map<string, number>();
  const sums: number[] = [];
  const counts: number[] = [];
  for (let u = 0; u < groupOf.length; u++) {
    let sum = 0;
    let count = 0;
    for (let i = start[u] as number; i < (start[u + 1] as number); i++) {
      const earned = credit[i] as number;
      if (Number.isNaN(earned) || (who !== null && rater[i] !== who)) continue;
      sum += earned;
      count += 1;
    }
    if (count === 0) continue;
    // Sums of a few fractions: equal ones may differ in the last digits.
    const key = `${sum.toFixed(9)}/${count}`;
    let group = groups.get(key);
    if (group === undefined) {
      group = sums.push(sum) - 1;
      counts.push(count);
      groups.set(key, group);
    }
    groupOf[u] = group;
  }
  return { groupOf, sums, counts };
}
