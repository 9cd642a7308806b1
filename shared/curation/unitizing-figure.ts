import { valueOrNull } from '../agreement/estimate.ts';
import { recordingLanes, type LabeledSpan, type SpanRecording } from '../agreement/timeline.ts';
import { type MarkedUnit, unitizingAlpha } from '../agreement/unitizing-alpha.ts';
import type { AgreementInput } from './agreement-input.ts';
import { COSTLY_CAVEATS } from './costly-caveats.ts';
import type { CostlyFigure } from './region-figures.ts';
import { spanRecordings } from './span-agreement.ts';

const TICKS_PER_SECOND = 1000;
/** Every span is held against every gap: about a second. */
const MOST_SPANS = 10_000;

/**
 * Krippendorff's α for unitizing on a span question (spec §7.4), on demand: the recordings that the same labelers marked (the
 * group of labelers with most time), laid end to end, in ticks of 1 ms. Spans of one labeler, label and lane that overlap are joined.
 * No interval. Undefined without two labelers, or when nobody marked anything; left out above 10,000 spans. O(spans²) per label.
 */
export function unitizingFigure(input: AgreementInput): CostlyFigure {
  const recordings = largestGroup(spanRecordings(input));
  const raters = recordings[0]?.answers.length ?? 0;
  const spans = recordings.reduce((sum, { answers }) => sum + answers.reduce((inner, answer) => inner + (answer?.length ?? 0), 0), 0);
  const n = { units: recordings.length, total: input.units.length, raters, pairable: recordings.length * raters };
  const figure = (value: number | null, leftOut: string | null): CostlyFigure => ({
    id: 'alpha_unitizing',
    estimate: value === null ? { value, reason: raters < 2 ? 'no_pairable_values' : 'no_variation', interval: null, n } : { value, interval: null, n },
    caveats: COSTLY_CAVEATS.alpha_unitizing,
    leftOut,
  });
  if (spans > MOST_SPANS) return figure(null, `There are ${spans.toLocaleString('en')} spans; above ${MOST_SPANS.toLocaleString('en')} this figure takes too long. Pick one round, or fewer samples.`);

  const units: MarkedUnit[] = [];
  let from = 0;
  for (const recording of recordings) {
    for (const lane of recordingLanes(recording)) {
      const length = Math.ceil(recording.end * TICKS_PER_SECOND);
      lane.answers.forEach((answer, rater) => units.push(...ticksOf(answer ?? [], rater, from, length)));
      from += length;
    }
  }
  return figure(from === 0 ? null : valueOrNull(unitizingAlpha({ begin: 0, length: from, raters, units }).coefficient), null);
}

/** The recordings of the group of labelers that marked most time together, with only their answers; empty where nobody is in a group. */
function largestGroup(recordings: readonly SpanRecording[]): SpanRecording[] {
  const groups = new Map<string, { seconds: number; readonly recordings: SpanRecording[] }>();
  for (const { answers, end } of recordings) {
    const assigned = answers.flatMap((answer, rater) => (answer === null ? [] : [rater]));
    if (assigned.length < 2) continue;
    const group = groups.get(assigned.join()) ?? { seconds: 0, recordings: [] };
    groups.set(assigned.join(), group);
    group.seconds += end;
    group.recordings.push({ answers: answers.filter((answer) => answer !== null), end });
  }
  return [...groups.values()].sort((a, b) => b.seconds - a.seconds)[0]?.recordings ?? [];
}

/** One labeler's spans on one lane in ticks from `from`: joined per label where they overlap, at least a tick long, within the recording. */
function ticksOf(spans: readonly LabeledSpan[], rater: number, from: number, length: number): MarkedUnit[] {
  const units: MarkedUnit[] = [];
  const open = new Map<string, { start: number; end: number }>();
  const close = (label: string, { start, end }: { readonly start: number; readonly end: number }): void => {
    units.push({ rater, label, start: from + start, length: end - start });
  };
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const start = Math.min(length - 1, Math.round(span.start * TICKS_PER_SECOND));
    const end = Math.min(length, Math.max(start + 1, Math.round(span.end * TICKS_PER_SECOND)));
    const before = open.get(span.label);
    if (before !== undefined && start < before.end) {
      before.end = Math.max(before.end, end);
      continue;
    }
    if (before !== undefined) close(span.label, before);
    open.set(span.label, { start, end });
  }
  for (const [label, last] of open) close(label, last);
  return units;
}
