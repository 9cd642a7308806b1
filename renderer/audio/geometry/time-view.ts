/** The stretch of a recording that is shown: seconds at the left edge, and how many CSS pixels a second takes. */
export interface TimeView {
  readonly start: number;
  readonly pixelsPerSecond: number;
  /** Width of what shows it, in CSS pixels. */
  readonly width: number;
}

/** How far a view of a recording can go, in a window of a width. */
export interface ViewLimits {
  /** Length of the recording; 0 is allowed. */
  readonly seconds: number;
  readonly width: number;
  /** Pixels per second that show all of it. */
  readonly least: number;
  /** Pixels per second that show single frames. */
  readonly most: number;
}

/** Width of one frame of sound at the deepest zoom. */
export const WIDEST_FRAME = 16;
/** Share of the width that is left free beside what was asked for. */
const ROOM = 0.05;

/** Time of a frame boundary, in seconds. */
export function secondsOf(frame: number, sampleRate: number): number {
  return frame / sampleRate;
}

/** The frame boundary nearest to a time; the exact inverse of `secondsOf` for frames below 2^40 and beyond. */
export function frameOf(seconds: number, sampleRate: number): number {
  return Math.round(seconds * sampleRate) + 0; // never -0
}

/** Limits for a recording, also one of a single frame or none, and for a window without width. */
export function limitsOf(seconds: number, sampleRate: number, width: number): ViewLimits {
  const least = Math.max(1, width) / Math.max(seconds, 1 / sampleRate);
  return { seconds, width: Math.max(0, width), least, most: Math.max(least, WIDEST_FRAME * sampleRate) };
}

/** CSS pixels from the left edge; outside [0, width] for what is not visible. */
export function xOf(view: TimeView, seconds: number): number {
  return (seconds - view.start) * view.pixelsPerSecond;
}

export function timeAt(view: TimeView, x: number): number {
  return view.start + x / view.pixelsPerSecond;
}

/** The frame boundary nearest to a pixel; may lie outside the recording. */
export function frameAt(view: TimeView, x: number, sampleRate: number): number {
  return frameOf(timeAt(view, x), sampleRate);
}

/** Time at the right edge. */
export function endOf(view: TimeView): number {
  return timeAt(view, view.width);
}

/** The whole recording. */
export function fitted(limits: ViewLimits): TimeView {
  return { start: 0, pixelsPerSecond: limits.least, width: limits.width };
}

/** Whether all of the recording is in view. */
export function isFitted(view: TimeView, limits: ViewLimits): boolean {
  return view.pixelsPerSecond <= limits.least * (1 + 1e-9);
}

/**
 * Zooms by a factor (more than 1: in) about a pixel: the time under it stays where it is, within 1e-9 s, unless the recording would end inside
 * the window. Zooming in always keeps it.
 */
export function zoomed(view: TimeView, factor: number, atX: number, limits: ViewLimits): TimeView {
  const pixelsPerSecond = Math.min(limits.most, Math.max(limits.least, view.pixelsPerSecond * factor));
  return kept({ start: timeAt(view, atX) - atX / pixelsPerSecond, pixelsPerSecond, width: limits.width }, limits);
}

/** Scrolls by pixels; positive: towards the end. */
export function panned(view: TimeView, pixels: number, limits: ViewLimits): TimeView {
  return kept({ ...view, start: view.start + pixels / view.pixelsPerSecond }, limits);
}

/** Scrolls so that a time is at the left edge, as far as the recording goes. */
export function scrolledTo(view: TimeView, start: number, limits: ViewLimits): TimeView {
  return kept({ ...view, start }, limits);
}

/**
 * Scrolls just so far that a stretch can be seen, with some room beside it; unchanged when it can already. A stretch that is longer than the view
 * is shown from its start, unless some of it is in view.
 */
export function revealed(view: TimeView, start: number, end: number, limits: ViewLimits): TimeView {
  const shown = endOf(view) - view.start;
  if (start >= view.start && end <= view.start + shown) return view;
  const room = shown * ROOM;
  if (end - start > shown - 2 * room) return start < view.start + shown && end > view.start ? view : kept({ ...view, start: start - room }, limits);
  return kept({ ...view, start: start < view.start ? start - room : end + room - shown }, limits);
}

/** Zooms and scrolls so that a stretch fills the view but for some room beside it. */
export function zoomedTo(start: number, end: number, limits: ViewLimits): TimeView {
  const wanted = (Math.max(1, limits.width) * (1 - 2 * ROOM)) / Math.max(end - start, Number.MIN_VALUE);
  const pixelsPerSecond = Math.min(limits.most, Math.max(limits.least, wanted));
  return kept({ start: (start + end) / 2 - limits.width / pixelsPerSecond / 2, pixelsPerSecond, width: limits.width }, limits);
}

/** Turns the page when a time, that of the playhead, has left the view: it is near the left edge then. Unchanged while it is in view. */
export function pagedTo(view: TimeView, seconds: number, limits: ViewLimits): TimeView {
  const shown = endOf(view) - view.start;
  if (seconds >= view.start && seconds < view.start + shown) return view;
  return kept({ ...view, start: seconds - shown * ROOM }, limits);
}

/** The view in a window of another width: all of the recording if all of it was shown, else the same zoom from the same start. */
export function resizedView(view: TimeView, before: ViewLimits, limits: ViewLimits): TimeView {
  if (view.width === 0 || isFitted(view, before)) return fitted(limits);
  const pixelsPerSecond = Math.min(limits.most, Math.max(limits.least, view.pixelsPerSecond));
  return kept({ start: view.start, pixelsPerSecond, width: limits.width }, limits);
}

/** Never beyond the start or the end of the recording. */
function kept(view: TimeView, { seconds }: ViewLimits): TimeView {
  const last = Math.max(0, seconds - view.width / view.pixelsPerSecond);
  const start = Math.min(last, Math.max(0, view.start));
  return start === view.start ? view : { ...view, start };
}
