import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AudioSurfaceUnderTest, type Globals, RATE, SECONDS, span, startAudioSurface } from '../support/audio-surface.ts';
import { axeViolations } from '../support/axe.ts';
import { wavBytes } from '../support/make-media.ts';
import { wavOf } from '../support/wav-of.ts';

/*
 * Going about in recordings on the sound surface alone, by real pointer and keys, and what is said of recordings that are odd.
 */

let tested: AudioSurfaceUnderTest;
beforeAll(async () => {
  tested = await startAudioSurface();
});
afterAll(async () => {
  expect(await tested.close()).toEqual([]);
});
beforeEach(() => tested.show({}));

describe('going about', () => {
  it('Tab goes through the spans and brings them into sight; after Escape it leaves', async () => {
    await tested.show({ spans: [span('one', 1, 1.5), span('two', 3, 3.5), span('three', 6, 6.5)] });
    await tested.surface.focus();
    for (let press = 0; press < 4; press++) await tested.run('zoom-in');
    await tested.page.keyboard.press('Home');
    for (const id of ['one', 'two', 'three']) {
      await tested.page.keyboard.press('Tab');
      expect(await tested.selection()).toEqual([id]);
    }
    const [start = 0] = (await tested.fact('view')).split(' ').map(Number);
    expect(start).toBeGreaterThan(3);
    await tested.page.keyboard.press('Shift+Tab');
    expect(await tested.selection()).toEqual(['two']);
    expect(await tested.page.locator('[role=status]').first().textContent()).toMatch(/^two, 3\.000 s to 3\.500 s, lane Speaker 1; 2 of 3$/);
    await tested.page.keyboard.press('Escape');
    expect(await tested.selection()).toEqual([]);
    await tested.page.keyboard.press('Tab');
    expect(await tested.page.evaluate(() => document.activeElement?.getAttribute('role') ?? '')).not.toBe('application');
  });

  it('a click puts the playhead on a whole frame, on a span it selects, twice it plays', async () => {
    await tested.show({ spans: [span('one', 1, 2)] });
    await tested.click(4);
    expect(Number(await tested.fact('position'))).toBeCloseTo(4 * RATE, -2);
    await tested.click(1.5, 'a');
    expect(await tested.selection()).toEqual(['one']);
    await tested.click(6, 'a');
    expect(await tested.selection()).toEqual([]);
    const { x, y } = await tested.at(1.5, 'a');
    await tested.page.mouse.dblclick(x, y);
    await tested.untilFact('playing', 'true');
    await tested.untilFact('playing', 'false');
    await tested.untilFact('position', String(2 * RATE));
  });

  it('the wheel zooms where the pointer is, with Shift it scrolls', async () => {
    const { x, y } = await tested.at(6);
    await tested.page.mouse.move(x, y);
    for (let turn = 0; turn < 8; turn++) await tested.page.mouse.wheel(0, -120);
    await tested.frame();
    const [start = 0, scale = 0] = (await tested.fact('view')).split(' ').map(Number);
    expect((await tested.at(6)).x).toBeCloseTo(x, 0);
    await tested.page.keyboard.down('Shift');
    await tested.page.mouse.wheel(0, 200);
    await tested.page.keyboard.up('Shift');
    await tested.frame();
    expect(Number((await tested.fact('view')).split(' ')[0])).toBeCloseTo(start + 200 / scale, 3);
  });

  it('on the overview a click puts the playhead and the view, a drag takes the window along', async () => {
    await tested.page.evaluate(() => (globalThis as unknown as Globals).audioPage.handle()?.zoomTo(1, 2));
    const box = (await tested.surface.boundingBox()) ?? { x: 0, y: 0, width: 0 };
    const over = (seconds: number) => ({ x: box.x + (seconds / SECONDS) * box.width, y: box.y - 18 });
    await tested.page.mouse.click(over(6).x, over(6).y);
    await tested.frame();
    expect(Number(await tested.fact('position'))).toBeCloseTo(6 * RATE, -2);
    const [start = 0] = (await tested.fact('view')).split(' ').map(Number);
    expect(start).toBeGreaterThan(4.8);
    expect(start).toBeLessThan(6);
    await tested.page.mouse.move(over(start + 0.5).x, over(0).y);
    await tested.page.mouse.down();
    await tested.page.mouse.move(over(start - 1.5).x, over(0).y, { steps: 5 });
    await tested.page.mouse.up();
    await tested.frame();
    expect(Number((await tested.fact('view')).split(' ')[0])).toBeCloseTo(start - 2, 1);
    expect(Number(await tested.fact('position'))).toBeCloseTo(6 * RATE, -2);
  });

  it('turns the page while playing, but leaves alone who has scrolled away', async () => {
    await tested.page.evaluate(() => {
      const handle = (globalThis as unknown as Globals).audioPage.handle();
      handle?.zoomTo(0.9, 1.4);
      handle?.seekTo(1);
      handle?.toggle();
    });
    await tested.page.waitForFunction(() => Number(document.querySelector<HTMLElement>('[role=application]')?.dataset['view']?.split(' ')[0]) > 1.2);
    await tested.surface.focus();
    for (let turn = 0; turn < 6; turn++) await tested.run('scroll-right');
    await tested.frame();
    const away = await tested.fact('view');
    const now = await tested.page.evaluate(() => (globalThis as unknown as Globals).audioPage.handle()?.currentTime() ?? 0);
    await tested.page.waitForFunction((from) => ((globalThis as unknown as Globals).audioPage.handle()?.currentTime() ?? 0) > from + 0.2, now);
    expect(await tested.fact('view')).toBe(away);
    await tested.page.evaluate(() => (globalThis as unknown as Globals).audioPage.handle()?.pause());
    await tested.untilFact('playing', 'false');
  });

  it('the loop follows the edges of its span', async () => {
    await tested.show({ spans: [span('one', 1, 2)], selection: ['one'] });
    await tested.surface.focus();
    await tested.page.keyboard.press('Shift+P');
    await tested.untilFact('loop', `${RATE} ${2 * RATE}`);
    await tested.page.keyboard.press('Shift+R');
    await tested.untilFact('loop', `${RATE} ${2.1 * RATE}`);
    await tested.page.keyboard.press('Shift+P');
    await tested.untilFact('loop', '');
    await tested.page.keyboard.press('Space');
  });

  it('a lane is chosen by its name and by keys, and spans go from lane to lane by keys', async () => {
    await tested.page.getByRole('button', { name: 'Speaker 2' }).click();
    await tested.drag([1, 'waveform'], [2, 'waveform']);
    expect((await tested.spans())[0]?.lane).toBe('b');
    await tested.surface.focus();
    await tested.page.keyboard.press('Shift+ArrowUp');
    expect((await tested.spans())[0]?.lane).toBe('a');
    expect(await tested.told()).toEqual(['lane', 'draw', 'change']);
  });

  it('a moving pointer paints only what moves', async () => {
    await tested.show({ spans: Array.from({ length: 50 }, (_, n) => span(`s${n}`, n / 10, n / 10 + 0.05)) });
    const painted = await tested.surface.evaluate((element) => {
      const counts = [0, 0, 0];
      [...element.querySelectorAll('canvas')].forEach((canvas, place) => {
        const context = canvas.getContext('2d');
        const clear = context?.clearRect.bind(context);
        if (context !== null && clear !== undefined) context.clearRect = (...area) => {
          counts[place] = (counts[place] ?? 0) + 1;
          clear(...area);
        };
      });
      Object.assign(globalThis, { counts });
      return counts.length;
    });
    expect(painted).toBe(3);
    const { x, y } = await tested.at(6);
    let step = 0;
    // Peaks and frames may still be coming: they are painted too.
    await expect.poll(async () => {
      await tested.page.evaluate(() => (globalThis as unknown as { counts: number[] }).counts.fill(0));
      await tested.page.mouse.move(x + (step++ % 50), y, { steps: 10 });
      await tested.frame();
      const [sound, lanes, top = 0] = await tested.page.evaluate(() => (globalThis as unknown as { counts: number[] }).counts);
      return [sound, lanes, top > 0];
    }).toEqual([0, 0, true]);
  });
});

