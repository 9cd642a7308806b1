import type { BootstrapOptions } from '../agreement/alpha-with-interval.ts';
import { type Coefficient, type Estimate, type SampleSize, undefinedBecause } from '../agreement/estimate.ts';
import { objectAgreement } from '../agreement/object-agreement.ts';
import type { ObjectF1 } from '../agreement/object-f1.ts';
import type { ObjectSample } from '../agreement/object-sample.ts';
import { ABSENT } from '../agreement/object-units.ts';
import type { ObjectAlpha } from '../agreement/object-alpha.ts';
import { estimateOfUnits } from '../agreement/unit-estimate.ts';
import { hasRegions } from '../model/annotation.ts';
import type { PersonId } from '../model/ids.ts';
import type { LabeledQuestion } from '../model/label-set.ts';
import { type AgreementInput, answerMatrix } from './agreement-input.ts';
import type { Confusion, LabelerFigures, LabelFigures, MeasuredAgreement, PairFigures } from './agreement-figures.ts';

/** Agreement on boxes, rotated boxes, polygons or points: alpha over objects (headline), matched F1, alpha with IoU distance, mean IoU of matched boxes. */
export function regionAgreement(input: AgreementInput, question: LabeledQuestion, options: BootstrapOptions): MeasuredAgreement {
  const samples = objectSamples(input);
  const labels = question.labels.map(({ id }) => id as string);
  const { f1, alphaObjects, alphaIouDistance, n, labels: all } = objectAgreement(samples, { labels, seed: options.seed });
  return {
    figures: [
      { id: 'alpha_objects', estimate: estimateOfUnits(alphaObjects.coefficient, alphaObjects.statistic, n, options) },
      { id: 'f1', estimate: estimateOfUnits(coefficientOf(f1.micro), f1.statistic, n, options) },
      { id: 'mean_iou', estimate: plain(f1.meanIou, n) },
      { id: 'alpha_iou', estimate: estimateOfUnits(alphaIouDistance.coefficient, alphaIouDistance.statistic, n, { ...options, resamples: 0 }) },
    ],
    labels: objectLabels(f1, alphaObjects),
    labelers: objectLabelers(input.labelers, samples, f1, options),
    pairs: objectPairs(input.labelers, f1),
    confusion: objectConfusion(alphaObjects, all),
    disagreement: alphaIouDistance.unitDistance,
    n,
  };
}

function objectSamples(input: AgreementInput): ObjectSample[] {
  const regions = answerMatrix(input, (value) => (value.type === input.question.type && hasRegions(value) ? value.regions.map(({ label, shape }) => ({ label: label as string, shape })) : null));
  return regions.map((answers, unit) => {
    const facts = input.facts[unit];
    return { answers, ...(facts?.kind === 'image' ? { size: { width: facts.width, height: facts.height } } : {}) };
  });
}

export function coefficientOf(value: number | null): Coefficient {
  return value === null ? undefinedBecause('no_pairable_values') : { kind: 'defined', value };
}

export function plain(value: number | null, n: SampleSize): Estimate {
  return value === null ? { value: null, reason: 'no_pairable_values', interval: null, n } : { value, interval: null, n };
}

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

function objectLabelers(labelers: readonly PersonId[], samples: readonly ObjectSample[], f1: ObjectF1, options: BootstrapOptions): LabelerFigures[] {
  return labelers.map((labeler, at) => ({
    labeler,
    units: samples.filter(({ answers }) => (answers[at] ?? null) !== null && answers.filter((answer) => answer !== null).length > 1).length,
    withOthers: coefficientOf(f1WithOthers(f1, at)),
    headlineWithout:
      labelers.length <= 2
        ? undefinedBecause('no_pairable_values')
        : objectAgreement(samples.map((sample) => ({ ...sample, answers: sample.answers.filter((_, other) => other !== at) })), { seed: options.seed }).alphaObjects.coefficient,
    bias: [],
  }));
}

/** F1 over all pairs that one labeler is part of: twice the agreed regions over all regions of both sides. */
export function f1WithOthers(f1: ObjectF1, labeler: number): number | null {
  let agreed = 0;
  let regions = 0;
  for (const pair of f1.pairs) {
    if (pair.a !== labeler && pair.b !== labeler) continue;
    const matched = pair.agree + pair.classDisagreement + pair.localisation + pair.localisationAndClass;
    agreed += 2 * pair.agree;
    regions += 2 * matched + pair.missedByA + pair.missedByB;
  }
  return regions === 0 ? null : agreed / regions;
}

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
