import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SurfaceRegion } from '../../renderer/canvas/geometry/scene.ts';
import type { ImageShape } from '../../shared/model/shape-bounds.ts';
import { indexed, jpegBytes, joined, pngBytes } from '../support/make-media.ts';
import { startSurfaceHost, type SurfaceHost } from '../support/surface-host.ts';
import type { SurfacePage } from '../support/surface-page.tsx';

/*
 * The surface alone, by real pointer and keys: what is told, what is painted, and what is said of files that cannot be shown.
 */

type Globals = { surfacePage: SurfacePage };
const SIZE = { width: 400, height: 300 };
let host: SurfaceHost;
let photo: string;
const page = (): Page => host.page;
const surface = () => page().getByRole('application', { name: 'Image under test' });

beforeAll(async () => {
  host = await startSurfaceHost();
  photo = host.serve('photo.png', pngBytes(SIZE.width, SIZE.height, () => [90, 100, 110]));
});
afterAll(async () => {
  expect(host.complaints()).toEqual([]);
  await host.close();
});

const regionOf = (id: string, shape: ImageShape, more: Partial<SurfaceRegion> = {}): SurfaceRegion => ({ id, shape, color: '#4aeca0', name: id, ...more });
const box = (x: number, y: number, width: number, height: number): ImageShape => ({ kind: 'box', x, y, width, height });

async function show(props: Omit<Parameters<SurfacePage['set']>[0], 'onSelect' | 'ref'>): Promise<void> {
  await page().evaluate((text) => {
    const { surfacePage } = globalThis as unknown as Globals;
    surfacePage.told.length = 0;
    surfacePage.set({ regions: [], selection: [], tool: 'select', snapping: true, ...(JSON.parse(text) as Parameters<SurfacePage['set']>[0]) });
  }, JSON.stringify({ src: photo, size: SIZE, ...props }));
  await page().locator('[data-loaded=true]').waitFor();
}

const regions = () => page().evaluate(() => (globalThis as unknown as Globals).surfacePage.regions().map(({ shape }) => shape));
const selection = () => page().evaluate(() => (globalThis as unknown as Globals).surfacePage.selection());
const told = () => page().evaluate(() => [...(globalThis as unknown as Globals).surfacePage.told]);

async function at(x: number, y: number): Promise<{ x: number; y: number }> {
  const [scale = 1, left = 0, top = 0] = ((await surface().getAttribute('data-viewport')) ?? '').split(' ').map(Number);
  return { x: left + x * scale, y: top + y * scale };
}
async function click(x: number, y: number): Promise<void> {
  const place = await at(x, y);
  await page().mouse.click(place.x, place.y);
}
async function moveTo(x: number, y: number): Promise<void> {
  const place = await at(x, y);
  await page().mouse.move(place.x, place.y);
}
async function drag(...way: readonly (readonly [number, number])[]): Promise<void> {
  for (const [place, [x, y]] of way.entries()) {
    const { x: left, y: top } = await at(x, y);
    await page().mouse.move(left, top, { steps: place === 0 ? 1 : 6 });
    if (place === 0) await page().mouse.down();
  }
  await page().mouse.up();
}
/** Waits until what was asked for is painted. */
async function frame(): Promise<void> {
  await page().evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
}
const near = (value: number) => expect.closeTo(value, 0);

beforeEach(() => show({}));

