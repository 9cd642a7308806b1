import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInsideImage } from '../../../../renderer/canvas/geometry/image-shape.ts';
import type { Point } from '../../../../renderer/canvas/geometry/plane.ts';
import { buildScene, type SurfaceRegion } from '../../../../renderer/canvas/geometry/scene.ts';
import { Gestures } from '../../../../renderer/canvas/tools/gestures.ts';
import { type Outcome, type PointerInput, type Tool, TOOLS } from '../../../../renderer/canvas/tools/tool.ts';
import type { ImageShape } from '../../../../shared/model/shape-bounds.ts';
import { anyShape, IMAGE } from '../arbitrary-shapes.ts';

const box = (x: number, y: number, width: number, height: number): ImageShape => ({ kind: 'box', x, y, width, height });
const region = (id: string, shape: ImageShape, more: Partial<SurfaceRegion> = {}): SurfaceRegion => ({ id, shape, color: 'red', name: id, ...more });

function bench(regions: readonly SurfaceRegion[], selected: readonly string[], tool: Tool = 'select', snapping = false) {
  const told: Outcome[] = [];
  const scene = buildScene(regions);
  const gestures = new Gestures({
    context: () => ({ image: IMAGE, scale: 1, scene, selection: new Set(selected), snapping }),
    tool: () => tool,
    tell: (outcome) => told.push(outcome),
  });
  return { gestures, told };
}
const input = (x: number, y: number, held: Partial<PointerInput> = {}): PointerInput => ({ point: { x, y }, shift: false, alt: false, ctrl: false, ...held });
function drag(gestures: Gestures, from: Point, to: Point, held: Partial<PointerInput> = {}): void {
  gestures.press(input(from.x, from.y, held));
  gestures.move(input((from.x + to.x) / 2, (from.y + to.y) / 2, held));
  gestures.move(input(to.x, to.y, held));
  gestures.release(input(to.x, to.y, held));
}

describe('a gesture', () => {
  it('tells one change, at its end', () => {
    const { gestures, told } = bench([region('a', box(100, 100, 50, 50))], ['a']);
    gestures.press(input(120, 120));
    gestures.move(input(140, 130));
    gestures.move(input(160, 140));
    expect(told).toEqual([]);
    gestures.release(input(160, 140));
    expect(told).toEqual([{ did: 'change', changes: [{ id: 'a', shape: box(140, 120, 50, 50) }] }]);
  });

  it('that is cancelled tells nothing', () => {
    const { gestures, told } = bench([region('a', box(100, 100, 50, 50))], ['a']);
    gestures.press(input(120, 120));
    gestures.move(input(200, 200));
    expect(gestures.cancel()).toBe(true);
    gestures.release(input(200, 200));
    expect([told, gestures.cancel()]).toEqual([[], false]);
  });

  it('that draws is taken back point by point', () => {
    const { gestures, told } = bench([], [], 'polygon');
    for (const [x, y] of [[100, 100], [200, 100]] as const) drag(gestures, { x, y }, { x, y });
    expect([gestures.undo(), gestures.drawing?.preview().points]).toEqual([true, [{ x: 100, y: 100 }]]);
    expect([gestures.undo(), gestures.isBusy, gestures.undo(), told]).toEqual([true, false, false, []]);
  });

  it('that drags is taken back whole', () => {
    const { gestures, told } = bench([region('a', box(100, 100, 50, 50))], ['a']);
    gestures.press(input(120, 120));
    gestures.move(input(200, 200));
    expect([gestures.undo(), gestures.undo()]).toEqual([true, false]);
    gestures.release(input(200, 200));
    expect(told).toEqual([]);
  });

  it('of many clicks is closed when its tool is left, or stays until Escape', () => {
    const polygon = bench([], [], 'polygon');
    for (const [x, y] of [[100, 100], [200, 100]] as const) drag(polygon.gestures, { x, y }, { x, y });
    expect([polygon.gestures.leave(), polygon.gestures.isBusy, polygon.told.at(-1)?.did]).toEqual([false, true, 'say']);
    drag(polygon.gestures, { x: 200, y: 200 }, { x: 200, y: 200 });
    expect([polygon.gestures.leave(), polygon.gestures.isBusy, polygon.told.at(-1)?.did]).toEqual([true, false, 'draw']);
    const extreme = bench([], [], 'extreme-box');
    for (const [x, y] of [[100, 100], [200, 100], [150, 50]] as const) drag(extreme.gestures, { x, y }, { x, y });
    expect([extreme.gestures.leave(), extreme.gestures.isBusy]).toEqual([false, true]);
    expect([extreme.gestures.cancel(), extreme.gestures.leave()]).toEqual([true, true]);
  });

  it('that goes nowhere changes nothing', () => {
    const { gestures, told } = bench([region('a', box(100, 100, 50, 50))], ['a']);
    drag(gestures, { x: 120, y: 120 }, { x: 121, y: 120 });
    expect(told).toEqual([]);
  });

  it('never leaves the image or loses an area, whatever the hand does with whatever tool', () => {
    const step = fc.record({ x: fc.integer({ min: -900, max: 1500 }), y: fc.integer({ min: -900, max: 1500 }), what: fc.constantFrom('press', 'move', 'move', 'move', 'release', 'finish', 'back'), shift: fc.boolean(), alt: fc.boolean() });
    fc.assert(
      fc.property(fc.array(anyShape, { minLength: 1, maxLength: 6 }), fc.constantFrom(...TOOLS), fc.boolean(), fc.array(step, { maxLength: 40 }), (shapes, tool, snapping, steps) => {
        const { gestures, told } = bench(shapes.map((shape, n) => region(`r${n}`, shape)), ['r0'], tool, snapping);
        for (const { x, y, what, shift, alt } of steps) {
          if (what === 'finish') gestures.finish();
          else if (what === 'back') gestures.back();
          else gestures[what](input(x, y, { shift, alt }));
        }
        for (const outcome of told) {
          const after = outcome.did === 'draw' ? [outcome.shape] : outcome.did === 'change' ? outcome.changes.map(({ shape }) => shape) : outcome.did === 'split' ? outcome.pieces.flatMap(({ pieces }) => pieces) : [];
          for (const shape of after) expect(isInsideImage(shape, IMAGE, 0.02)).toBe(true);
        }
      }),
      { seed: 7, numRuns: 400 },
    );
  });
});

