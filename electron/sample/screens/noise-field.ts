import type { Random } from '../../../shared/basics/random.ts';

const SIZE = 64;
const MASK = SIZE - 1;

/** Smooth random unevenness over the plane: [-1, 1], one wave about one unit long, repeating after 64 units. */
export type NoiseField = (x: number, y: number) => number;

/** Value noise: random heights on a lattice, blended smoothly between. */
export function noiseField(random: Random): NoiseField {
  const heights = new Float64Array(SIZE * SIZE);
  for (let i = 0; i < heights.length; i++) heights[i] = random.unit() * 2 - 1;
  return (x, y) => {
    const column = Math.floor(x);
    const row = Math.floor(y);
    const fx = x - column;
    const fy = y - row;
    const sx = fx * fx * (3 - 2 * fx);
    const sy = fy * fy * (3 - 2 * fy);
    const left = column & MASK;
    const right = (column + 1) & MASK;
    const top = (row & MASK) * SIZE;
    const bottom = ((row + 1) & MASK) * SIZE;
    const above = (heights[top + left] as number) * (1 - sx) + (heights[top + right] as number) * sx;
    const below = (heights[bottom + left] as number) * (1 - sx) + (heights[bottom + right] as number) * sx;
    return above * (1 - sy) + below * sy;
  };
}
