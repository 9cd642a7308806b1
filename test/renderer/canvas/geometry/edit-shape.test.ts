import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draggedHandle, evenAngle, withNewVertex, withoutVertex } from '../../../../renderer/canvas/geometry/drag-handle.ts';
import { handleAt, handleCursor, handlesOf } from '../../../../renderer/canvas/geometry/handles.ts';
import type { ImageShape } from '../../../../shared/model/shape-bounds.ts';
import { type BoxShape, isInsideImage, roundedShape, shapeBounds, signedArea } from '../../../../renderer/canvas/geometry/image-shape.ts';
import { besideShape, movedShape, pastedShape } from '../../../../renderer/canvas/geometry/move-shape.ts';
import { boxOnSide } from '../../../../renderer/canvas/geometry/rotated-box.ts';
import { anyPoint, anyShape, anyWay, IMAGE } from '../arbitrary-shapes.ts';

const WHOLE = { minX: 0, minY: 0, maxX: IMAGE.width, maxY: IMAGE.height };
const box: BoxShape = { kind: 'box', x: 100, y: 100, width: 100, height: 50 };
const handle = (shape: ImageShape, wanted: string) => handlesOf(shape, 1, WHOLE).find((each) => (each.kind === 'side' ? each.side : each.kind) === wanted) ?? expect.fail(`no handle ${wanted}`);

