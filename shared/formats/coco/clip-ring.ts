import type { Corner } from '../../model/shape-bounds.ts';

/**
 * A ring cut to the image 0 … `width` × 0 … `height`, in one piece: where a polygon leaves and comes back, its parts hang
 * together along the border, which changes neither area nor mask. A ring inside is given back as it is; one that lies
 * outside has no corners left. Source: Sutherland & Hodgman 1974, CACM 17. O(corners).
 */
export function clipRing(ring: readonly Corner[], width: number, height: number): readonly Corner[] {
  if (ring.every(([x, y]) => x >= 0 && y >= 0 && x <= width && y <= height)) return ring;
  const left = cut(ring, 0, (x) => x, 0);
  const right = cut(left, 0, (x) => width - x, width);
  const top = cut(right, 1, (y) => y, 0);
  return cut(top, 1, (y) => height - y, height);
}

/** What of a ring lies where `inside` of one coordinate is 0 or more; `border` is that coordinate on the line. */
function cut(ring: readonly Corner[], axis: 0 | 1, inside: (coordinate: number) => number, border: number): readonly Corner[] {
  const kept: Corner[] = [];
  for (const [at, corner] of ring.entries()) {
    const before = ring[(at + ring.length - 1) % ring.length] as Corner;
    const [from, to] = [inside(before[axis]), inside(corner[axis])];
    if (from < 0 !== to < 0) {
      const share = from / (from - to);
      const other = axis === 0 ? 1 : 0;
      const crossing = before[other] + share * (corner[other] - before[other]);
      kept.push(axis === 0 ? [border, crossing] : [crossing, border]);
    }
    if (to >= 0) kept.push(corner);
  }
  return kept;
}
