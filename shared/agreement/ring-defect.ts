import type { Ring } from './shape.ts';

/** What keeps a ring from being a simple polygon, or null. */
export type RingDefect = 'too-few-points' | 'self-intersecting' | null;

/** The ring without repeated corners and without an explicit closing corner. */
export function cleanRing(ring: Ring): Ring {
  const kept = ring.filter(([x, y], i) => {
    const before = ring[i - 1];
    return before === undefined || before[0] !== x || before[1] !== y;
  });
  const first = kept[0];
  const last = kept.at(-1);
  const closed = kept.length > 1 && first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
  return closed ? kept.slice(0, -1) : kept;
}

function side(a: readonly [number, number], b: readonly [number, number], p: readonly [number, number]): number {
  return Math.sign((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]));
}

function within(a: readonly [number, number], b: readonly [number, number], p: readonly [number, number]): boolean {
  return (
    Math.min(a[0], b[0]) <= p[0] && p[0] <= Math.max(a[0], b[0]) && Math.min(a[1], b[1]) <= p[1] && p[1] <= Math.max(a[1], b[1])
  );
}

/**
 * Whether the ring is a simple polygon: at least three different corners, and no edge crosses or touches another one
 * except its neighbours at their common corner. O(n²) with an early reject per pair.
 */
export function ringDefect(ring: Ring): RingDefect {
  const points = cleanRing(ring);
  const n = points.length;
  if (n < 3) return 'too-few-points';
  for (let i = 0; i < n; i++) {
    const a = points[i] as readonly [number, number];
    const b = points[(i + 1) % n] as readonly [number, number];
    for (let j = i + 1; j < n; j++) {
      const c = points[j] as readonly [number, number];
      const d = points[(j + 1) % n] as readonly [number, number];
      if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1])) continue;
      if (j === i + 1 || (i === 0 && j === n - 1)) {
        // Neighbours share one corner; they collide only by folding back onto each other.
        const [shared, otherOfFirst, otherOfSecond] = j === i + 1 ? [b, a, d] : [a, b, c];
        if (side(otherOfFirst, shared, otherOfSecond) !== 0) continue;
        const dot =
          (otherOfFirst[0] - shared[0]) * (otherOfSecond[0] - shared[0]) + (otherOfFirst[1] - shared[1]) * (otherOfSecond[1] - shared[1]);
        if (dot > 0) return 'self-intersecting';
        continue;
      }
      const ca = side(a, b, c);
      const da = side(a, b, d);
      const ac = side(c, d, a);
      const bc = side(c, d, b);
      const crosses = ca !== da && ac !== bc;
      const touches =
        (ca === 0 && within(a, b, c)) || (da === 0 && within(a, b, d)) || (ac === 0 && within(c, d, a)) || (bc === 0 && within(c, d, b));
      if ((crosses && ca * da <= 0 && ac * bc <= 0) || touches) return 'self-intersecting';
    }
  }
  return null;
}