describe('drawing', () => {
  it('a box by dragging, and by its four outermost points', async () => {
    await show({ tool: 'box' });
    await drag([100, 50], [200, 150]);
    expect(await regions()).toEqual([{ kind: 'box', x: near(100), y: near(50), width: near(100), height: near(100) }]);
    await show({ tool: 'extreme-box' });
    for (const [x, y] of [[50, 100], [100, 40], [170, 90], [110, 160]] as const) await click(x, y);
    expect(await regions()).toEqual([{ kind: 'box', x: near(50), y: near(40), width: near(120), height: near(120) }]);
  });

  it('a rotated box by a side and a width', async () => {
    await show({ tool: 'rotated-box' });
    await drag([100, 100], [200, 100]);
    await moveTo(150, 150);
    await click(150, 160);
    expect(await regions()).toEqual([{ kind: 'rotated-box', x: near(150), y: near(130), width: near(100), height: near(60), angle: near(0) }]);
  });

  it('a polygon by clicks, closed at its first corner; Backspace takes one back, Escape all of it', async () => {
    await show({ tool: 'polygon' });
    for (const [x, y] of [[100, 100], [200, 100], [300, 300]] as const) await click(x, y);
    await page().keyboard.press('Backspace');
    await click(200, 200);
    await click(100, 200);
    await click(100, 100);
    expect(await regions()).toEqual([{ kind: 'polygon', points: [[near(100), near(100)], [near(200), near(100)], [near(200), near(200)], [near(100), near(200)]] }]);
    await click(350, 50);
    await click(380, 50);
    await page().keyboard.press('Escape');
    expect(await regions()).toHaveLength(1);
    expect(await told()).toEqual(['draw']);
  });

  it('a polygon freehand, closed where it began', async () => {
    await show({ tool: 'polygon' });
    await drag(...Array.from({ length: 25 }, (_, n) => [200 + 80 * Math.cos((n * Math.PI) / 12), 150 + 80 * Math.sin((n * Math.PI) / 12)] as const));
    const [shape] = await regions();
    expect(shape?.kind === 'polygon' && shape.points.length).toBeGreaterThan(8);
  });

  it('a point', async () => {
    await show({ tool: 'point' });
    await click(120, 80);
    expect(await regions()).toEqual([{ kind: 'point', x: near(120), y: near(80) }]);
  });

  it('snaps to the image border and to a neighbour, not while Ctrl is held', async () => {
    await show({ tool: 'box', regions: [regionOf('a', box(100, 100, 50, 50))] });
    await drag([1, 200], [151, 151]);
    expect((await regions())[1]).toMatchObject({ x: 0, y: 150, width: 150 });
    await show({ tool: 'box', regions: [regionOf('a', box(100, 100, 50, 50))] });
    await page().keyboard.down('Control');
    await drag([1.5, 200], [151, 151]);
    await page().keyboard.up('Control');
    expect(((await regions())[1] as { x: number }).x).toBeGreaterThan(1);
  });
});

describe('editing', () => {
  it('moves, resizes, and never loses what is dragged out or cancelled', async () => {
    await show({ regions: [regionOf('a', box(100, 100, 50, 50))], selection: ['a'] });
    await drag([125, 125], [225, 125]);
    expect(await regions()).toEqual([{ kind: 'box', x: near(200), y: near(100), width: 50, height: 50 }]);
    await drag([250, 150], [300, 200]);
    expect(await regions()).toEqual([{ kind: 'box', x: near(200), y: near(100), width: near(100), height: near(100) }]);
    await drag([250, 150], [2000, 150]);
    expect(await regions()).toMatchObject([{ x: near(300), width: near(100) }]);
    const before = await regions();
    const start = await at(350, 150);
    await page().mouse.move(start.x, start.y);
    await page().mouse.down();
    await page().mouse.move(start.x - 200, start.y);
    await page().keyboard.press('Escape');
    await page().mouse.up();
    expect(await regions()).toEqual(before);
  });

  it('takes a vertex, puts one into an edge, and takes one away', async () => {
    await show({ regions: [regionOf('a', { kind: 'polygon', points: [[100, 100], [200, 100], [200, 200], [100, 200]] })], selection: ['a'], snapping: false });
    await drag([100, 100], [80, 80]);
    await drag([200, 150], [240, 150]);
    expect(await regions()).toEqual([{ kind: 'polygon', points: [[near(80), near(80)], [200, 100], [near(240), near(150)], [200, 200], [100, 200]] }]);
    await page().keyboard.down('Alt');
    await click(200, 100);
    await page().keyboard.up('Alt');
    expect((await regions())[0]).toMatchObject({ points: { length: 4 } });
  });

  it('turns a rotated box by its handle and by key', async () => {
    await show({ regions: [regionOf('a', { kind: 'rotated-box', x: 200, y: 150, width: 100, height: 40, angle: 0 })], selection: ['a'] });
    const { x, y } = await at(200, 130);
    await page().mouse.move(x, y - 26);
    await page().mouse.down();
    const end = await at(260, 150);
    await page().mouse.move(end.x, end.y, { steps: 5 });
    await page().mouse.up();
    expect(await regions()).toMatchObject([{ angle: near(90) }]);
    await page().keyboard.press('.');
    expect(await regions()).toMatchObject([{ angle: near(91) }]);
  });

  it('splits a polygon along a drag', async () => {
    await show({ regions: [regionOf('a', { kind: 'polygon', points: [[100, 100], [200, 100], [200, 200], [100, 200]] })], selection: ['a'], tool: 'split' });
    await drag([150, 80], [150, 220]);
    expect(await regions()).toHaveLength(2);
    expect(await told()).toEqual(['split']);
  });

  it('goes through what lies below the pointer, past what is locked', async () => {
    await show({ regions: [regionOf('large', box(50, 50, 200, 200)), regionOf('locked', box(90, 90, 40, 40), { locked: true }), regionOf('small', box(80, 80, 60, 60))] });
    await click(100, 100);
    expect(await selection()).toEqual(['small']);
    await page().keyboard.press('Tab');
    expect(await selection()).toEqual(['large']);
  });

  it('selects several with Shift and a lasso, and moves them as one', async () => {
    await show({ regions: [regionOf('a', box(50, 50, 30, 30)), regionOf('b', box(150, 50, 30, 30)), regionOf('c', box(300, 200, 30, 30))] });
    await page().keyboard.down('Shift');
    await drag([30, 30], [250, 30], [250, 120], [30, 120]);
    await page().keyboard.up('Shift');
    expect(await selection()).toEqual(['a', 'b']);
    await page().keyboard.press('ArrowRight');
    await page().keyboard.press('Shift+ArrowDown');
    expect(await regions()).toEqual([box(51, 60, 30, 30), box(151, 60, 30, 30), box(300, 200, 30, 30)]);
    expect((await told()).filter((name) => name === 'change')).toHaveLength(2);
  });

  it('draws and edits by keyboard alone', async () => {
    await show({ tool: 'box' });
    await surface().focus();
    await page().mouse.move(5, 5);
    await page().keyboard.press('k');
    await page().keyboard.press('Enter');
    for (let n = 0; n < 4; n++) await page().keyboard.press('Shift+ArrowRight');
    for (let n = 0; n < 3; n++) await page().keyboard.press('Shift+ArrowDown');
    await page().keyboard.press('Enter');
    expect(await regions()).toEqual([{ kind: 'box', x: expect.any(Number), y: expect.any(Number), width: near(40), height: near(30) }]);
    await page().keyboard.press('Escape');
    await page().keyboard.press('Delete');
    expect(await regions()).toEqual([]);
  });
});

