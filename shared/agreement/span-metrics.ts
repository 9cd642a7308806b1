import { boundaryMatch, medianNearestDeviation } from './boundary-agreement.ts';
import { valueOrNull } from './estimate.ts';
import { frameAgreement } from './frame-agreement.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';
import { tableOfRows } from './rating-table.ts';
import type { SpanRecording } from './timeline.ts';
import { unitizingAlpha } from './unitizing-alpha.ts';

interface VectorSpan {
  readonly start: number;
  readonly end: number;
  readonly category: string;
}

interface FrameInput {
  readonly segments: Readonly<Record<string, readonly VectorSpan[] | null>>;
  readonly begin?: number;
  readonly end: number;
  readonly frames_per_second: number;
}

/** Nominal alpha over frames: each rater's set of active labels at the frame's centre. */
function frameAlpha(recording: SpanRecording, framesPerSecond: number): number | null {
  const begin = recording.begin ?? 0;
  const frames = Math.round((recording.end - begin) * framesPerSecond);
  const rows = Array.from({ length: frames }, (_, frame) => {
    const time = begin + (frame + 0.5) / framesPerSecond;
    return recording.answers.map((spans) => {
      if (spans === null) return null;
      const active = new Set(spans.filter((span) => span.start <= time && time < span.end).map((span) => span.label));
      return JSON.stringify([...active].sort());
    });
  });
  return valueOrNull(krippendorffAlpha(tableOfRows(rows)));
}

interface BoundaryInput {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly tolerances_s: readonly number[];
  /** Vectors keep the first and last boundary unless they say otherwise. */
  readonly trim?: boolean;
}

interface ContinuumInput {
  readonly begin: number;
  readonly length: number;
  readonly raters: number;
  readonly units: readonly { readonly rater: number; readonly start: number; readonly length: number; readonly category: string }[];
}

/** Reference functions for time spans. */
export const spanMetrics = {
  frame_agreement: (input: FrameInput) => {
    const answers = Object.values(input.segments).map((spans) => spans?.map(({ start, end, category }) => ({ start, end, label: category })) ?? null);
    const recording: SpanRecording = { answers, begin: input.begin ?? 0, end: input.end };
    const { coefficient } = frameAgreement([recording]);
    const defined = coefficient.kind === 'defined';
    const noVariation = !defined && coefficient.because === 'no_variation';
    return {
      percent_agreement_by_duration: defined ? 1 - coefficient.observed : noVariation ? 1 : null,
      expected_agreement_by_duration: defined ? 1 - coefficient.expected : noVariation ? 1 : null,
      alpha_duration_limit: valueOrNull(coefficient),
      alpha_frames: frameAlpha(recording, input.frames_per_second),
      ...(defined ? {} : { reason: coefficient.because }),
    };
  },
  boundary_agreement: ({ a, b, tolerances_s, trim = false }: BoundaryInput) => ({
    ...Object.fromEntries(
      tolerances_s.flatMap((tolerance) => {
        const { matched, precision, recall, f1 } = boundaryMatch(a, b, tolerance, { trim });
        // JSON does not keep whether a tolerance was written as 3 or 3.0; both name the entry.
        return [...new Set([String(tolerance), Number.isInteger(tolerance) ? tolerance.toFixed(1) : String(tolerance)])].map((key) => [key, { matched, precision, recall, f1 }]);
      }),
    ),
    median_deviation_a_to_b: medianNearestDeviation(a, b, { trim }),
    median_deviation_b_to_a: medianNearestDeviation(b, a, { trim }),
  }),
  unitizing_alpha: (input: ContinuumInput) => {
    const found = unitizingAlpha({ ...input, units: input.units.map(({ category, ...unit }) => ({ ...unit, label: category })) });
    return {
      alpha: valueOrNull(found.coefficient),
      ...(found.coefficient.kind === 'undefined' ? { reason: found.coefficient.because } : {}),
      categories: Object.fromEntries(
        found.perLabel.map((each) => [each.label, { Do: each.observed, De: each.expected, alpha: valueOrNull(each.coefficient) }]),
      ),
    };
  },
};
