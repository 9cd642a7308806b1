import type { ClusteredOptions } from '../agreement/bootstrap-options.ts';
import { type Estimate, undefinedBecause } from '../agreement/estimate.ts';
import { frameAgreement } from '../agreement/frame-agreement.ts';
import { overlapSamples } from '../agreement/object-agreement.ts';
import { objectAlpha } from '../agreement/object-alpha.ts';
import { OBJECT_THRESHOLDS } from '../agreement/object-decomposition.ts';
import { objectF1 } from '../agreement/object-f1.ts';
import { labelsOfSamples } from '../agreement/object-sample.ts';
import type { SpanRecording } from '../agreement/timeline.ts';
import { estimatesOfUnits } from '../agreement/unit-estimate.ts';
import type { LabeledQuestion } from '../model/label-set.ts';
import { type AgreementInput, answerMatrix } from './agreement-input.ts';
import type { MeasuredAgreement } from './agreement-figures.ts';
import { coefficientOf, curveOf, f1WithOthers, figureOf, objectConfusion, objectLabelers, objectLabels, objectPairs } from './region-agreement.ts';
import { regionDecomposition } from './region-decomposition.ts';
import { spanBoundaries } from './span-boundaries.ts';

/**
 * Agreement on spans: duration-weighted alpha (headline), matched F1 and alpha over spans, mean overlap of matched ones, what does not
 * match (misplaced spans are shifted), and boundaries. Spans on different lanes are different things. α for unitizing and γ are
 * `unitizingFigure` and `gammaFigure`, on demand.
 */
export function spanAgreement(input: AgreementInput, question: LabeledQuestion, options: ClusteredOptions): MeasuredAgreement {
  const recordings = spanRecordings(input);
  const time = frameAgreement(recordings);
  const { n } = time;
  const overlapped = overlapSamples(
    recordings.map(({ answers }) => ({ answers: answers.map((spans) => spans?.map(({ label, start, end, lane = 0 }) => ({ label, shape: { kind: 'span' as const, start, end, lane } })) ?? null) })),
  );
  const labels = labelsOfSamples(overlapped, question.labels.map(({ id }) => id as string));
  const f1 = objectF1(overlapped, labels, OBJECT_THRESHOLDS);
  const alpha = objectAlpha(overlapped, labels, OBJECT_THRESHOLDS.match);
  const boundaries = spanBoundaries(input.labelers, recordings);
  const [overTime, micro, objects, overlap, boundaryF1, ...withOthers] = estimatesOfUnits(
    [
      { coefficient: time.coefficient, statistic: time.statistic, n },
      { coefficient: coefficientOf(f1.micro), statistic: f1.statistic, n },
      { coefficient: alpha.coefficient, statistic: alpha.statistic, n },
      { coefficient: coefficientOf(f1.meanIou), statistic: f1.meanIouStatistic, n },
      figureOf(boundaries.f1, n),
      ...input.labelers.map((_, at) => figureOf(f1WithOthers(f1, at), n)),
    ],
    options,
  ) as [Estimate, Estimate, Estimate, Estimate, Estimate, ...Estimate[]];
  const byTime = new Map(time.perLabel.map((each) => [each.label, each.coefficient]));
  return {
    figures: [
      { id: 'alpha_time', estimate: overTime },
      { id: 'f1', estimate: micro },
      { id: 'alpha_objects', estimate: objects },
      { id: 'mean_iou', estimate: overlap },
    ],
    labels: objectLabels(f1, alpha).map((each) => ({ ...each, alpha: byTime.get(each.label) ?? undefinedBecause('no_variation') })),
    labelers: objectLabelers(input.labelers, overlapped, withOthers, {
      headline: time.coefficient,
      without: (at) => frameAgreement(recordings.map((recording) => ({ ...recording, answers: recording.answers.map((answer, other) => (other === at ? null : answer)) }))).coefficient,
    }),
    pairs: objectPairs(input.labelers, f1),
    confusion: objectConfusion(alpha, labels),
    disagreement: time.recordingDistance,
    n,
    f1Curve: curveOf(overlapped, labels),
    decomposition: regionDecomposition(input.labelers, f1.relations),
    boundaries: { ...boundaries, f1: boundaryF1 },
    timeDistance: time.distance,
  };
}

/** Per unit the labelers' spans and how long the recording is, or at least how far spans reach where that is not known. */
export function spanRecordings(input: AgreementInput): SpanRecording[] {
  const spans = answerMatrix(input, (value) =>
    value.type === 'span' ? value.regions.flatMap(({ label, shape }) => (shape.kind === 'span' ? [{ label, start: shape.start, end: shape.end, lane: shape.lane }] : [])) : null,
  );
  return spans.map((answers, unit) => {
    const facts = input.facts[unit];
    let end = facts?.kind === 'audio' ? facts.seconds : 0;
    for (const answer of answers) for (const span of answer ?? []) end = Math.max(end, span.end);
    return { answers, end };
  });
}
