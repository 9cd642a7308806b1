import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AudioSurfaceUnderTest, type Globals, RATE, span, startAudioSurface } from '../support/audio-surface.ts';

/*
 * Drawing and editing on the sound surface alone, by real pointer and keys: what is told (frames over sample rate, exactly) and what is painted.
 */

let tested: AudioSurfaceUnderTest;
beforeAll(async () => {
  tested = await startAudioSurface();
});
afterAll(async () => {
  expect(await tested.close()).toEqual([]);
});
beforeEach(() => tested.show({}));

/** A pixel is about 7 ms here: what was dragged is near, and always a whole number of frames. */
const near = (value: number) => expect.closeTo(value, 1);
function inFrames(list: readonly { readonly start: number; readonly end: number }[]): void {
  for (const { start, end } of list) for (const time of [start, end]) expect(time).toBe(Math.round(time * RATE) / RATE);
}


describe('drawing', () => {
  it('by a drag on the waveform into the lane to draw in, and on another lane into that one', async () => {
    await tested.drag([1, 'waveform'], [2.5, 'waveform']);
    await tested.drag([5, 'b'], [4, 'b']);
    expect(await tested.told()).toEqual(['draw', 'draw']);
    const drawn = await tested.spans();
    expect(drawn).toEqual([{ id: expect.any(String), start: near(1), end: near(2.5), lane: 'a' }, { id: expect.any(String), start: near(4), end: near(5), lane: 'b' }]);
    inFrames(drawn);
  });

  it('and is painted: its colour in its lane and, lighter, over the waveform', async () => {
    await tested.drag([1, 'waveform'], [3, 'waveform']);
    await tested.page.keyboard.press('Escape');
    await tested.page.mouse.move(0, 0);
    await tested.frame();
    const { height } = (await tested.surface.boundingBox()) ?? { height: 0 };
    const [start = 0, scale = 1] = (await tested.fact('view')).split(' ').map(Number);
    const greenness = (seconds: number, y: number) => tested.surface.evaluate((element, place) => {
      const canvas = element.querySelectorAll('canvas')[1];
      const ratio = globalThis.devicePixelRatio;
      const [red = 0, green = 0, , alpha = 0] = canvas?.getContext('2d')?.getImageData(Math.round(place.x * ratio), Math.round(place.y * ratio), 1, 1).data ?? [];
      return alpha === 0 ? 0 : (green - red) * (alpha / 255);
    }, { x: (seconds - start) * scale, y });
    const lane = height - 28 * 2 - 14;
    expect(await greenness(2.5, 60)).toBeGreaterThan(5);
    expect(await greenness(4, 60)).toBe(0);
    expect(await greenness(2.5, lane)).toBeGreaterThan(await greenness(4, lane));
    expect(await tested.fact('visible')).toBe('1');
  });

  it('nothing by a click, in a lane that is not to be drawn in, or when Escape comes before the hand lets go', async () => {
    await tested.click(1);
    await tested.drag([1, 'c'], [2, 'c']);
    await tested.drag([1, 'waveform'], [2, 'waveform'], false);
    await tested.untilFact('drawing', 'true');
    await tested.page.keyboard.press('Escape');
    await tested.page.mouse.up();
    await tested.untilFact('drawing', 'false');
    expect(await tested.told()).toEqual([]);
  });

  it('by keys: D, arrows, D; and from the end of the last one', async () => {
    await tested.click(1);
    await tested.page.keyboard.press('Home');
    await tested.page.keyboard.press('Control+ArrowRight');
    await tested.page.keyboard.press('d');
    await tested.page.keyboard.press('Shift+ArrowRight');
    await tested.page.keyboard.press('Shift+ArrowRight');
    await tested.page.keyboard.press('d');
    expect(await tested.spans()).toEqual([{ id: expect.any(String), start: 1, end: 1.2, lane: 'a' }]);
    await tested.page.keyboard.press('Control+ArrowRight');
    await tested.page.keyboard.press('Shift+D');
    expect((await tested.spans()).at(-1)).toEqual({ id: expect.any(String), start: 1.2, end: 2.2, lane: 'a' });
    expect(await tested.told()).toEqual(['draw', 'draw']);
  });

  it('by keys goes on when the system takes the pointer away', async () => {
    await tested.surface.focus();
    await tested.page.keyboard.press('d');
    await tested.surface.dispatchEvent('pointercancel');
    await tested.page.keyboard.press('Control+ArrowRight');
    await tested.page.keyboard.press('d');
    expect((await tested.spans()).map(({ start, end }) => [start, end])).toEqual([[0, 1]]);
  });

  it('while playing: the key goes down and comes up', async () => {
    await tested.click(1);
    await tested.page.keyboard.press('Space');
    await tested.untilFact('playing', 'true');
    await tested.page.waitForFunction(() => ((globalThis as unknown as Globals).audioPage.handle()?.currentTime() ?? 0) > 1.2);
    await tested.page.keyboard.down('d');
    const began = await tested.page.evaluate(() => (globalThis as unknown as Globals).audioPage.handle()?.currentTime() ?? 0);
    await tested.page.waitForFunction((from) => ((globalThis as unknown as Globals).audioPage.handle()?.currentTime() ?? 0) > from + 0.4, began);
    await tested.page.keyboard.up('d');
    await tested.page.keyboard.press('Space');
    const [drawn] = await tested.spans();
    expect(await tested.told()).toEqual(['draw']);
    expect(drawn?.start).toBeGreaterThan(1.1);
    expect(drawn?.start).toBeLessThanOrEqual(began + 0.05);
    expect((drawn?.end ?? 0) - (drawn?.start ?? 0)).toBeGreaterThan(0.3);
    inFrames(await tested.spans());
  });
});

