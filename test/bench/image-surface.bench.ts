import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { against, type BenchRow, median, quantileOf, report } from '../support/bench.ts';
import { indexed, jpegBytes } from '../support/make-media.ts';
import { startSurfaceHost, type SurfaceHost } from '../support/surface-host.ts';
import type { SurfacePage } from '../support/surface-page.tsx';

const IMAGE = { width: 4000, height: 3000 };
const STEPS = 90;
const COLORS = ['#266ef9', '#e4a137', '#4aeca0', '#fe669f'];
const rows: BenchRow[] = [];
let host: SurfaceHost;
let photo: string;

interface NaiveScene {
  pan(x: number, y: number): void;
  zoom(factor: number): void;
  drag(place: number, x: number, y: number): void;
  under(x: number, y: number): readonly number[];
  remove(): void;
}
type Globals = { surfacePage: SurfacePage; naive?: NaiveScene };

beforeAll(async () => {
  host = await startSurfaceHost(['--disable-frame-rate-limit', '--disable-gpu-vsync']);
  photo = host.serve('photo.jpg', jpegBytes(IMAGE.width, IMAGE.height, indexed(11)));
});
afterAll(async () => {
  report('image-surface', rows);
  await host.close();
});

/** The same boxes for both scenes: spread by steps that never meet a rhythm of the image. */
function boxes(count: number) {
  return Array.from({ length: count }, (_, n) => ({ x: (n * 7919) % 3900, y: (n * 104_729) % 2900, width: 20 + (n % 60), height: 20 + ((n * 3) % 60) }));
}

