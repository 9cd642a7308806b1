import type { ClusteredOptions } from '../agreement/bootstrap-options.ts';
import { type Coefficient, type Estimate, type SampleSize, undefinedBecause } from '../agreement/estimate.ts';
import { overlapSamples } from '../agreement/object-agreement.ts';
import { type ObjectAlpha, objectAlpha } from '../agreement/object-alpha.ts';
import { objectF1Curve } from '../agreement/object-curve.ts';
import { OBJECT_THRESHOLDS } from '../agreement/object-decomposition.ts';
import { objectDistanceAlpha } from '../agreement/object-distance-alpha.ts';
import { type ObjectF1, objectF1 } from '../agreement/object-f1.ts';
import { type RelationsFigure, relationsF1 } from '../agreement/object-relations.ts';
import { labelsOfSamples, type ObjectSample, objectSampleSize, type OverlappedSample, withoutRater } from '../agreement/object-sample.ts';
import { ABSENT } from '../agreement/object-units.ts';
import { estimatesOfUnits, type UnitFigure } from '../agreement/unit-estimate.ts';
import { hasRegions } from '../model/annotation.ts';
import type { PersonId } from '../model/ids.ts';
import type { LabeledQuestion } from '../model/label-set.ts';
import { type AgreementInput, answerMatrix } from './agreement-input.ts';
import type { Confusion, LabelerFigures, LabelFigures, MeasuredAgreement, PairFigures } from './agreement-figures.ts';
import { distanceEstimate, gainOf } from './distance-figures.ts';
import { regionDecomposition } from './region-decomposition.ts';
import type { F1Curve } from './region-figures.ts';

/**
 * Agreement on boxes, rotated boxes, polygons or points: alpha over objects (headline), matched F1 with its curve over IoU, mean
 * IoU of matches, alpha with IoU distance, and the decomposition of what does not match. Regions are matched once per unit and pair of
 * labelers; everything else is sums over that. Undefined as the parts of `objectAgreement`.
 */
export function regionAgreement(input: AgreementInput, question: LabeledQuestion, options: ClusteredOptions): MeasuredAgreement {
  const samples = objectSamples(input);
  const overlapped = overlapSamples(samples);
  const labels = labelsOfSamples(overlapped, question.labels.map(({ id }) => id as string));
  const f1 = objectF1(overlapped, labels, OBJECT_THRESHOLDS);
  const alpha = objectAlpha(overlapped, labels, OBJECT_THRESHOLDS.match);
  const distance = objectDistanceAlpha(samples, overlapped, options.seed);
  const n: SampleSize = { ...objectSampleSize(overlapped), disagreeing: distance.unitDistance.filter((each) => each !== null && each > 0).length };
  const others = input.labelers.map((_, at) => f1WithOthers(f1, at));
  const [objects, micro, overlap, ...withOthers] = estimatesOfUnits(
    [
      { coefficient: alpha.coefficient, statistic: alpha.statistic, n },
      { coefficient: coefficientOf(f1.micro), statistic: f1.statistic, n },
      { coefficient: coefficientOf(f1.meanIou), statistic: f1.meanIouStatistic, n },
      ...others.map((figure) => figureOf(figure, n)),
    ],
    options,
  ) as [Estimate, Estimate, Estimate, ...Estimate[]];
  return {
    figures: [
      { id: 'alpha_objects', estimate: objects },
      { id: 'f1', estimate: micro },
      { id: 'mean_iou', estimate: overlap },
      { id: 'alpha_iou', estimate: distanceEstimate(distance, n, options) },
    ],
    labels: objectLabels(f1, alpha),
    labelers: objectLabelers(input.labelers, overlapped, withOthers, {
      headline: alpha.coefficient,
      without: (at) => objectAlpha(overlapped.map((sample) => withoutRater(sample, at)), labels, OBJECT_THRESHOLDS.match).coefficient,
    }),
    pairs: objectPairs(input.labelers, f1),
    confusion: objectConfusion(alpha, labels),
    disagreement: distance.unitDistance,
    n,
    f1Curve: curveOf(overlapped, labels),
    decomposition: regionDecomposition(input.labelers, f1.relations),
    alphaIouError: distance.expectedError,
  };
}

/** Per unit the labelers' regions, and how large the image is where that is known. */
export function objectSamples(input: AgreementInput): ObjectSample[] {
  const regions = answerMatrix(input, (value) => (value.type === input.question.type && hasRegions(value) ? value.regions.map(({ label, shape }) => ({ label: label as string, shape })) : null));
  return regions.map((answers, unit) => {
    const facts = input.facts[unit];
    return { answers, ...(facts?.kind === 'image' ? { size: { width: facts.width, height: facts.height } } : {}) };
  });
}

