import type { CSSProperties } from 'react';

/** How much of the heat colour goes into the darkest cell: as much as leaves the figures on it readable (4.5 : 1) in both themes. */
const DEEPEST = 66;

/** The background of a heat cell for a weight from 0 to 1; square root, so that few among many still show. */
export function heatStyle(weight: number, color = 'var(--heat)'): CSSProperties {
  const depth = Math.sqrt(Math.min(1, Math.max(0, weight))) * DEEPEST;
  return { backgroundColor: `color-mix(in oklab, ${color} ${depth.toFixed(1)}%, var(--surface))` };
}
