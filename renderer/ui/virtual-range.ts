import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';

/** The rows to render, always with the active one, so that the focus is never lost by scrolling it out of sight. */
export function withActive(range: Range, active: number | null): number[] {
  const shown = defaultRangeExtractor(range);
  if (active === null || active >= range.count || shown.includes(active)) return shown;
  return active < (shown[0] ?? 0) ? [active, ...shown] : [...shown, active];
}
