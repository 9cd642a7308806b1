import { scaleLinear } from 'd3-scale';

/** Shares run from 0 to 1; chance-corrected coefficients may fall below 0, shown down to −0.2. */
export type AxisName = 'unit' | 'alpha';

/** Krippendorff's customary marks (2004, p. 241): below .667 discard, from .8 rely on. Drawn as ticks, never as a verdict. */
export const THRESHOLDS: readonly number[] = [0.667, 0.8];

const domains: Record<AxisName, readonly [number, number]> = { unit: [0, 1], alpha: [-0.2, 1] };

/** Position of `x` on an axis as a share of its length, kept within the ends. */
export function axisShare(axis: AxisName, x: number): number {
  return scaleLinear().domain(domains[axis]).range([0, 1]).clamp(true)(x);
}

/** Values that get a tick with a figure. */
export function axisTicks(axis: AxisName): number[] {
  return axis === 'unit' ? [0, 0.2, 0.4, 0.6, 0.8, 1] : [-0.2, 0, 0.2, 0.4, 0.6, 0.8, 1];
}

/** Whether `x` lies below the axis, so that an arrow at its start stands for the dot. (No coefficient exceeds 1.) */
export function isBelowAxis(axis: AxisName, x: number): boolean {
  return x < domains[axis][0];
}

/** A share as an SVG or CSS length. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`;
}
