import { clockText } from './clock-text.ts';
import type { SpanScene } from './span-scene.ts';
import type { SurfaceSpan } from './surface-span.ts';

/** A span in words: what it is, when it is, and in which lane. */
export function describeSpan({ name, start, end, text, badge, fixed }: SurfaceSpan, lane: string | undefined): string {
  const where = `${clockText(start)} to ${clockText(end)}`;
  return `${name === '' ? 'Span' : name}${badge === undefined ? '' : ` ${badge}`}, ${where}${lane === undefined ? '' : `, lane ${lane}`}${text === undefined || text === '' ? '' : `, “${text}”`}${fixed === true ? ', cannot be changed' : ''}`;
}

/** What is selected, in words. */
export function describeSpans(scene: SpanScene, selection: readonly string[]): string {
  const [only] = selection;
  if (only === undefined) return 'Nothing selected';
  if (selection.length > 1) return `${selection.length} spans selected`;
  const span = scene.byId(only);
  if (span === undefined) return 'Nothing selected';
  const lane = scene.lanes.length > 1 ? scene.band(span.lane)?.lane.name : undefined;
  return `${describeSpan(span, lane)}; ${(scene.index.placeOf(only) ?? 0) + 1} of ${scene.size}`;
}
