import type { BoundarySpread, SpanShift } from './span-differences.ts';

/** Apart by less, boundaries are the same to the ear, and to the eye. */
const SAME = 0.0005;

/** How much a boundary is off, as on a badge: "+120 ms", "−1.25 s"; undefined below half a millisecond. */
export function shiftText(seconds: number): string | undefined {
  if (Math.abs(seconds) < SAME) return undefined;
  return (seconds < 0 ? '−' : '+') + apartText(Math.abs(seconds));
}

/** A length of time as short as it can be told: "120 ms", "1.25 s", "75 s". */
export function apartText(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  if (milliseconds < 1000) return `${milliseconds} ms`;
  return `${Number((milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : milliseconds < 100_000 ? 1 : 0))} s`;
}

/** Both boundaries on a badge, as short as can be: "+120 ms" where both moved alike, "start +120 ms", "end −40 ms", or start and end "+120, −40 ms"; undefined where nothing is off. */
export function shiftBadge({ start, end }: SpanShift): string | undefined {
  const [first, last] = [shiftText(start), shiftText(end)];
  if (first === last) return first;
  if (last === undefined) return `start ${first}`;
  if (first === undefined) return `end ${last}`;
  const unit = last.slice(last.indexOf(' '));
  return `${first.endsWith(unit) ? first.slice(0, -unit.length) : first}, ${last}`;
}

/** "Ben starts 120 ms later, ends 40 ms earlier"; undefined where both boundaries are the same. */
export function shiftSentence(name: string, { start, end }: SpanShift): string | undefined {
  const parts = [boundaryText('starts', start), boundaryText('ends', end)].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : `${name} ${parts.join(', ')}`;
}

function boundaryText(does: string, seconds: number): string | undefined {
  return Math.abs(seconds) < SAME ? undefined : `${does} ${apartText(Math.abs(seconds))} ${seconds > 0 ? 'later' : 'earlier'}`;
}

/** How sure a boundary is: "starts within 160 ms", "starts within 160 ms (± 82 ms)" for three and more; undefined where all have it in one place. */
export function spreadText(does: 'start' | 'end', { earliest, latest, deviation }: BoundarySpread, labelers: number): string | undefined {
  if (latest - earliest < SAME) return undefined;
  const around = labelers > 2 && deviation !== null ? ` (± ${apartText(deviation)})` : '';
  return `${does}s within ${apartText(latest - earliest)}${around}`;
}
