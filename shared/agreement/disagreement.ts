import type { ValueLists } from './rating-table.ts';

/**
 * How far apart two categories are, already squared where the literature squares it (Krippendorff's δ²):
 * - `nominal`: 0 or 1;
 * - `ordinal`: squared difference of mid-ranks, the ranks taken from the data themselves;
 * - `squares`: squared difference of the categories' `scores`;
 * - `pairs`: anything symmetric with `between(c, c) = 0`, asked for pair by pair.
 */
export type Scale =
  | { readonly kind: 'nominal' }
  | { readonly kind: 'ordinal' }
  | { readonly kind: 'squares'; readonly scores: ArrayLike<number> }
  | { readonly kind: 'pairs'; readonly between: (a: number, b: number) => number };

/** Observed and expected disagreement of value lists, over lists of at least two values. */
export interface Disagreement {
  /** Values in such lists. */
  readonly pairable: number;
  /** How often each category occurs among them. */
  readonly counts: Float64Array<ArrayBuffer>;
  /** Mean distance within lists, each value weighted alike. 0 when nothing is pairable. */
  readonly observed: number;
  /** Mean distance between any two values of the data. 0 when there is no variation. */
  readonly expected: number;
}

/**
 * The one engine behind alpha at every level. `weights[i]` says how often list i counts (its multiplicity in a resample, or
 * how many units share its pattern); null means once each. Lists with fewer than two values are left out before anything
 * is counted.
 *
 * No list × category table is ever built: nominal, ordinal and interval cost O(values + V), other distances
 * O(values · raters + V²) for V categories. Sums are exact integers for nominal data and compensated otherwise, so the order
 * of units does not show.
 */
export function disagreement(lists: ValueLists, categories: number, scale: Scale, weights: Float64Array | null): Disagreement {
  if (scale.kind === 'nominal') return nominalDisagreement(lists, categories, weights);
  const { counts, pairable } = countValues(lists, categories, weights);
  const within = scale.kind === 'pairs' ? distancesWithin(lists, scale.between, weights) : squaresWithin(lists, scale.kind === 'ordinal' ? midRanks(counts) : scale.scores, weights);
  return { pairable, counts, observed: pairable === 0 ? 0 : within / pairable, expected: expectedDisagreement(counts, pairable, scale) };
}

/** Mean distance between any two of `pairable` values, of which each category has `counts[c]`. O(V), for `pairs` O(V²). 0 below two values. */
export function expectedDisagreement(counts: Float64Array, pairable: number, scale: Scale): number {
  if (pairable < 2) return 0;
  switch (scale.kind) {
    case 'nominal': {
      let equalPairs = 0;
      for (const count of counts) equalPairs += count * (count - 1);
      return 1 - equalPairs / (pairable * (pairable - 1));
    }
    case 'ordinal':
      return squaresOverall(counts, pairable, midRanks(counts)) / (pairable * (pairable - 1));
    case 'squares':
      return squaresOverall(counts, pairable, scale.scores) / (pairable * (pairable - 1));
    case 'pairs':
      return distancesOverall(counts, scale.between) / (pairable * (pairable - 1));
  }
}

// Longer lists are tallied; for short ones comparing all pairs touches no memory beyond the list itself.
const LONGEST_COMPARED = 12;

function nominalDisagreement({ start, code }: ValueLists, categories: number, weights: Float64Array | null): Disagreement {
  const counts = new Float64Array(categories);
  // Differing pairs are summed per list length: integers, which doubles add without rounding in any order.
  const differingOfLength = new Float64Array(longest(start) + 1);
  const tally = new Int32Array(categories);
  let pairable = 0;
  for (let list = 0; list + 1 < start.length; list++) {
    const from = start[list] as number;
    const to = start[list + 1] as number;
    const length = to - from;
    const weight = weights === null ? 1 : (weights[list] as number);
    if (length < 2 || weight === 0) continue;
    pairable += weight * length;
    let differing = 0;
    if (length <= LONGEST_COMPARED) {
      for (let i = from; i < to; i++) {
        const value = code[i] as number;
        counts[value] = (counts[value] as number) + weight;
        for (let j = i + 1; j < to; j++) if (code[j] !== value) differing++;
      }
    } else {
      differing = (length * (length - 1)) / 2;
      for (let i = from; i < to; i++) {
        const value = code[i] as number;
        counts[value] = (counts[value] as number) + weight;
        differing -= tally[value] as number;
        tally[value] = (tally[value] as number) + 1;
      }
      for (let i = from; i < to; i++) tally[code[i] as number] = 0;
    }
    differingOfLength[length] = (differingOfLength[length] as number) + weight * differing;
  }
  let within = 0;
  for (let length = 2; length < differingOfLength.length; length++) within += (2 * (differingOfLength[length] as number)) / (length - 1);
  return { pairable, counts, observed: pairable === 0 ? 0 : within / pairable, expected: expectedDisagreement(counts, pairable, { kind: 'nominal' }) };
}

