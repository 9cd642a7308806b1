import { alphaDifference } from '../agreement/alpha-difference.ts';
import type { BootstrapOptions } from '../agreement/alpha-with-interval.ts';
import { bootstrapReplicates, intervalOfReplicates, jackknife, RESAMPLES } from '../agreement/bootstrap.ts';
import type { Interval } from '../agreement/estimate.ts';
import type { RatingTable } from '../agreement/rating-table.ts';
import type { Resampling } from '../agreement/resampling.ts';
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
  /** Samples that both rounds have: drawn together, which is what makes the interval narrow. */
  readonly samplesInBoth: number;
  /** Could it be chance? Null where a side has nothing to compare. */
  readonly test: ChangeTest | null;
}

/**
 * Did it help? The headline after minus the headline before, with a bootstrap interval over samples: a sample that is in
 * both rounds is drawn with both its sides, and where the rounds share none each is drawn by itself. The inputs hold one
 * round each of one question. Value and interval are undefined as the headline's are.
 *
 * Cost: that of both headlines, and one sum over samples a resample; call it in a worker. Source: Efron & Tibshirani 1993, ch. 8.
 */
export function agreementChange(before: AgreementInput, after: AgreementInput, options: BootstrapOptions): AgreementChange {
  const places = commonPlaces(before, after);
  const { samplesInBoth } = places;
  const { question } = after;
  const test = changeTest(before, after, options);
  if (hasOneLabel(question)) {
    const level = question.type === 'choice' ? 'nominal' : 'ordinal';
    const sides = [labelTable(before, question, places), labelTable(after, question, places)] as const;
    return { ...alphaDifference(sides[0], sides[1], { ...options, level, sameUnits: samplesInBoth > 0 }), samplesInBoth, test };
  }
  const headlines = [headlineStatistic(before, question, options.seed), headlineStatistic(after, question, options.seed)] as const;
  return { ...statisticChange(before, after, headlines, places, options), samplesInBoth, test };
}

function hasOneLabel(question: Question): question is LabelQuestion {
  return question.type === 'choice' || question.type === 'rating';
}

interface Places {
  /** A number from 0 for every sample of either input: those of the first, then those that only the second has. */
  readonly places: ReadonlyMap<SampleId, number>;
  readonly size: number;
  readonly samplesInBoth: number;
}

function commonPlaces(before: AgreementInput, after: AgreementInput): Places {
  const places = new Map<SampleId, number>();
  for (const { sample } of before.units) places.set(sample, places.get(sample) ?? places.size);
  let samplesInBoth = 0;
  for (const { sample } of after.units) {
    if (places.has(sample)) samplesInBoth += 1;
    else places.set(sample, places.size);
  }
  return { places, size: places.size, samplesInBoth };
}

/** The answers of one side on the samples of both; a sample that the side does not have is a row without values. */
function labelTable(input: AgreementInput, question: LabelQuestion, { places, size }: Places): RatingTable {
  return answerTable(input, question, { count: size, of: input.units.map(({ sample }) => places.get(sample) as number) });
}

function statisticChange(before: AgreementInput, after: AgreementInput, headlines: readonly [UnitStatistic, UnitStatistic], { places, samplesInBoth, size }: Places, options: BootstrapOptions): Omit<AgreementChange, 'samplesInBoth' | 'test'> {
  const first = sideOf(before, headlines[0], places);
  const second = sideOf(after, headlines[1], places);
  const difference = (weights: Float64Array) => second(weights) - first(weights);
  const value = difference(new Float64Array(size).fill(1));
  if (Number.isNaN(value)) return { value: null, interval: null };
  const { seed, resamples = RESAMPLES, confidence = 0.95, method = 'bca' } = options;
  if (resamples === 0) return { value, interval: null };
  const plan = drawWithin(samplesInBoth > 0 ? [size] : [before.units.length, after.units.length]);
  const replicates = bootstrapReplicates(plan, difference, seed, 0, resamples, options.onResample);
  return { value, interval: intervalOfReplicates(value, replicates, () => jackknife(plan, difference), { confidence, method, seed }) };
}

/** The headline of one side by how often each common sample occurs; NaN where it is undefined. */
function sideOf(input: AgreementInput, statistic: UnitStatistic, places: Places['places']): (weights: Float64Array) => number {
  const placeOf = input.units.map(({ sample }) => places.get(sample) as number);
  const times = new Float64Array(placeOf.length);
  return (weights) => {
    for (let unit = 0; unit < times.length; unit++) times[unit] = weights[placeOf[unit] as number] as number;
    return statistic.at(times) ?? NaN;
  };
}

/** Draws with replacement within each of the given consecutive groups of units. */
function drawWithin(sizes: readonly number[]): Resampling {
  const groups = sizes.reduce((sum, size) => sum + size, 0);
  return {
    groups,
    draws: groups,
    kinds: groups,
    draw(random, weights) {
      weights.fill(0);
      let from = 0;
      for (const size of sizes) {
        for (let i = 0; i < size; i++) {
          const unit = from + random.below(size);
          weights[unit] = (weights[unit] as number) + 1;
        }
        from += size;
      }
    },
    everything: (weights) => weights.fill(1),
    leaveOut(unit, weights) {
      weights.fill(1);
      weights[unit] = 0;
      return 1;
    },
  };
}