describe('looking', () => {
  it('zooms at the pointer, fits, shows one to one, and pans with space', async () => {
    const before = await at(100, 100);
    await page().mouse.move(before.x, before.y);
    await page().mouse.wheel(0, -300);
    await expect.poll(async () => (await at(100, 100)).x).toBeCloseTo(before.x, 3);
    await surface().focus();
    await page().keyboard.press('End');
    expect((await surface().getAttribute('data-viewport'))?.split(' ')[0]).toBe('1');
    const here = await at(0, 0);
    await page().keyboard.down(' ');
    await page().mouse.move(500, 400);
    await page().mouse.down();
    await page().mouse.move(560, 430);
    await page().mouse.up();
    await page().keyboard.up(' ');
    expect(await at(0, 0)).toEqual({ x: here.x + 60, y: here.y + 30 });
    await page().keyboard.press('Home');
  });

  it('paints thousands of boxes that were moved as if they were painted anew', async () => {
    await show({ regions: Array.from({ length: 6000 }, (_, n) => regionOf(`r${n}`, box(60 + ((n * 37) % 280), 40 + ((n * 53) % 220), 8 + (n % 9), 8 + (n % 7)))) });
    await surface().focus();
    await page().keyboard.press('Home');
    await page().mouse.move(700, 450);
    for (const [x, y] of [[17, 0], [-31, 22], [5, -44], [0, 13]] as const) {
      await page().mouse.wheel(x === 0 ? 0.001 : x, y);
      await frame();
    }
    expect(Number(await surface().getAttribute('data-visible'))).toBeGreaterThan(2500);
    const pixels = () => surface().evaluate((element) => [...(element.querySelectorAll('canvas')[1]?.getContext('2d')?.getImageData(0, 0, 1400, 900).data ?? [])].reduce((hash, byte, at) => (hash + byte * ((at % 65_521) + 1)) % 2_147_483_647, 0));
    const moved = await pixels();
    await page().keyboard.press('b');
    await frame();
    await page().keyboard.press('b');
    await frame();
    expect(await pixels()).toBe(moved);
  });

  it('hides all regions with a key, and shows them again', async () => {
    await show({ regions: [regionOf('a', box(50, 50, 30, 30))] });
    await surface().focus();
    await page().keyboard.press('b');
    await expect.poll(() => surface().getAttribute('data-visible')).toBe('0');
    await page().keyboard.press('b');
    await expect.poll(() => surface().getAttribute('data-visible')).toBe('1');
  });
});