describe('with a tool that draws', () => {
  it('a drag over a region that is not selected draws, a click selects it', () => {
    const large = region('a', box(50, 50, 300, 300));
    const drawing = bench([large], [], 'box');
    drag(drawing.gestures, { x: 100, y: 100 }, { x: 200, y: 180 });
    expect(drawing.told).toEqual([{ did: 'draw', shape: box(100, 100, 100, 80) }]);
    const clicking = bench([large], [], 'box');
    drag(clicking.gestures, { x: 100, y: 100 }, { x: 100, y: 100 });
    expect(clicking.told).toEqual([{ did: 'select', ids: ['a'] }]);
  });

  it('a drag on the selected region moves it, with Alt draws over it', () => {
    const chosen = [region('a', box(50, 50, 300, 300))];
    const moving = bench(chosen, ['a'], 'box');
    drag(moving.gestures, { x: 100, y: 100 }, { x: 120, y: 100 });
    expect(moving.told).toEqual([{ did: 'change', changes: [{ id: 'a', shape: box(70, 50, 300, 300) }] }]);
    const drawing = bench(chosen, ['a'], 'box');
    drag(drawing.gestures, { x: 100, y: 100 }, { x: 200, y: 200 }, { alt: true });
    expect(drawing.told).toEqual([{ did: 'draw', shape: box(100, 100, 100, 100) }]);
  });

  it('a slip of the hand is no box', () => {
    const { gestures, told } = bench([], [], 'box');
    drag(gestures, { x: 100, y: 100 }, { x: 102, y: 200 });
    expect(told).toEqual([]);
  });

  it('a polygon needs three corners with area', () => {
    const { gestures, told } = bench([], [], 'polygon');
    for (const x of [100, 150]) drag(gestures, { x, y: 100 }, { x, y: 100 });
    gestures.finish();
    expect([told.map(({ did }) => did), gestures.isBusy]).toEqual([['say'], true]);
    drag(gestures, { x: 150, y: 160 }, { x: 150, y: 160 });
    gestures.finish();
    expect(told.at(-1)).toEqual({ did: 'draw', shape: { kind: 'polygon', points: [[100, 100], [150, 100], [150, 160]] } });
  });

  it('a polygon shows where it crosses itself while it is drawn', () => {
    const { gestures } = bench([], [], 'polygon');
    for (const [x, y] of [[100, 100], [200, 200], [200, 100]] as const) drag(gestures, { x, y }, { x, y });
    gestures.move(input(100, 200));
    expect(gestures.drawing?.preview().crossings).toEqual([{ x: 150, y: 150 }]);
  });
});

describe('selecting', () => {
  it('does not touch what is fixed or locked', () => {
    const { gestures, told } = bench([region('a', box(100, 100, 50, 50), { fixed: true }), region('b', box(100, 100, 50, 50), { locked: true })], ['a']);
    drag(gestures, { x: 120, y: 120 }, { x: 200, y: 200 });
    expect(told.filter(({ did }) => did === 'change')).toEqual([]);
  });

  it('clicks through what lies below at the same place', () => {
    const { gestures, told } = bench([region('large', box(50, 50, 300, 300)), region('small', box(100, 100, 50, 50))], ['small']);
    drag(gestures, { x: 120, y: 120 }, { x: 120, y: 120 });
    expect(told).toEqual([{ did: 'select', ids: ['large'] }]);
  });

  it('adds and takes away with Shift, and catches with a lasso', () => {
    const both = [region('a', box(100, 100, 50, 50)), region('b', box(200, 100, 50, 50))];
    const adding = bench(both, ['a']);
    drag(adding.gestures, { x: 220, y: 120 }, { x: 220, y: 120 }, { shift: true });
    expect(adding.told).toEqual([{ did: 'select', ids: ['a', 'b'] }]);
    const catching = bench(both, []);
    catching.gestures.press(input(80, 80, { shift: true }));
    for (const [x, y] of [[280, 80], [280, 180], [80, 180]] as const) catching.gestures.move(input(x, y, { shift: true }));
    catching.gestures.release(input(80, 180, { shift: true }));
    expect(catching.told).toEqual([{ did: 'select', ids: ['a', 'b'] }]);
  });

  it('moves by arrow keys, all steps told as one', () => {
    const { gestures, told } = bench([region('a', box(100, 100, 50, 50))], ['a']);
    for (let n = 0; n < 5; n++) gestures.nudge({ x: 10, y: 1 });
    gestures.settle();
    expect(told).toEqual([{ did: 'change', changes: [{ id: 'a', shape: box(150, 105, 50, 50) }] }]);
    gestures.settle();
    expect(told).toHaveLength(1);
  });
});
