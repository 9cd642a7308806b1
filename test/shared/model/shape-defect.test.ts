import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ringDefect } from '../../../shared/agreement/ring-defect.ts';
import { distinctCorners, shapeDefect } from '../../../shared/model/shape-defect.ts';

// A coarse grid, so that corners on edges, edges on edges and repeated corners are common.
const corner = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }));

describe('what is wrong with a shape', () => {
  it('is found where the quadratic search finds it', () => {
    fc.assert(
      fc.property(fc.array(corner, { minLength: 3, maxLength: 7 }), (points) => {
        fc.pre(distinctCorners(points).length === distinctCorners(distinctCorners(points)).length);
        expect(shapeDefect({ kind: 'polygon', points })).toBe(ringDefect(distinctCorners(points)));
      }),
      { seed: 1, numRuns: 3000 },
    );
  });

  it('is no size for empty boxes, and nothing for points', () => {
    expect(shapeDefect({ kind: 'box', x: 0, y: 0, width: 0, height: 2 })).toBe('no-size');
    expect(shapeDefect({ kind: 'rotated-box', x: 0, y: 0, width: 2, height: 0, angle: 5 })).toBe('no-size');
    expect(shapeDefect({ kind: 'box', x: 0, y: 0, width: 1, height: 2 })).toBeNull();
    expect(shapeDefect({ kind: 'point', x: 0, y: 0 })).toBeNull();
  });

  it('is too few corners when they repeat', () => {
    expect(shapeDefect({ kind: 'polygon', points: [[0, 0], [0, 0], [1, 1], [1, 1], [0, 0]] })).toBe('too-few-points');
  });

  it('is looked for among neighbours only: a round outline of 20,000 corners compares few pairs', () => {
    const points = Array.from({ length: 20_000 }, (_, at) => [5000 + 4000 * Math.cos((at * Math.PI) / 10_000), 5000 + 4000 * Math.sin((at * Math.PI) / 10_000)] as const);
    expect(shapeDefect({ kind: 'polygon', points })).toBeNull();
    expect(shapeDefect({ kind: 'polygon', points: points.with(7, points[12_000] as (typeof points)[number]) })).toBe('self-intersecting');
  });
});