describe('files', () => {
  const corner = (x: number, y: number): readonly [number, number, number] => (x < 20 && y < 15 ? [255, 40, 40] : [30, 60, 200]);

  async function painted(x: number, y: number): Promise<string> {
    const place = await at(x, y);
    const bytes = await surface().evaluate(async (element, { x: left, y: top }) => {
      await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
      return [...(element.querySelector('canvas')?.getContext('2d')?.getImageData(left, top, 1, 1).data ?? [])];
    }, { x: Math.floor(place.x), y: Math.floor(place.y) });
    const [red = 0, , blue = 0] = bytes;
    return red > blue ? 'red' : 'blue';
  }

  // Where the stored top left corner is on the upright image.
  const upright: Readonly<Record<number, readonly [number, number]>> = { 1: [5, 5], 2: [75, 5], 3: [75, 55], 4: [5, 55], 5: [5, 5], 6: [55, 5], 7: [55, 75], 8: [5, 75] };

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('are upright: EXIF orientation %i', async (orientation) => {
    const turned = orientation >= 5;
    const src = host.serve(`exif-${orientation}.jpg`, jpegBytes(80, 60, corner, { orientation }));
    await show({ src, size: turned ? { width: 60, height: 80 } : { width: 80, height: 60 } });
    const [x, y] = upright[orientation] ?? [0, 0];
    expect(await painted(x, y)).toBe('red');
    expect(await painted(turned ? 60 - x : 80 - x, turned ? 80 - y : 60 - y)).toBe('blue');
    expect(await page().getByRole('note').count()).toBe(0);
  });

  const cases: readonly (readonly [string, string, () => Uint8Array, RegExp])[] = [
    ['an empty file', 'empty.jpg', () => new Uint8Array(), /empty \(0 bytes\)/],
    ['a text with an image’s name', 'text.jpg', () => new TextEncoder().encode('not a picture'), /not an image, whatever its name/],
    ['a TIFF', 'scan.tif', () => Uint8Array.of(0x49, 0x49, 42, 0, 8, 0, 0, 0), /TIFF.*Convert it/],
    ['a broken JPEG', 'broken.jpg', () => jpegBytes(80, 60, indexed(1)).slice(0, 120), /damaged/],
    ['an image without pixels', 'zero.png', () => joined(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52), new Uint8Array(8), Uint8Array.of(8, 2, 0, 0, 0)), /width or height is 0/],
    ['30,000 × 20,000 pixels', 'huge.png', () => joined(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0x75, 0x30, 0, 0, 0x4e, 0x20, 8, 2, 0, 0, 0)), /30,000 × 20,000.*536 million/],
  ];

  it.each(cases)('that cannot be shown say why: %s', async (_, name, bytes, says) => {
    const src = host.serve(name, bytes());
    await page().evaluate((next) => (globalThis as unknown as Globals).surfacePage.set(next), { src, size: SIZE });
    const alert = page().getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(says);
    expect(await alert.getByRole('button', { name: 'Try again' }).count()).toBe(1);
  });

  it('with the wrong extension are shown as what they are', async () => {
    await show({ src: host.serve('really-a-png.jpg', pngBytes(80, 60, corner)), size: { width: 80, height: 60 } });
    expect(await painted(5, 5)).toBe('red');
  });

  it('that are slow say that they are coming', async () => {
    const src = host.serve('slow.png', pngBytes(80, 60, corner), 900);
    await page().evaluate((next) => (globalThis as unknown as Globals).surfacePage.set(next), { src, size: { width: 80, height: 60 } });
    await page().getByText('Loading the image').waitFor();
    await page().locator('[data-loaded=true]').waitFor();
    expect(await page().getByText('Loading the image').count()).toBe(0);
  });

  it('that have changed their measures are shown with a warning', async () => {
    await show({ src: host.serve('other.png', pngBytes(80, 60, corner)), size: { width: 100, height: 60 } });
    expect(await page().getByRole('note').textContent()).toContain('80 × 60 now');
  });

  it('one after the other take no more memory than the budget', async () => {
    const bytes = jpegBytes(3000, 2000, indexed(3));
    for (let n = 0; n < 30; n++) await show({ src: host.serve(`photo-${n}.jpg`, bytes), size: { width: 3000, height: 2000 } });
    const held = await page().evaluate(() => (globalThis as unknown as Globals).surfacePage.decodedBytes());
    expect(held).toBeLessThanOrEqual(400_000_000);
    expect(held).toBeGreaterThan(100_000_000);
  });
});
