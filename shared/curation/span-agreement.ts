import type { BootstrapOptions } from '../agreement/alpha-with-interval.ts';
import { undefinedBecause } from '../agreement/estimate.ts';
import { frameAgreement } from '../agreement/frame-agreement.ts';
import { objectAgreement } from '../agreement/object-agreement.ts';
import type { SpanRecording } from '../agreement/timeline.ts';
import { estimateOfUnits } from '../agreement/unit-estimate.ts';
import type { LabeledQuestion } from '../model/label-set.ts';
import { type AgreementInput, answerMatrix } from './agreement-input.ts';
import type { MeasuredAgreement } from './agreement-figures.ts';
import { coefficientOf, f1WithOthers, objectConfusion, objectPairs, plain } from './region-agreement.ts';

/** Agreement on spans: duration-weighted alpha (headline), matched F1 and alpha over spans, mean overlap of matched ones. */
export function spanAgreement(input: AgreementInput, question: LabeledQuestion, options: BootstrapOptions): MeasuredAgreement {
  const spans = answerMatrix(input, (value) =>
    value.type === 'span' ? value.regions.flatMap(({ label, shape }) => (shape.kind === 'span' ? [{ label, start: shape.start, end: shape.end }] : [])) : null,
  );
  const recordings: SpanRecording[] = spans.map((answers, unit) => {
    const facts = input.facts[unit];
    const latest = Math.max(0, ...answers.flatMap((answer) => (answer ?? []).map(({ end }) => end)));
    return { answers, end: Math.max(facts?.kind === 'audio' ? facts.seconds : 0, latest) };
  });
  const time = frameAgreement(recordings);
  const matched = objectAgreement(
    spans.map((answers) => ({ answers: answers.map((answer) => answer?.map(({ label, start, end }) => ({ label, shape: { kind: 'span' as const, start, end } })) ?? null) })),
    { labels: question.labels.map(({ id }) => id as string), seed: options.seed },
  );
  const byTime = new Map(time.perLabel.map((each) => [each.label, each.coefficient]));
  return {
    figures: [
      { id: 'alpha_time', estimate: estimateOfUnits(time.coefficient, time.statistic, time.n, options) },
      { id: 'f1', estimate: estimateOfUnits(coefficientOf(matched.f1.micro), matched.f1.statistic, time.n, options) },
      { id: 'alpha_objects', estimate: estimateOfUnits(matched.alphaObjects.coefficient, matched.alphaObjects.statistic, time.n, { ...options, resamples: 0 }) },
      { id: 'mean_iou', estimate: plain(matched.f1.meanIou, time.n) },
    ],
    labels: matched.f1.perLabel.map(({ label, f1, regions }) => ({
      label,
      count: regions,
      specific: coefficientOf(f1),
      alpha: byTime.get(label) ?? undefinedBecause('no_variation'),
      mostConfusedWith: null,
    })),
    labelers: input.labelers.map((labeler, at) => ({
      labeler,
      units: spans.filter((answers) => answers[at] !== null && answers.filter((answer) => answer !== null).length > 1).length,
      withOthers: coefficientOf(f1WithOthers(matched.f1, at)),
      headlineWithout:
        input.labelers.length <= 2
          ? undefinedBecause('no_pairable_values')
          : frameAgreement(recordings.map((recording) => ({ ...recording, answers: recording.answers.filter((_, other) => other !== at) }))).coefficient,
      bias: [],
    })),
    pairs: objectPairs(input.labelers, matched.f1),
    confusion: objectConfusion(matched.alphaObjects, matched.labels),
    disagreement: time.recordingDistance,
    n: time.n,
  };
}