/** F1 along IoU .50 … .95, in all and per label, for screens and reports. */
export function curveOf(samples: readonly OverlappedSample[], labels: readonly string[]): F1Curve {
  const curve = objectF1Curve(samples, labels);
  return {
    thresholds: curve.map(({ threshold }) => threshold),
    all: curve.map(({ f1 }) => f1),
    labels: labels.map((label, i) => ({ label, f1: curve.map(({ perLabel }) => perLabel[i] ?? null) })),
  };
}

/** F1 of all pairs that one labeler is part of. */
export function f1WithOthers(f1: ObjectF1, labeler: number): RelationsFigure {
  return relationsF1(f1.relations, (a, b) => a === labeler || b === labeler);
}

/** A figure of relations as the bootstrap takes it. */
export function figureOf({ value, statistic }: RelationsFigure, n: SampleSize): UnitFigure {
  return { coefficient: coefficientOf(value), statistic, n };
}

/** Figures of regions are null only where there is nothing to compare. */
export function coefficientOf(value: number | null): Coefficient {
  return value === null ? undefinedBecause('no_pairable_values') : { kind: 'defined', value };
}

/** Per label how many regions were compared, F1, alpha against the rest, and what another labeler most often calls such an object. */
export function objectLabels(f1: ObjectF1, alpha: ObjectAlpha): LabelFigures[] {
  const alphaOf = new Map(alpha.perLabel.map(({ label, coefficient }) => [label, coefficient]));
  return f1.perLabel.map(({ label, f1: score, regions }) => ({
    label,
    count: regions,
    specific: coefficientOf(score),
    alpha: alphaOf.get(label) ?? undefinedBecause('no_pairable_values'),
    mostConfusedWith: mostConfused(alpha, label),
  }));
}

function mostConfused(alpha: ObjectAlpha, label: string): LabelFigures['mostConfusedWith'] {
  const counts = new Map<string, number>();
  let total = 0;
  for (const { values } of alpha.rows) {
    for (const [a, own] of values.entries()) {
      if (own !== label) continue;
      for (const [b, other] of values.entries()) {
        if (a === b || other === null) continue;
        total += 1;
        if (other !== label && other !== ABSENT) counts.set(other, (counts.get(other) ?? 0) + 1);
      }
    }
  }
  const [worst] = [...counts].sort((a, b) => b[1] - a[1]);
  return worst === undefined ? null : { label: worst[0], share: worst[1] / total };
}

/** The headline over all labelers, and without the one at a place. */
interface Headline {
  readonly headline: Coefficient;
  readonly without: (labeler: number) => Coefficient;
}

/** F1 of each labeler with the others, and what the headline is without them; `withOthers` in the order of the labelers. */
export function objectLabelers(labelers: readonly PersonId[], samples: readonly OverlappedSample[], withOthers: readonly Estimate[], { headline, without }: Headline): LabelerFigures[] {
  return labelers.map((labeler, at) => {
    const left = labelers.length <= 2 ? undefinedBecause('no_pairable_values') : without(at);
    const estimate = withOthers[at];
    return {
      labeler,
      units: samples.filter(({ answers, assigned }) => (answers[at] ?? null) !== null && assigned.length > 1).length,
      withOthers: coefficientOf(estimate?.value ?? null),
      withOthersInterval: estimate?.interval ?? null,
      headlineWithout: left,
      gain: gainOf(headline, left),
      bias: [],
    };
  });
}

/** F1 of each pair of labelers; kappa has no meaning for regions. */
export function objectPairs(labelers: readonly PersonId[], f1: ObjectF1): PairFigures[] {
  return f1.pairs.map(({ a, b, samples, f1: score }) => ({
    first: labelers[a] as PersonId,
    second: labelers[b] as PersonId,
    units: samples,
    agreement: coefficientOf(score),
    kappa: null,
  }));
}

/** Objects that two labelers see: as what each calls them, "nothing there" included. */
export function objectConfusion(alpha: ObjectAlpha, labels: readonly string[]): Confusion {
  const names: (string | null)[] = [...labels, null];
  const place = new Map(names.map((label, at) => [label ?? ABSENT, at]));
  const counts = names.map(() => names.map(() => 0));
  for (const { values } of alpha.rows) {
    for (const [a, one] of values.entries()) {
      for (const [b, other] of values.entries()) {
        if (a === b || one === null || other === null || (one === ABSENT && other === ABSENT)) continue;
        const row = counts[place.get(one) ?? 0] as number[];
        const column = place.get(other) ?? 0;
        row[column] = (row[column] as number) + (one === other ? 0.5 : 1);
      }
    }
  }
  return { labels: names, counts };
}
