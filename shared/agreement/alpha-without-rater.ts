import { coincidencesWithout } from './coincidences-without-rater.ts';
import { expectedDisagreement, type Scale } from './disagreement.ts';
import type { ChanceCorrected } from './estimate.ts';
import { alphaOfLists, alphaOfParts, hasNegative, type LevelOptions, scaleOf } from './krippendorff-alpha.ts';
import { type DisagreementLeft, ratingsByRater, takeOut } from './ratings-by-rater.ts';
import { type RatingTable, unitCount, type ValueLists } from './rating-table.ts';

/** Where less than this share of the observed disagreement is left, what is left may be rounding: it is computed anew. */
const LEAST_LEFT = 1e-6;

/**
 * Krippendorff's alpha of the table without each of its raters, in their order: a rater's ratings are taken out of the sums over the table
 * and put back. Undefined as `krippendorffAlpha` of what is left. Equal to the computation from scratch, on the nominal level to the last digit.
 *
 * Nominal O(ratings + raters · V) for V categories; interval O(ratings · raters of a unit + raters · V), ratio and circular raters · V²; ordinal
 * O(ratings · min(raters of a unit, V)² + raters · V²), from scratch for each rater where V² exceeds the ratings.
 *
 * Source: Krippendorff 2004, Content Analysis (2nd ed.), ch. 11.
 */
export function alphasWithoutRater(table: RatingTable, options: LevelOptions): ChanceCorrected[] {
  const { raters, categories } = table;
  const scale = scaleOf(options, categories);
  const anew = (who: number): ChanceCorrected => alphaOfLists(listsWithout(table, who), categories, options, null);
  const byRater = Array.from({ length: raters }, (_, who) => who);
  if (scale.kind === 'ordinal' && categories.length ** 2 > table.code.length) return byRater.map(anew);
  const left = scale.kind === 'ordinal' ? coincidencesWithout(table) : distancesWithout(table, scale);
  return byRater.map((who) => {
    const { parts, share } = left(who);
    if (scale.kind !== 'nominal' && share < LEAST_LEFT) return anew(who);
    if (options.level === 'ratio' && hasNegative(parts, categories)) return anew(who);
    return alphaOfParts(parts);
  });
}

/** Sums of distances by the length of a unit: taking a rating out moves the rest of its unit one length down. */
function distancesWithout(table: RatingTable, scale: Exclude<Scale, { readonly kind: 'ordinal' }>): (who: number) => DisagreementLeft {
  const { start, code } = table;
  const counts = new Float64Array(table.categories.length);
  const apart = new Float64Array(unitCount(table));
  const own = new Float64Array(code.length);
  const distancesOf = scale.kind === 'nominal' ? differencesTo(code, own, new Int32Array(counts.length)) : distancesTo(code, own, distanceOf(scale));
  const ofLength: number[] = [];
  let pairable = 0;
  for (let u = 0; u < apart.length; u++) {
    const from = start[u] as number;
    const to = start[u + 1] as number;
    const length = to - from;
    if (length < 2) continue;
    pairable += length;
    for (let i = from; i < to; i++) counts[code[i] as number] = (counts[code[i] as number] as number) + 1;
    apart[u] = distancesOf(from, to);
    while (ofLength.length <= length) ofLength.push(0);
    ofLength[length] = (ofLength[length] as number) + (apart[u] as number);
  }
  const within = withinOf(ofLength);
  const ratingsOf = ratingsByRater(table);
  return (who) => {
    const leftCounts = counts.slice();
    const leftOfLength = [...ofLength];
    let left = pairable;
    ratingsOf(who, (u, i) => {
      const length = (start[u + 1] as number) - (start[u] as number);
      if (length < 2) return;
      left -= length === 2 ? 2 : 1;
      leftOfLength[length] = (leftOfLength[length] as number) - (apart[u] as number);
      if (length > 2) leftOfLength[length - 1] = (leftOfLength[length - 1] as number) + (apart[u] as number) - (own[i] as number);
      takeOut(table, u, i, leftCounts);
    });
    const leftWithin = withinOf(leftOfLength);
    const parts = { pairable: left, counts: leftCounts, observed: left === 0 ? 0 : leftWithin / left, expected: expectedDisagreement(leftCounts, left, scale) };
    return { parts, share: within === 0 ? 1 : leftWithin / within };
  };
}

/** Writes for each value of a unit how many of the others differ to `own`, and gives their sum over pairs. */
function differencesTo(code: Int32Array, own: Float64Array, tally: Int32Array): (from: number, to: number) => number {
  return (from, to) => {
    let sum = 0;
    for (let i = from; i < to; i++) tally[code[i] as number] = (tally[code[i] as number] as number) + 1;
    for (let i = from; i < to; i++) sum += own[i] = to - from - (tally[code[i] as number] as number);
    for (let i = from; i < to; i++) tally[code[i] as number] = 0;
    return sum / 2;
  };
}

/** The same with distances. */
function distancesTo(code: Int32Array, own: Float64Array, distance: (a: number, b: number) => number): (from: number, to: number) => number {
  return (from, to) => {
    let sum = 0;
    for (let i = from; i < to; i++) {
      for (let j = i + 1; j < to; j++) {
        const apart = distance(code[i] as number, code[j] as number);
        own[i] = (own[i] as number) + apart;
        own[j] = (own[j] as number) + apart;
        sum += apart;
      }
    }
    return sum;
  };
}

function distanceOf(scale: Extract<Scale, { readonly kind: 'squares' | 'pairs' }>): (a: number, b: number) => number {
  if (scale.kind === 'squares') return (a, b) => ((scale.scores[a] as number) - (scale.scores[b] as number)) ** 2;
  return (a, b) => (a === b ? 0 : scale.between(a, b));
}

function withinOf(ofLength: readonly number[]): number {
  let within = 0;
  for (let length = 2; length < ofLength.length; length++) within += (2 * (ofLength[length] as number)) / (length - 1);
  return within;
}

/** The value lists of a table without one rater's values. */
function listsWithout({ start, rater, code }: RatingTable, who: number): ValueLists {
  const kept = new Int32Array(code.length);
  const keptStart = new Int32Array(start.length);
  let count = 0;
  for (let u = 0; u + 1 < start.length; u++) {
    for (let i = start[u] as number; i < (start[u + 1] as number); i++) if (rater[i] !== who) kept[count++] = code[i] as number;
    keptStart[u + 1] = count;
  }
  return { start: keptStart, code: kept.slice(0, count) };
}