describe('recordings', () => {
  it('channels are muted, heard alone and split by buttons with names', async () => {
    const url = tested.host.serve('stereo.wav', wavBytes({ frames: RATE, sampleRate: RATE, channels: 2 }));
    await tested.show({ sound: { id: 'stereo', url, seconds: 1, sampleRate: RATE, channels: 2 } });
    await tested.page.getByRole('button', { name: 'Mute channel 2' }).click();
    await tested.page.getByRole('button', { name: 'Only channel 1' }).click();
    expect(await tested.page.evaluate(() => { const { muted, solo } = (globalThis as unknown as Globals).audioPage.look(); return { muted, solo }; })).toEqual({ muted: [1], solo: [0] });
    await tested.run('toggle-channels');
    await tested.frame();
    await expect(tested.page.getByRole('button', { name: 'Mute channel 2' }).getAttribute('aria-pressed')).resolves.toBe('true');
    expect(await axeViolations(tested.page)).toEqual([]);
  });

  it('sixteen channels have all their buttons within the window', async () => {
    const url = tested.host.serve('sixteen.wav', wavBytes({ frames: RATE, sampleRate: RATE, channels: 16 }));
    for (const channels of ['together', 'split']) {
      await tested.show({ sound: { id: `sixteen-${channels}`, url, seconds: 1, sampleRate: RATE, channels: 16 }, look: { channels, spectrogram: channels === 'together', muted: [], solo: [] } });
      const last = tested.page.getByRole('button', { name: 'Only channel 16' });
      await last.click();
      expect(await last.getAttribute('aria-pressed')).toBe('true');
      await tested.page.getByRole('button', { name: 'Mute channel 9' }).click();
      expect(await axeViolations(tested.page)).toEqual([]);
    }
  });

  it('a single frame, silence, clipping and 192 kHz are shown and said', async () => {
    const one = tested.host.serve('one.wav', wavBytes({ frames: 1, sampleRate: RATE }));
    await tested.show({ sound: { id: 'one', url: one, seconds: 1 / RATE, sampleRate: RATE, channels: 1 } });
    await tested.page.getByRole('note').filter({ hasText: 'a single frame' }).waitFor();
    await tested.surface.focus();
    await tested.page.keyboard.press('End');
    await tested.untilFact('position', '1');
    const silent = tested.host.serve('silent.wav', wavOf({ sampleRate: RATE, channels: [new Float32Array(RATE)] }));
    await tested.show({ sound: { id: 'silent', url: silent, seconds: 1, sampleRate: RATE, channels: 1 } });
    await tested.page.getByRole('note').filter({ hasText: 'Silent' }).waitFor();
    const clipped = tested.host.serve('clipped.wav', wavOf({ sampleRate: 192_000, channels: [Float32Array.from({ length: 192_000 }, (_, n) => Math.max(-1, Math.min(1, 2 * Math.sin(n / 20))))] }));
    await tested.show({ sound: { id: 'clipped', url: clipped, seconds: 1, sampleRate: 192_000, channels: 1 } });
    await tested.page.getByRole('note').filter({ hasText: 'frames at full scale' }).waitFor();
  });

  it('what cannot be read says why, and spans are still shown and drawn', async () => {
    const nothing = tested.host.serve('gone.wav', 404);
    await tested.show({ sound: { id: 'gone', url: nothing, seconds: 4, sampleRate: RATE, channels: 1 }, spans: [span('one', 1, 2)] });
    await tested.page.getByRole('alert').waitFor();
    expect(await tested.fact('trouble')).toBe('missing');
    await tested.drag([2.5, 'a'], [3, 'a']);
    expect(await tested.told()).toEqual(['draw']);
    await tested.show({ sound: { id: 'empty', url: tested.host.serve('empty.wav', new Uint8Array()), seconds: 0, sampleRate: RATE, channels: 1 } });
    await tested.page.getByRole('alert').waitFor();
  });

  it('a length that no file can have is said, and nothing is set aside for it', async () => {
    // As many MP3 frames as a header can tell of: 31,165 hours of stereo.
    const sound = { id: 'lying', url: tested.host.serve('lying.wav', wavBytes({ frames: RATE })), seconds: (0xffff_ffff * 1152) / 44_100, sampleRate: 44_100, channels: 2 };
    await tested.show({ sound, spans: [span('one', 1, 3)] });
    await tested.page.getByRole('alert').filter({ hasText: /^The file says that it is 31165 hours long/ }).waitFor();
    expect(await tested.fact('trouble')).toBe('damaged');
  });

  it('what was measured is kept: the second time all is known in the first picture', async () => {
    const url = tested.host.serve('kept.wav', wavBytes({ frames: RATE * 60, sampleRate: RATE }));
    const sound = { id: 'kept', url, seconds: 60, sampleRate: RATE, channels: 1 };
    await tested.show({ sound, keeps: true });
    await expect.poll(() => tested.page.evaluate((kept) => (globalThis as unknown as Globals).audioPage.isKept(kept), sound)).toBe(true);
    await tested.show({ keeps: true });
    await tested.untilFact('known', '1');
    const sent = tested.host.sent();
    await tested.show({ sound, keeps: true });
    await tested.untilFact('known', '1');
    expect(tested.host.sent() - sent).toBeLessThan(300_000); // what follows the playhead, of a megabyte
    await tested.show({ keeps: false });
  });
});
