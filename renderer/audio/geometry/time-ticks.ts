import { clockFace } from '../clock-text.ts';
import { secondsOf, type TimeView } from './time-view.ts';

/** Where a timeline has its marks: every `step`, and so many `parts` between two of them. */
export interface TickPlan {
  /** Time by the clock, or single frames where those are wide. */
  readonly unit: 'seconds' | 'frames';
  /** From label to label, in that unit. */
  readonly step: number;
  readonly parts: number;
  /** Digits of seconds that tell labels apart. */
  readonly digits: number;
}

/** Steps from a second on, with the parts that are whole numbers of what people count in. */
const LONG_STEPS: readonly (readonly [number, number])[] = [
  [1, 10], [2, 4], [5, 5], [10, 10], [20, 4], [30, 6], [60, 6], [120, 4], [300, 5], [600, 10], [1200, 4], [1800, 6], [3600, 6], [7200, 4], [18_000, 5], [36_000, 10], [86_400, 4],
];
/** Frames at least this wide are marked one by one. */
const FRAME_WIDTH = 4;
/** Between the end of a label and the next one. */
const LABEL_GAP = 14;

/**
 * The finest marks of which labels do not touch: steps of 1, 2 or 5 parts of a second or frames, and from a second on what clocks are read by.
 *
 * @param widthOf width of a label in CSS pixels
 */
export function tickPlan(view: TimeView, sampleRate: number, widthOf: (label: string) => number): TickPlan {
  const latest = Math.max(view.start + view.width / view.pixelsPerSecond, 0);
  const fits = (step: number, digits: number) => step * view.pixelsPerSecond >= widthOf(clockFace(latest, digits).replaceAll(/\d/g, '0')) + LABEL_GAP;
  if (view.pixelsPerSecond / sampleRate >= FRAME_WIDTH) {
    const digits = Math.ceil(Math.log10(sampleRate));
    for (let power = 1; ; power *= 10) for (const one of [1, 2, 5]) if (fits(secondsOf(one * power, sampleRate), digits)) return { unit: 'frames', step: one * power, parts: one * power, digits };
  }
  for (let digits = 6; digits >= 1; digits--) {
    for (const one of [1, 2, 5]) {
      const step = one / 10 ** digits;
      // Parts are never finer than frames.
      if (fits(step, digits)) return { unit: 'seconds', step, parts: step / 10 >= 1 / sampleRate ? (one === 2 ? 4 : one === 1 ? 10 : 5) : 1, digits };
    }
  }
  const long = LONG_STEPS.find(([step]) => fits(step, 0));
  if (long !== undefined) return { unit: 'seconds', step: long[0], parts: long[1], digits: 0 };
  let days = 86_400;
  while (!fits(days, 0)) days *= 2;
  return { unit: 'seconds', step: days, parts: 1, digits: 0 };
}

/** Calls for each mark from just before the view to its end, inside the recording, in order. */
export function visitTicks({ unit, step, parts }: TickPlan, view: TimeView, sampleRate: number, seconds: number, visit: (seconds: number, hasLabel: boolean) => void): void {
  const scale = unit === 'frames' ? sampleRate : 1;
  const first = Math.max(0, Math.floor((view.start * scale) / step));
  const end = Math.min(seconds, view.start + view.width / view.pixelsPerSecond) + 1e-9;
  // Counted in whole parts, so that no error adds up.
  for (let part = first * parts; ; part++) {
    const at = (part * step) / parts / scale;
    if (at > end) return;
    visit(at, part % parts === 0);
  }
}

/** Digits of seconds by which neighbouring pixels differ; at least hundredths, at most millionths. */
export function digitsFor(view: TimeView): number {
  return Math.max(2, Math.min(6, Math.ceil(Math.log10(view.pixelsPerSecond))));
}
