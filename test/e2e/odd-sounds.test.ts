import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Device, newDevice } from '../support/device.ts';
import { writtenAnnotations } from '../support/history-lines.ts';
import { type LabeledSound, labeledSound } from '../support/labeled-sound.ts';
import { wavBytes } from '../support/make-media.ts';
import { type OddSound, oddSounds, type RefusedSound, refusedSounds } from '../support/odd-sounds.ts';
import { goTo, newProject, openProjectFolder, placesOn, sampleInHand, saved, submitWith } from '../support/project-steps.ts';

/*
 * Recordings that are seldom, strange or broken, from a folder to a submitted label: each is drawn, heard and as long as it is, or says why not, and none stops the queue.
 */

let device: Device;
let page: Page;

async function fileInto(folder: string, files: Iterable<readonly [string, { readonly bytes: Uint8Array }]>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, { bytes }] of files) await writeFile(join(folder, name), bytes);
}

const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

/** How many colors one column of the waveform's strip has: one where nothing is drawn. */
async function colorsAt({ surface }: LabeledSound, share: number): Promise<number> {
  return surface.locator('canvas').first().evaluate((canvas, part) => {
    if (!(canvas instanceof HTMLCanvasElement)) return 0;
    const context = canvas.getContext('2d');
    const [top, bottom] = [24, Math.round(canvas.height * 0.6)];
    const pixels = new Uint32Array(context?.getImageData(Math.round(canvas.width * part), top, 1, bottom - top).data.buffer ?? new ArrayBuffer(0));
    return new Set(pixels).size;
  }, share);
}

/** Plays from the start: to the end where it is short, else until some of it has been heard; by what the audio clock says. */
async function listen(sound: LabeledSound, { frames, sampleRate }: OddSound): Promise<void> {
  await press('Control+Home');
  await expect.poll(sound.position).toBe(0);
  await press('Space');
  if (frames / sampleRate < 2) {
    await expect.poll(sound.position, { timeout: 20_000 }).toBe(frames);
    expect(await sound.told('playing')).toBe('false');
    return;
  }
  await expect.poll(() => sound.told('playing')).toBe('true');
  await expect.poll(async () => {
    await press('Space');
    await expect.poll(() => sound.told('playing')).toBe('false');
    const heard = await sound.position();
    if (heard === 0) await press('Space');
    return heard;
  }, { timeout: 20_000 }).toBeGreaterThan(0);
}

describe('recordings that are seldom or strange', () => {
  let odd: ReadonlyMap<string, OddSound>;
  let bad: ReadonlyMap<string, RefusedSound>;
  let said: readonly string[] = [];
  let project: string;

  beforeAll(async () => {
    device = await newDevice();
    ({ page } = device);
    [odd, bad] = [await oddSounds(), await refusedSounds()];
    const places = placesOn(device.folder, 'odd');
    ({ project } = places);
    await fileInto(places.media, [...odd, ...bad]);
    await newProject(page, {
      media: places.media, project, template: 'Audio spans', lead: 'Ada',
      before: async () => {
        const late = [...bad.values()].filter(({ isLate }) => isLate).length;
        await page.getByText(`${odd.size + late} files to label`).waitFor();
        await page.getByText(`${bad.size - late} files cannot be used`).click();
        said = await page.getByRole('listitem').allTextContents();
      },
    }); // prettier-ignore
  });
  afterAll(async () => {
    const complaints = device.complaints();
    await device.close();
    expect(complaints).toEqual([]);
  });

  it('are refused with a reason where they cannot be used, before anything is started', () => {
    const saidOf = (name: string) => said.find((each) => each.includes(name));
    for (const [name, { reason, isLate }] of bad) if (!isLate) expect.soft(saidOf(name), name).toMatch(reason);
    for (const [name, { misnamed }] of odd) if (misnamed !== undefined) expect.soft(saidOf(name), name).toMatch(misnamed);
  });

  it('are refused when they are imported where it takes reading them, and the project says which', async () => {
    await goTo(page, 'Samples');
    await page.getByText(/\d+ files to look at/).click();
    const listed = await page.getByRole('listitem').allTextContents();
    for (const [name, { reason }] of bad) expect.soft(listed.find((each) => each.includes(name)), name).toMatch(reason);
    await goTo(page, 'Label');
  });

  it('are drawn, heard to their end, say what is special about them, and take a span from the first frame to the last', { timeout: 120_000 }, async () => {
    const order: OddSound[] = [];
    for (let n = 0; n < odd.size; n++) {
      const name = await sampleInHand(page);
      const file = odd.get(name);
      if (file === undefined) throw new Error(`${name} was not made`);
      order.push(file);
      const sound = await labeledSound(page);
      await page.locator('[role=application][data-known="1"]').waitFor();
      expect(await sound.told('trouble'), name).toBe('');
      await sound.surface.focus();
      await press('Control+Home', 'd', 'Control+End');
      await expect.poll(sound.position, { message: name, timeout: 20_000 }).toBe(file.frames);
      await press('d');
      await page.locator('[role=application][data-spans="1"]').waitFor();
      await listen(sound, file);
      const notes = (await page.getByRole('note').allTextContents()).join(' ');
      expect.soft(notes, name).toMatch(file.note ?? /^$/);
      expect.soft(await colorsAt(sound, 0.4), name).toBeGreaterThan(1);
      await submitWith(page);
    }
    await page.getByText('Round 1: all done').waitFor();
    await saved(page);
    const spans = (await writtenAnnotations(project)).map(({ answers }) => Object.values(answers).flatMap((answer) => (answer.is === 'value' && answer.value.type === 'span' ? answer.value.regions.map(({ shape }) => shape) : [])));
    expect(spans).toEqual(order.map(({ frames, sampleRate }) => [expect.objectContaining({ start: 0, end: frames / sampleRate })]));
  });

  it('all have a waveform among the samples', async () => {
    await goTo(page, 'Samples');
    const cells = page.getByRole('gridcell');
    await cells.first().waitFor();
    await expect.poll(async () => cells.locator('[data-waveform]').count(), { timeout: 30_000 }).toBe(await cells.count());
  });
});