describe('moving', () => {
  it('never leads out of the image', () => {
    fc.assert(fc.property(anyShape, anyWay, (shape, by) => isInsideImage(movedShape(shape, by, IMAGE), IMAGE)), { seed: 1, numRuns: 500 });
  });

  it('keeps the size', () => {
    fc.assert(
      fc.property(anyShape, anyWay, (shape, by) => {
        const [before, after] = [shapeBounds(shape), shapeBounds(movedShape(shape, by, IMAGE))];
        expect(after.maxX - after.minX).toBeCloseTo(before.maxX - before.minX, 6);
        expect(after.maxY - after.minY).toBeCloseTo(before.maxY - before.minY, 6);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('goes as far as there is room in each direction for itself', () => {
    expect(movedShape(box, { x: -500, y: 30 }, IMAGE)).toEqual({ ...box, x: 0, y: 130 });
  });

  it('lets what sticks out come in, and not go out further', () => {
    const out: BoxShape = { ...box, x: -20 };
    expect(movedShape(out, { x: -5, y: 0 }, IMAGE)).toEqual(out);
    expect(movedShape(out, { x: 15, y: 0 }, IMAGE)).toEqual({ ...out, x: -5 });
  });

  it('puts a copy beside its original, the other way in the last corner', () => {
    expect(besideShape(box, 10, IMAGE)).toEqual({ ...box, x: 110, y: 110 });
    const last: BoxShape = { ...box, x: 540, y: 430 };
    expect(besideShape(last, 10, IMAGE)).toEqual({ ...last, x: 530, y: 420 });
  });

  it('pastes onto a smaller image inside it, and not what is too big', () => {
    expect(pastedShape(box, { width: 150, height: 400 })).toEqual({ ...box, x: 50 });
    expect(pastedShape(box, { width: 60, height: 400 })).toBeUndefined();
  });
});

describe('dragging a handle', () => {
  it('never leads out of the image, whichever handle', () => {
    fc.assert(
      fc.property(anyShape, anyWay, fc.nat(), fc.boolean(), (shape, by, pick, steady) => {
        const handles = handlesOf(shape, 1, WHOLE);
        const chosen = handles[pick % Math.max(1, handles.length)];
        return chosen === undefined || isInsideImage(draggedHandle(shape, chosen, by, IMAGE, steady), IMAGE);
      }),
      { seed: 3, numRuns: 1000 },
    );
  });

  it('turns a box over past its opposite side', () => {
    expect(draggedHandle(box, handle(box, 'e'), { x: -130, y: 0 }, IMAGE)).toEqual({ ...box, x: 70, width: 30 });
  });

  it('keeps the ratio of the sides when steady', () => {
    expect(draggedHandle(box, handle(box, 'se'), { x: 100, y: 0 }, IMAGE, true)).toEqual({ ...box, width: 200, height: 100 });
  });

  it('keeps the opposite side of a rotated box where it is', () => {
    const shape: ImageShape = { kind: 'rotated-box', x: 200, y: 200, width: 100, height: 40, angle: 30 };
    const moved = draggedHandle(shape, handle(shape, 'e'), { x: 20, y: 5 }, IMAGE);
    const before = handle(shape, 'w').at;
    const after = handle(moved, 'w').at;
    expect(after.x).toBeCloseTo(before.x, 9);
    expect(after.y).toBeCloseTo(before.y, 9);
  });

  it('turns a rotated box towards the pointer, in steps of 15° when steady', () => {
    const shape: ImageShape = { kind: 'rotated-box', x: 300, y: 240, width: 100, height: 40, angle: 0 };
    const turn = handle(shape, 'rotate');
    const way = { x: 60, y: 300 - turn.at.y - 60 }; // to the right of the middle
    expect(draggedHandle(shape, turn, way, IMAGE)).toMatchObject({ angle: 90 });
    expect(draggedHandle(shape, turn, { ...way, y: way.y + 4 }, IMAGE, true)).toMatchObject({ angle: 90 });
  });

  it('moves a vertex, and puts a new one into an edge', () => {
    const shape: ImageShape = { kind: 'polygon', points: [[0, 0], [100, 0], [0, 100]] };
    const vertex = handleAt(shape, { x: 98, y: 3 }, 1);
    expect(vertex).toMatchObject({ kind: 'vertex', vertex: 1 });
    const midpoint = handleAt(shape, { x: 50, y: 1 }, 1);
    expect(midpoint).toMatchObject({ kind: 'edge', edge: 0 });
    if (midpoint === undefined) return;
    expect(draggedHandle(shape, midpoint, { x: 0, y: 20 }, IMAGE)).toEqual({ kind: 'polygon', points: [[0, 0], [50, 20], [100, 0], [0, 100]] });
  });

  it('leaves a triangle its last three vertices', () => {
    const shape = { kind: 'polygon', points: [[0, 0], [100, 0], [0, 100]] } as const;
    expect(withoutVertex(shape, 1)).toBeUndefined();
    expect(withoutVertex(withNewVertex(shape, 0, { x: 50, y: 5 }), 1)).toEqual(shape);
  });
});

describe('handles', () => {
  it('are reached within the same distance on the screen at any zoom', () => {
    for (const scale of [0.1, 1, 20]) {
      expect(handleAt(box, { x: 100 - 6 / scale, y: 100 }, scale)).toMatchObject({ side: 'nw' });
      expect(handleAt(box, { x: 100 - 8 / scale, y: 100 }, scale)).toBeUndefined();
    }
  });

  it('of sides stay away from a box that is small on the screen', () => {
    expect(handlesOf(box, 0.1, WHOLE).map((each) => each.kind === 'side' && each.side)).toEqual(['nw', 'ne', 'se', 'sw']);
  });

  it('of a polygon are those in view', () => {
    const shape: ImageShape = { kind: 'polygon', points: Array.from({ length: 400 }, (_, at) => [300 + 200 * Math.cos(at / 64), 240 + 200 * Math.sin(at / 64)] as const) };
    const near = handlesOf(shape, 1, { minX: 495, minY: 235, maxX: 505, maxY: 245 });
    expect(near.length).toBeGreaterThan(0);
    expect(near.length).toBeLessThan(20);
  });

  it('show the way they move, turned with the box', () => {
    const shape: ImageShape = { kind: 'rotated-box', x: 300, y: 240, width: 100, height: 100, angle: 90 };
    expect(handleCursor(handle(shape, 'n'), shape)).toBe('ew-resize');
    expect(handleCursor(handle(box, 'nw'), box)).toBe('nwse-resize');
  });
});

describe('a box on a side', () => {
  it('has that side, and the far side through the third point', () => {
    expect(boxOnSide({ x: 10, y: 10 }, { x: 50, y: 10 }, { x: 90, y: 30 })).toEqual({ kind: 'rotated-box', x: 30, y: 20, width: 40, height: 20, angle: 0 });
  });

  it('is the same area on either hand', () => {
    fc.assert(
      fc.property(anyPoint, anyPoint, anyPoint, (a, b, c) => {
        const shape = boxOnSide(a, b, c);
        const twice = Math.abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
        expect(shape.width * shape.height).toBeCloseTo(twice, 3);
        expect(evenAngle(shape.angle)).toBe(shape.angle);
      }),
      { seed: 4, numRuns: 300 },
    );
  });
});

describe('rounding', () => {
  it('keeps what is inside inside, and the way round', () => {
    fc.assert(
      fc.property(anyShape, (shape) => {
        const rounded = roundedShape(shape);
        expect(isInsideImage(rounded, IMAGE, 0.02)).toBe(true);
        if (shape.kind === 'box') expect(isInsideImage(rounded, IMAGE)).toBe(true);
        if (shape.kind === 'polygon' && rounded.kind === 'polygon') expect(signedArea(rounded.points)).toBeCloseTo(signedArea(shape.points), -1);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});
