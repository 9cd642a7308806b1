import { alphaDifference, resampledDifference, type ResampledDifference } from '../agreement/alpha-difference.ts';
import type { BootstrapOptions, ClusteredOptions } from '../agreement/bootstrap-options.ts';
import type { Interval, IntervalNote } from '../agreement/estimate.ts';
import type { RatingTable } from '../agreement/rating-table.ts';
import { resampleGroups, sideBySide } from '../agreement/resampling.ts';
import type { UnitStatistic } from '../agreement/unit-statistic.ts';
import type { SampleId } from '../model/ids.ts';
import type { Question } from '../model/label-set.ts';
import type { AgreementInput } from './agreement-input.ts';
import { answerTable, type LabelQuestion } from './answer-table.ts';
import { type ChangeTest, changeTest } from './change-test.ts';
import { headlineStatistic } from './headline.ts';

/** How the headline of a question moved between two rounds. */
export interface AgreementChange {
  /** After minus before; null when either is undefined. */
  readonly value: number | null;
  readonly interval: Interval | null;
  /** Why a defined value has no interval. */
  readonly intervalNote?: IntervalNote;
  /** Samples that both rounds have: drawn together, which is what makes the interval narrow. */
  readonly samplesInBoth: number;
  /** Could it be chance? Null where a side has nothing to compare. */
  readonly test: ChangeTest | null;
}

/**
 * Did it help? The headline after minus the headline before, with a bootstrap interval over samples: a sample that is in
 * both rounds is drawn with both its sides, and where the rounds share none each is drawn by itself. Samples of a group are drawn together, as in the headline. The inputs hold one
 * round each of one question. Value and interval are undefined as the headline's are.
 *
 * Cost: that of both headlines, and one sum over samples a resample; call it in a worker. Source: Efron & Tibshirani 1993, ch. 8.
 */
export function agreementChange(before: AgreementInput, after: AgreementInput, asked: BootstrapOptions): AgreementChange {
  const places = commonPlaces(before, after);
  const { samplesInBoth, clusters } = places;
  const options: ClusteredOptions = clusters === undefined ? asked : { ...asked, clusters };
  const { question } = after;
  const test = changeTest(before, after, options);
  if (hasOneLabel(question)) {
    const level = question.type === 'choice' ? 'nominal' : 'ordinal';
    const sides = [labelTable(before, question, places.size, places.placesOf[0]), labelTable(after, question, places.size, places.placesOf[1])] as const;
    return { ...alphaDifference(sides[0], sides[1], { ...options, level, sameUnits: samplesInBoth > 0 }), samplesInBoth, test };
  }
  const headlines = [headlineStatistic(before, question, options.seed), headlineStatistic(after, question, options.seed)] as const;
  return { ...statisticChange(before, headlines, places, options), samplesInBoth, test };
}

function hasOneLabel(question: Question): question is LabelQuestion {
  return question.type === 'choice' || question.type === 'rating';
}

interface Places {
  /**
   * For each unit of either side the number of its sample: samples of the first side from 0, then those that only the
   * second has.
   */
  readonly placesOf: readonly [Int32Array, Int32Array];
  readonly size: number;
  readonly samplesInBoth: number;
  /** For each sample what it hangs together with on either side; absent where samples stand alone. */
  readonly clusters: Uint32Array | undefined;
}

function commonPlaces(before: AgreementInput, after: AgreementInput): Places {
  const places = new Map<SampleId, number>();
  for (const { sample } of before.units) places.set(sample, places.get(sample) ?? places.size);
  let samplesInBoth = 0;
  for (const { sample } of after.units) {
    if (places.has(sample)) samplesInBoth += 1;
    else places.set(sample, places.size);
  }
  const placesIn = ({ units }: AgreementInput) => Int32Array.from(units, ({ sample }) => places.get(sample) as number);
  const placesOf = [placesIn(before), placesIn(after)] as const;
  return { placesOf, size: places.size, samplesInBoth, clusters: joinedClusters([before, after], placesOf, places.size) };
}

/** Samples that hang together on either side, also by way of others: the inputs number their clusters each for itself. */
function joinedClusters(sides: readonly AgreementInput[], placesOf: Places['placesOf'], size: number): Uint32Array | undefined {
  if (sides.every(({ cluster }) => cluster === undefined)) return undefined;
  const joinedTo = Uint32Array.from({ length: size }, (_, place) => place);
  const rootOf = (place: number): number => {
    let root = place;
    while (joinedTo[root] !== root) root = joinedTo[root] = joinedTo[joinedTo[root] as number] as number;
    return root;
  };
  sides.forEach(({ cluster }, side) => {
    const firstOf = new Map<number, number>();
    cluster?.forEach((number, unit) => {
      const place = placesOf[side]?.[unit] as number;
      const first = firstOf.get(number);
      if (first === undefined) firstOf.set(number, place);
      else joinedTo[rootOf(place)] = rootOf(first);
    });
  });
  return joinedTo.map((_, place) => rootOf(place));
}

/** The answers of one side on the samples of both; a sample that the side does not have is a row without values. */
function labelTable(input: AgreementInput, question: LabelQuestion, size: number, of: Int32Array): RatingTable {
  return answerTable(input, question, { count: size, of });
}

function statisticChange(before: AgreementInput, headlines: readonly [UnitStatistic, UnitStatistic], places: Places, options: ClusteredOptions): Omit<AgreementChange, 'samplesInBoth' | 'test'> {
  const first = sideOf(headlines[0], places.placesOf[0]);
  const second = sideOf(headlines[1], places.placesOf[1]);
  const difference = (weights: Float64Array) => second(weights) - first(weights);
  const value = difference(new Float64Array(places.size).fill(1));
  if (Number.isNaN(value)) return { value: null, interval: null };
  return resampledDifference(value, () => ({ statistic: difference, ...planOf(before, headlines, places) }), options);
}

/** Samples that say something to a side, or their groups: of both sides together where they share some, else each by itself. */
function planOf(before: AgreementInput, headlines: readonly [UnitStatistic, UnitStatistic], { placesOf, samplesInBoth, size, clusters }: Places): Pick<ResampledDifference, 'plan' | 'fewest'> {
  const groupOf = new Int32Array(size).fill(-1);
  headlines.forEach((statistic, side) => {
    for (const [unit, place] of (placesOf[side] as Int32Array).entries()) if (statistic.inert?.(unit) !== true) groupOf[place] = place;
  });
  if (samplesInBoth > 0) {
    const plan = resampleGroups(groupOf, clusters, size);
    return { plan, fewest: plan.draws };
  }
  const middle = before.units.length;
  const first = resampleGroups(groupOf.subarray(0, middle), clusters?.subarray(0, middle), middle);
  const second = resampleGroups(groupOf.subarray(middle).map((place) => (place < 0 ? place : place - middle)), clusters?.subarray(middle), size - middle);
  return { plan: sideBySide(first, second), fewest: Math.min(first.draws, second.draws) };
}

/** The headline of one side by how often each common sample occurs; NaN where it is undefined. */
function sideOf(statistic: UnitStatistic, placeOf: Int32Array): (weights: Float64Array) => number {
  const times = new Float64Array(placeOf.length);
  return (weights) => {
    for (let unit = 0; unit < times.length; unit++) times[unit] = weights[placeOf[unit] as number] as number;
    return statistic.at(times) ?? NaN;
  };
}
