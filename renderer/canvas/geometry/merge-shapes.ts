import { FillRule, union } from 'clipper2-ts';
import type { ImageShape } from '../../../shared/model/shape-bounds.ts';
import { type PolygonShape, ringOf, signedArea } from './image-shape.ts';
import type { Ring } from './plane.ts';

export type MergedShapes = { readonly ok: true; readonly shape: PolygonShape } | { readonly ok: false; readonly because: 'apart' | 'hole' | 'no-area' };

/** Coordinates are stored to a hundredth of a pixel: on that grid the union is computed exactly, in whole numbers. */
const GRID = 100;

/**
 * The union of regions as one polygon. Refused when it would fall into parts that do not touch, or leave a hole: a region is one outline.
 * A polygon that crosses itself is taken with all that it winds round.
 */
export function mergedShapes(shapes: readonly ImageShape[]): MergedShapes {
  const rings = shapes.map(ringOf).filter((ring) => ring.length >= 3).map(clockwise);
  if (rings.length === 0) return { ok: false, because: 'no-area' };
  const joined = union(
    rings.map((ring) => ring.map(([x, y]) => ({ x: Math.round(x * GRID), y: Math.round(y * GRID) }))),
    FillRule.NonZero,
  ).map((path) => path.map(({ x, y }) => [x / GRID, y / GRID] as const));
  const outer = joined.filter((ring) => signedArea(ring) > 0);
  const [ring] = outer;
  if (ring === undefined) return { ok: false, because: 'no-area' };
  if (outer.length > 1) return { ok: false, because: 'apart' };
  if (joined.length > 1) return { ok: false, because: 'hole' };
  return { ok: true, shape: { kind: 'polygon', points: ring } };
}

/** All rings one way round, so that overlapping ones add up instead of cancelling. */
function clockwise(ring: Ring): Ring {
  return signedArea(ring) < 0 ? ring.toReversed() : ring;
}