function longest(start: Int32Array): number {
  let most = 0;
  for (let list = 0; list + 1 < start.length; list++) {
    const length = (start[list + 1] as number) - (start[list] as number);
    if (length > most) most = length;
  }
  return most;
}

function countValues({ start, code }: ValueLists, categories: number, weights: Float64Array | null): { counts: Float64Array<ArrayBuffer>; pairable: number } {
  const counts = new Float64Array(categories);
  let pairable = 0;
  for (let list = 0; list + 1 < start.length; list++) {
    const from = start[list] as number;
    const to = start[list + 1] as number;
    const weight = weights === null ? 1 : (weights[list] as number);
    if (to - from < 2 || weight === 0) continue;
    pairable += weight * (to - from);
    for (let i = from; i < to; i++) {
      const value = code[i] as number;
      counts[value] = (counts[value] as number) + weight;
    }
  }
  return { counts, pairable };
}

/**
 * The mid-rank of every category: how many values lie below it plus half of its own (Krippendorff's ordinal metric is the
 * squared difference of these).
 *
 * @example
 * midRanks(Float64Array.of(2, 0, 4)) // → Float64Array [1, 2, 4]
 */
export function midRanks(counts: Float64Array): Float64Array<ArrayBuffer> {
  const ranks = new Float64Array(counts.length);
  let below = 0;
  for (let category = 0; category < counts.length; category++) {
    const count = counts[category] as number;
    ranks[category] = below + count / 2;
    below += count;
  }
  return ranks;
}

/** Σ over lists of Σ over ordered pairs of (x − y)² / (length − 1), by the sums of x and x² around the list's first value. */
function squaresWithin({ start, code }: ValueLists, scores: ArrayLike<number>, weights: Float64Array | null): number {
  let sum = 0;
  let lost = 0;
  for (let list = 0; list + 1 < start.length; list++) {
    const from = start[list] as number;
    const to = start[list + 1] as number;
    const length = to - from;
    const weight = weights === null ? 1 : (weights[list] as number);
    if (length < 2 || weight === 0) continue;
    const origin = scores[code[from] as number] as number;
    let first = 0;
    let second = 0;
    for (let i = from + 1; i < to; i++) {
      const x = (scores[code[i] as number] as number) - origin;
      first += x;
      second += x * x;
    }
    const term = (weight * 2 * (length * second - first * first)) / (length - 1);
    // Neumaier's compensated addition.
    const next = sum + term;
    lost += sum >= term ? sum - next + term : term - next + sum;
    sum = next;
  }
  return sum + lost;
}

function squaresOverall(counts: Float64Array, n: number, scores: ArrayLike<number>): number {
  let least = Infinity;
  let most = -Infinity;
  let sum = 0;
  for (let category = 0; category < counts.length; category++) {
    const count = counts[category] as number;
    if (count === 0) continue;
    const score = scores[category] as number;
    if (score < least) least = score;
    if (score > most) most = score;
    sum += count * score;
  }
  if (!(most > least)) return 0;
  const mean = sum / n;
  let squares = 0;
  for (let category = 0; category < counts.length; category++) {
    const away = (scores[category] as number) - mean;
    squares += (counts[category] as number) * away * away;
  }
  return 2 * n * squares;
}

function distancesWithin({ start, code }: ValueLists, between: (a: number, b: number) => number, weights: Float64Array | null): number {
  let sum = 0;
  let lost = 0;
  for (let list = 0; list + 1 < start.length; list++) {
    const from = start[list] as number;
    const to = start[list + 1] as number;
    const weight = weights === null ? 1 : (weights[list] as number);
    if (to - from < 2 || weight === 0) continue;
    let apart = 0;
    for (let i = from; i < to; i++) {
      const value = code[i] as number;
      for (let j = i + 1; j < to; j++) if (code[j] !== value) apart += between(value, code[j] as number);
    }
    const term = (weight * 2 * apart) / (to - from - 1);
    const next = sum + term;
    lost += sum >= term ? sum - next + term : term - next + sum;
    sum = next;
  }
  return sum + lost;
}

function distancesOverall(counts: Float64Array, between: (a: number, b: number) => number): number {
  const used: number[] = [];
  for (let category = 0; category < counts.length; category++) if ((counts[category] as number) > 0) used.push(category);
  let sum = 0;
  for (const [i, a] of used.entries()) {
    let row = 0;
    for (let j = i + 1; j < used.length; j++) {
      const b = used[j] as number;
      row += (counts[b] as number) * between(a, b);
    }
    sum += (counts[a] as number) * row;
  }
  return 2 * sum;
}
