/**
 * The frame nearest to `at` (fractions allowed), at most `reach` frames away, at which the sound crosses zero: it is zero there, or has the
 * other sign than the frame before. Undefined when there is none. A cut at such a frame does not click.
 */
export function nearestZeroCrossing(frames: Float32Array, at: number, reach: number): number | undefined {
  const nearest = Math.round(at);
  for (let away = 0; away <= Math.ceil(reach) + 1; away++) {
    const [below, above] = [nearest - away, nearest + away];
    const [near, far] = at - below <= above - at ? [below, above] : [above, below];
    if (Math.abs(near - at) <= reach && crosses(frames, near)) return near;
    if (Math.abs(far - at) <= reach && crosses(frames, far)) return far;
  }
  return undefined;
}

function crosses(frames: Float32Array, frame: number): boolean {
  const value = frames[frame];
  const before = frames[frame - 1];
  return value === 0 || (value !== undefined && before !== undefined && before < 0 !== value < 0);
}
