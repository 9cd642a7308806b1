import { describe, expect, it } from 'vitest';
import { SurfaceView } from '../../../renderer/canvas/surface-view.ts';
import { fitViewport, toImage, type Viewport } from '../../../renderer/canvas/viewport.ts';

const IMAGE = { width: 800, height: 600 };

function viewOf(size: { width: number; height: number }) {
  let surface = size;
  const view = new SurfaceView({ image: () => IMAGE, surface: () => surface, shared: () => undefined, changed: () => undefined });
  const resize = (to: typeof size) => {
    const before = surface;
    surface = to;
    view.resized(before);
  };
  return { view, resize };
}

describe('SurfaceView', () => {
  it('fits the image anew when the window changes, until somebody moves', () => {
    const { view, resize } = viewOf({ width: 400, height: 300 });
    view.bringIntoView({ x: 400, y: 300 }); // in sight already: nobody moved
    resize({ width: 1000, height: 800 });
    expect(view.viewport).toEqual(fitViewport(IMAGE, { width: 1000, height: 800 }));
  });

  it('keeps what is in the middle in the middle when the window changes', () => {
    const { view, resize } = viewOf({ width: 400, height: 300 });
    view.zoom(4, { x: 100, y: 80 });
    const middle = toImage(view.viewport, view.middle());
    const { scale } = view.viewport;
    resize({ width: 900, height: 500 });
    const after = toImage(view.viewport, view.middle());
    expect(view.viewport.scale).toBe(scale);
    expect([after.x, after.y]).toEqual([expect.closeTo(middle.x, 9), expect.closeTo(middle.y, 9)]);
  });

  it('moves a shared view once, however many surfaces are resized', () => {
    let surface = { width: 400, height: 300 };
    let shared: Viewport | undefined = { scale: 2, x: -100, y: -50 };
    let told: Viewport | undefined;
    const source = { image: () => IMAGE, surface: () => surface, shared: () => ({ viewport: shared, onViewport: (next: Viewport) => (told = next) }), changed: () => undefined };
    const views = [new SurfaceView(source), new SurfaceView(source)];
    const before = surface;
    surface = { width: 600, height: 500 };
    for (const view of views) view.resized(before);
    expect(told).toEqual({ scale: 2, x: 0, y: 50 });
    shared = told;
    expect(views.map(({ viewport }) => viewport)).toEqual([told, told]);
  });

  it('is fitted again when told to', () => {
    const { view, resize } = viewOf({ width: 400, height: 300 });
    view.zoom(4);
    view.fit();
    resize({ width: 500, height: 300 });
    expect(view.viewport).toEqual(fitViewport(IMAGE, { width: 500, height: 300 }));
  });
});
