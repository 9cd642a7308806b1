import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { broughtIntoView, fitViewport, MAX_SCALE, panBy, toImage, toScreen, viewOf, type Viewport, zoomAt, zoomToBounds } from '../../../renderer/canvas/viewport.ts';
import { anyPoint, anyWay, IMAGE } from './arbitrary-shapes.ts';

const SURFACE = { width: 900, height: 700 };
const anyViewport: fc.Arbitrary<Viewport> = fc.record({
  scale: fc.double({ min: 0.01, max: MAX_SCALE, noNaN: true }),
  x: fc.double({ min: -5000, max: 5000, noNaN: true }),
  y: fc.double({ min: -5000, max: 5000, noNaN: true }),
});

describe('screen and image', () => {
  it('are each other’s way back at any zoom', () => {
    fc.assert(
      fc.property(anyViewport, anyPoint, (viewport, point) => {
        const back = toImage(viewport, toScreen(viewport, point));
        expect(back.x).toBeCloseTo(point.x, 6);
        expect(back.y).toBeCloseTo(point.y, 6);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('show in view exactly what lies on the surface', () => {
    fc.assert(
      fc.property(anyViewport, anyPoint, (viewport, point) => {
        const { x, y } = toScreen(viewport, point);
        const view = viewOf(viewport, SURFACE);
        const onSurface = x > 0 && x < SURFACE.width && y > 0 && y < SURFACE.height;
        const inView = point.x > view.minX && point.x < view.maxX && point.y > view.minY && point.y < view.maxY;
        const edge = [x, y, x - SURFACE.width, y - SURFACE.height].some((value) => Math.abs(value) < 1e-6);
        return edge || onSurface === inView;
      }),
      { seed: 2, numRuns: 500 },
    );
  });
});

describe('the view', () => {
  it('zooms with the point under the pointer kept where it is', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.8, max: 1.25, noNaN: true }), anyPoint, (factor, point) => {
        const before = fitViewport(IMAGE, SURFACE);
        const at = toScreen(before, point);
        const after = toScreen(zoomAt(before, at, factor, IMAGE, SURFACE), point);
        expect(after.x).toBeCloseTo(at.x, 6);
        expect(after.y).toBeCloseTo(at.y, 6);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('never loses the image, however far it is moved', () => {
    fc.assert(
      fc.property(anyWay, (by) => {
        const view = viewOf(panBy(fitViewport(IMAGE, SURFACE), by, IMAGE, SURFACE), SURFACE);
        return view.minX < IMAGE.width && view.maxX > 0 && view.minY < IMAGE.height && view.maxY > 0;
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it('fits the whole image, and goes to a part of it', () => {
    const fitted = viewOf(fitViewport(IMAGE, SURFACE), SURFACE);
    expect(fitted.minX <= 0 && fitted.minY <= 0 && fitted.maxX >= IMAGE.width && fitted.maxY >= IMAGE.height).toBe(true);
    const part = { minX: 100, minY: 100, maxX: 150, maxY: 140 };
    const near = viewOf(zoomToBounds(part, IMAGE, SURFACE), SURFACE);
    expect(near.minX < part.minX && near.maxX > part.maxX && near.maxX - near.minX < 120).toBe(true);
  });

  it('is moved no more than needed to see a point', () => {
    const near = zoomToBounds({ minX: 0, minY: 0, maxX: 50, maxY: 50 }, IMAGE, SURFACE);
    expect(broughtIntoView(near, { x: 25, y: 25 }, IMAGE, SURFACE)).toEqual(near);
    const moved = toScreen(broughtIntoView(near, { x: 600, y: 400 }, IMAGE, SURFACE), { x: 600, y: 400 });
    expect(moved).toEqual({ x: SURFACE.width - 40, y: SURFACE.height - 40 });
  });
});
