/** Curves made of exactly rounded arithmetic, so that pictures have the same bytes on every machine. */

export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}

/** 0 below `from`, 1 above `to`, a smooth S between (3t² − 2t³). `from` may be greater than `to`: then it falls. */
export function smoothstep(from: number, to: number, value: number): number {
  const t = clamp((value - from) / (to - from), 0, 1);
  return t * t * (3 - 2 * t);
}

export function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}

/** A bump of height 1 at 0 that is gone at ±1: (1 − x²)². */
export function bump(x: number): number {
  const inside = 1 - x * x;
  return inside > 0 ? inside * inside : 0;
}