describe('editing', () => {
  it('an edge that two spans share moves in both, with Ctrl alone', async () => {
    await tested.show({ spans: [span('one', 1, 3), span('two', 3, 5)], selection: ['one'] });
    await tested.drag([3, 'waveform'], [3.5, 'waveform']);
    const after = await tested.spans();
    expect(after.map(({ start, end }) => [start, end])).toEqual([[1, near(3.5)], [near(3.5), 5]]);
    expect(after[0]?.end).toBe(after[1]?.start);
    inFrames(after);
    await tested.page.keyboard.down('Control');
    await tested.drag([after[0]?.end ?? 0, 'a'], [4, 'a']);
    await tested.page.keyboard.up('Control');
    expect(await tested.told()).toEqual(['change', 'change']);
    const alone = await tested.spans();
    expect([alone[0]?.end === after[0]?.end, alone[1]?.start === after[1]?.start].filter((same) => same)).toHaveLength(1);
  });

  it('a drag moves a span, also to another lane; its length stays to the frame', async () => {
    await tested.show({ spans: [span('one', 1, 2.5)] });
    await tested.drag([2, 'a'], [4, 'b']);
    const [moved] = await tested.spans();
    expect(moved).toEqual({ id: 'one', start: near(3), end: near(4.5), lane: 'b' });
    expect(Math.round(((moved?.end ?? 0) - (moved?.start ?? 0)) * RATE)).toBe(1.5 * RATE);
    expect(await tested.selection()).toEqual(['one']);
    expect(await tested.told()).toEqual(['change']);
  });

  it('a span of somebody else is selected, not changed', async () => {
    await tested.show({ spans: [span('theirs', 1, 3, 'c', { fixed: true })] });
    await tested.drag([2, 'c'], [4, 'c']);
    expect(await tested.told()).toEqual([]);
    await tested.click(2, 'c');
    const view = await tested.fact('view');
    expect(view).not.toBe('');
    expect(await tested.selection()).toEqual(['theirs']);
  });

  it('keys nudge an edge: a burst while the key is down is one gesture', async () => {
    await tested.show({ spans: [span('one', 1, 3), span('two', 3, 5)], selection: ['one'] });
    await tested.surface.focus();
    for (let press = 0; press < 5; press++) await tested.page.keyboard.down('r');
    expect(await tested.told()).toEqual([]);
    await tested.page.keyboard.up('r');
    expect((await tested.spans()).map(({ start, end }) => [start, end])).toEqual([[1, 3.05], [3.05, 5]]);
    await tested.page.keyboard.press('Alt+q');
    expect((await tested.spans())[0]?.start).toBe(0.999);
    expect(await tested.told()).toEqual(['change', 'change']);
  });

  it('keys that overlap in the hand lose nothing: the next key comes after what the one before has moved', async () => {
    const { keyboard } = tested.page;
    await tested.show({ spans: [span('one', 1, 3)], selection: ['one'] });
    await tested.surface.focus();
    await keyboard.down('q');
    await keyboard.down('e');
    await keyboard.up('q');
    await keyboard.down('Shift');
    await keyboard.down('ArrowDown');
    await keyboard.up('e');
    await keyboard.up('ArrowDown');
    await keyboard.up('Shift');
    expect(await tested.spans()).toEqual([{ id: 'one', start: 0.99, end: 2.99, lane: 'b' }]);
    expect(await tested.told()).toEqual(['change', 'change', 'change']);
  });

  it('a press of the pointer comes after what a key that is still down has moved', async () => {
    await tested.show({ spans: [span('one', 1, 3)], selection: ['one'] });
    await tested.surface.focus();
    await tested.page.keyboard.down('q');
    await tested.drag([3, 'a'], [4, 'a']);
    await tested.page.keyboard.up('q');
    const [{ start, end } = { start: NaN, end: NaN }] = await tested.spans();
    expect(start).toBe(0.99);
    expect(end).toBeCloseTo(4, 1);
  });

  it('split at the playhead, merge with the next, remove', async () => {
    await tested.show({ spans: [span('one', 1, 3)], selection: ['one'] });
    await tested.run('start');
    await tested.surface.focus();
    await tested.page.keyboard.press('Control+ArrowRight');
    await tested.page.keyboard.press('Control+ArrowRight');
    await tested.page.keyboard.press('t');
    expect((await tested.spans()).map(({ start, end }) => [start, end])).toEqual([[1, 2], [2, 3]]);
    await tested.page.keyboard.press('m');
    expect((await tested.spans()).map(({ start, end }) => [start, end])).toEqual([[1, 3]]);
    await tested.page.keyboard.press('Delete');
    expect(await tested.spans()).toEqual([]);
    expect(await tested.told()).toEqual(['split', 'merge', 'remove']);
  });

  it('snaps to neighbors, silence and the ends; not while Alt is held, nor when it is off', async () => {
    await tested.show({ spans: [span('other', 5, 6, 'b')], look: { snapping: true } });
    await tested.untilFact('known', '1');
    await tested.drag([5.02, 'waveform'], [3.99, 'waveform'], false);
    await tested.untilFact('snap', 'silence');
    await tested.page.mouse.up();
    // Silence is known to 256 frames.
    expect(await tested.spans()).toContainEqual({ id: expect.any(String), start: expect.closeTo(4, 1), end: 5, lane: 'a' });
    const before = (await tested.spans()).length;
    await tested.page.keyboard.down('Alt');
    await tested.drag([7.98, 'waveform'], [6.02, 'waveform']);
    await tested.page.keyboard.up('Alt');
    const free = (await tested.spans())[before];
    expect([free?.start, free?.end]).not.toContain(6);
    expect([free?.start, free?.end]).not.toContain(8);
    await tested.show({ spans: [span('other', 5, 6, 'b')], look: { snapping: false } });
    await tested.drag([1, 'waveform'], [4.98, 'waveform']);
    expect((await tested.spans())[1]?.end).not.toBe(5);
  });
});