function middleOf(box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | undefined) {
  return box === undefined ? { x: 0, y: 0 } : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function showSurface(page: Page, count: number): Promise<void> {
  await page.evaluate(({ src, size, all, colors }) => {
    (globalThis as unknown as Globals).surfacePage.set({ src, size, tool: 'box', regions: all.map((box, n) => ({ id: `r${n}`, shape: { kind: 'box', ...box }, color: colors[n % 4] ?? '', name: `thing ${n}` })) });
  }, { src: photo, size: IMAGE, all: boxes(count), colors: COLORS });
  await page.locator('[data-loaded=true]').waitFor();
}

/** The scene that anybody would draw first: one SVG node a box, moved by a transform, asked by the browser's own hit test. */
async function showNaive(page: Page, count: number): Promise<void> {
  await page.evaluate(async ({ src, size, all, colors }) => {
    const SVG = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('style', 'position:fixed;inset:0;width:100vw;height:100vh;background:#222;z-index:9');
    const group = svg.appendChild(document.createElementNS(SVG, 'g'));
    const image = group.appendChild(document.createElementNS(SVG, 'image'));
    image.setAttribute('href', src);
    image.setAttribute('width', String(size.width));
    image.setAttribute('height', String(size.height));
    const rects = all.map((box, n) => {
      const rect = group.appendChild(document.createElementNS(SVG, 'rect'));
      for (const [name, value] of Object.entries({ ...box, fill: 'transparent', stroke: colors[n % 4], 'stroke-width': 2, 'vector-effect': 'non-scaling-stroke' })) rect.setAttribute(name, String(value));
      return rect;
    });
    document.body.append(svg);
    const fit = Math.min((innerWidth - 48) / size.width, (innerHeight - 48) / size.height);
    let [scale, x, y] = [fit, (innerWidth - size.width * fit) / 2, (innerHeight - size.height * fit) / 2];
    const apply = () => group.setAttribute('transform', `translate(${x} ${y}) scale(${scale})`);
    apply();
    const element = new Image();
    element.src = src;
    await element.decode();
    const naive: NaiveScene = {
      pan: (dx, dy) => {
        [x, y] = [x + dx, y + dy];
        apply();
      },
      zoom: (factor) => {
        [scale, x, y] = [scale * factor, innerWidth / 2 - (innerWidth / 2 - x) * factor, innerHeight / 2 - (innerHeight / 2 - y) * factor];
        apply();
      },
      drag: (place, dx, dy) => {
        rects[place]?.setAttribute('x', String((all[place]?.x ?? 0) + dx));
        rects[place]?.setAttribute('y', String((all[place]?.y ?? 0) + dy));
      },
      under: (left, top) => document.elementsFromPoint(left, top).flatMap((each) => (each instanceof SVGRectElement ? [rects.indexOf(each)] : [])),
      remove: () => svg.remove(),
    };
    Object.assign(globalThis, { naive });
  }, { src: photo, size: IMAGE, all: boxes(count), colors: COLORS });
}

type Motion = 'pan' | 'zoom' | 'drag';

/** Milliseconds from frame to frame while something moves at every frame. */
async function frames(page: Page, scene: 'surface' | 'naive', motion: Motion): Promise<readonly number[]> {
  return page.evaluate(async ({ which, moves, steps, dragged }) => {
    const { naive } = globalThis as unknown as Globals;
    const frame = document.querySelector<HTMLElement>('[role=application]');
    const middle = { x: innerWidth / 2, y: innerHeight / 2 };
    const wave = (n: number) => Math.sin(n / 7);
    const step = (n: number) => {
      if (which === 'naive') {
        if (moves === 'pan') naive?.pan(9 * wave(n), 6 * wave(n + 3));
        else if (moves === 'zoom') naive?.zoom(n % 60 < 30 ? 1.05 : 1 / 1.05);
        else naive?.drag(dragged, 40 * wave(n), 30 * wave(n));
        return;
      }
      if (moves === 'pan') frame?.dispatchEvent(new WheelEvent('wheel', { deltaX: -9 * wave(n) || 0.1, deltaY: -6 * wave(n + 3), clientX: middle.x, clientY: middle.y, cancelable: true }));
      else if (moves === 'zoom') frame?.dispatchEvent(new WheelEvent('wheel', { deltaY: (n % 60 < 30 ? -1 : 1) * 4.88, ctrlKey: true, clientX: middle.x, clientY: middle.y, cancelable: true }));
      else frame?.dispatchEvent(new PointerEvent('pointermove', { clientX: dragFrom.x + 12 * wave(n), clientY: dragFrom.y + 9 * wave(n), pointerId: 1 }));
    };
    const dragFrom = (globalThis as unknown as { dragFrom?: { x: number; y: number } }).dragFrom ?? middle;
    const times: number[] = [];
    await new Promise<void>((done) => {
      let [n, last] = [0, 0];
      const next = (now: number) => {
        if (n > 5) times.push(now - last); // the first frames warm up
        last = now;
        if (n++ >= steps) done();
        else {
          step(n);
          requestAnimationFrame(next);
        }
      };
      requestAnimationFrame(next);
    });
    return times;
  }, { which: scene, moves: motion, steps: STEPS, dragged: DRAGGED });
}

const DRAGGED = 100;

async function onScreen(page: Page, x: number, y: number) {
  const [scale = 1, left = 0, top = 0] = ((await page.locator('[role=application]').getAttribute('data-viewport')) ?? '').split(' ').map(Number);
  return { x: left + x * scale, y: top + y * scale };
}

async function surfaceFrames(page: Page, motion: Motion, count: number): Promise<readonly number[]> {
  if (motion !== 'drag') return frames(page, 'surface', motion);
  const box = boxes(count)[DRAGGED];
  const from = await onScreen(page, (box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
  await page.evaluate((at) => {
    Object.assign(globalThis, { dragFrom: at });
    (globalThis as unknown as Globals).surfacePage.set({ selection: ['r100'], tool: 'select' });
  }, from);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const times = await frames(page, 'surface', motion);
  await page.mouse.up();
  await page.evaluate(() => (globalThis as unknown as Globals).surfacePage.set({ selection: [], tool: 'box' }));
  return times;
}

describe.each([200, 1000, 5000])('%i boxes on a photo of 12 megapixels', (count) => {
  it('move no slower than one SVG node a box, and the same is hit', async () => {
    const { page } = host;
    await showNaive(page, count);
    const naive: Record<Motion, readonly number[]> = { drag: [], pan: [], zoom: [] };
    for (const motion of ['drag', 'pan', 'zoom'] as const) naive[motion] = await frames(page, 'naive', motion);
    await page.evaluate(() => (globalThis as unknown as Globals).naive?.remove());

    await showSurface(page, count);
    for (const motion of ['drag', 'pan', 'zoom'] as const) {
      const ours = await surfaceFrames(page, motion, count);
      for (const [name, share] of [['median', 0.5], ['p95', 0.95]] as const) {
        rows.push({ what: `${motion}, ${count} boxes, ${name} frame`, runs: ours.length, ms: quantileOf(ours, share), against: against('one SVG node a box', quantileOf(naive[motion], share), quantileOf(ours, share)) });
      }
    }

    await page.evaluate(() => document.querySelector('[role=application]')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', cancelable: true })));
    await showSurface(page, count);
    await showNaive(page, count);
    const places = Array.from({ length: 60 }, (_, n) => (n % 2 === 0 ? { x: (n * 613) % IMAGE.width, y: (n * 977) % IMAGE.height } : middleOf(boxes(count)[(n * 37) % count])));
    const at = await Promise.all(places.map(({ x, y }) => onScreen(page, x, y)));
    const expected = await page.evaluate((points) => points.map(({ x, y }) => (globalThis as unknown as Globals).naive?.under(x, y) ?? []), at);
    await page.evaluate(() => (globalThis as unknown as Globals).naive?.remove());
    const before = Number(await page.locator('[role=application]').getAttribute('data-candidates'));
    const all = boxes(count);
    const area = (n: number) => (all[n]?.width ?? 0) * (all[n]?.height ?? 0);
    let [hits, same] = [0, 0];
    for (const [n, point] of at.entries()) {
      const smallest = [...(expected[n] ?? [])].sort((a, b) => area(a) - area(b) || b - a)[0];
      if (smallest === undefined) continue;
      await page.mouse.click(point.x, point.y);
      const [id] = await page.evaluate(() => (globalThis as unknown as Globals).surfacePage.selection());
      hits++;
      // The surface also takes what lies within three pixels of the pointer: then what it took must be smaller still.
      const chosen = Number(id?.slice(1));
      if (chosen === smallest || area(chosen) <= area(smallest)) same++;
      await page.evaluate(() => (globalThis as unknown as Globals).surfacePage.set({ selection: [] }));
    }
    const candidates = Number(await page.locator('[role=application]').getAttribute('data-candidates')) - before;
    expect(hits).toBeGreaterThan(0);
    expect(same).toBe(hits);
    rows.push({ what: `hit test, ${count} boxes`, runs: hits, ms: 0, counted: { hits, 'the same as SVG': same, 'shapes tested': candidates, 'a scan would test': hits * count } });
    expect(candidates).toBeLessThan(hits * count * 0.2);
    expect(host.complaints()).toEqual([]);
  });
});

describe('one polygon of 10,000 vertices', () => {
  it('pans, zooms, and moves whole and by a vertex', async () => {
    const { page } = host;
    await page.evaluate(({ src, size }) => {
      const points = Array.from({ length: 10_000 }, (_, n) => {
        const angle = (2 * Math.PI * n) / 10_000;
        const radius = 1200 + 60 * Math.sin(angle * 97) + 20 * Math.sin(angle * 1013);
        return [2000 + radius * Math.cos(angle), 1500 + radius * Math.sin(angle)] as const;
      });
      (globalThis as unknown as Globals).surfacePage.set({ src, size, tool: 'select', regions: [{ id: 'long', shape: { kind: 'polygon', points }, color: '#4aeca0', name: 'coast' }], selection: ['long'] });
    }, { src: photo, size: IMAGE });
    for (const motion of ['pan', 'zoom'] as const) {
      const times = await frames(page, 'surface', motion);
      rows.push({ what: `${motion}, polygon of 10,000 vertices, median frame`, runs: times.length, ms: median(times), counted: { 'p95 ms': quantileOf(times, 0.95).toFixed(1) } });
    }
    const from = await onScreen(page, 2000, 1500);
    await page.evaluate((at) => Object.assign(globalThis, { dragFrom: at }), from);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    const times = await frames(page, 'surface', 'drag');
    await page.mouse.up();
    rows.push({ what: 'drag, polygon of 10,000 vertices, median frame', runs: times.length, ms: median(times), counted: { 'p95 ms': quantileOf(times, 0.95).toFixed(1) } });
    const corners = await page.evaluate(() => (globalThis as unknown as Globals).surfacePage.regions().map(({ shape }) => (shape.kind === 'polygon' ? shape.points.length : 0)));
    expect(corners).toEqual([10_000]);
    expect(host.complaints()).toEqual([]);
  });
});