describe('recordings that cannot be had', () => {
  const NAMES = ['a-sound.wav', 'b-missing.wav', 'c-changed.wav', 'd-emptied.wav', 'e-broken.m4a', 'f-damaged inside.flac', 'g-sound.wav'];
  /** What is said of those that cannot be heard at all. */
  const SAYS: Readonly<Record<string, RegExp>> = {
    'b-missing.wav': /not where it was/,
    'c-changed.wav': /has changed since it was imported/,
    'd-emptied.wav': /has changed since it was imported/,
    'e-broken.m4a': /damaged/,
  };
  let media: string;
  let project: string;

  beforeEach(async () => {
    device = await newDevice();
    ({ page } = device);
    ({ media, project } = placesOn(device.folder, 'gone'));
    await fileInto(media, await Promise.all(NAMES.map(async (name, at) => [name, { bytes: await bytesOf(name, at) }] as const)));
  });
  afterEach(async () => {
    await device.close();
  });

  async function bytesOf(name: string, at: number): Promise<Uint8Array> {
    if (name.endsWith('.wav')) return wavBytes({ frames: 8000, sampleRate: 8000, hertz: 200 + at });
    const bytes = new Uint8Array(await readFile(new URL(`../fixtures/media/${name.endsWith('.flac') ? 'clicks.flac' : 'tone.m4a'}`, import.meta.url)));
    // Sound headers around packets that nobody can decode: all of them, or some in the middle.
    if (name.endsWith('.flac')) return bytes.fill(0x55, bytes.length * 0.4, bytes.length * 0.5);
    const data = Buffer.from(bytes).indexOf('mdat');
    const end = data - 4 + new DataView(bytes.buffer).getUint32(data - 4);
    return bytes.fill(0xff, data + 4, Math.min(end, bytes.length));
  }

  async function hurt(): Promise<void> {
    await rm(join(media, 'b-missing.wav'));
    await writeFile(join(media, 'c-changed.wav'), wavBytes({ frames: 8000, sampleRate: 8000, hertz: 900 }));
    await writeFile(join(media, 'd-emptied.wav'), new Uint8Array());
  }

  async function nameInHand(done: readonly string[]): Promise<string> {
    const heading = page.getByRole('heading', { level: 1, name: /^Label / });
    await expect.poll(async () => done.includes(((await heading.textContent()) ?? '').slice(6)), { timeout: 20_000 }).toBe(false);
    return ((await heading.textContent()) ?? '').slice(6);
  }

  it('say why, and the queue goes on; what is damaged in one place is heard around it', async () => {
    await newProject(page, { media, project, template: 'Audio spans', lead: 'Ada' });
    await hurt();
    await device.reopenBrowser('wiped'); // nothing is measured yet
    ({ page } = device);
    await openProjectFolder(page, project);
    await goTo(page, 'Label');
    const done: string[] = [];
    while (done.length < NAMES.length) {
      const name = await nameInHand(done);
      done.push(name);
      const sound = await labeledSound(page);
      const says = SAYS[name];
      if (says !== undefined) {
        const alert = page.getByRole('alert').filter({ hasText: says });
        await alert.waitFor();
        await alert.getByRole('button', { name: 'Try again' }).click();
        await alert.waitFor();
        await press('s');
        await page.getByRole('dialog', { name: 'Skip this sample' }).waitFor();
        await press('1');
        continue;
      }
      await page.locator('[role=application][data-known="1"]').waitFor();
      expect(await page.getByRole('alert').count(), name).toBe(0);
      await sound.surface.focus();
      await press('Control+Home', 'd', 'Control+End', 'd');
      await page.locator('[role=application][data-spans="1"]').waitFor();
      await submitWith(page);
    }
    await page.getByText('Round 1: all done').waitFor();
    await saved(page);
    const written = await writtenAnnotations(project);
    expect(written.map(({ answers }) => Object.values(answers)[0]?.is)).toEqual(done.map((name) => (name in SAYS ? 'skipped' : 'value')));
  });
});
