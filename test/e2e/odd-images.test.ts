import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { memorySource } from '../../electron/host/byte-source.ts';
import { probeMedia } from '../../electron/host/probe-media.ts';
import { type Device, newDevice } from '../support/device.ts';
import { writtenAnnotations } from '../support/history-lines.ts';
import { labeledImage } from '../support/image-surface.ts';
import { bmpBytes, exifBytes, gifBytes, indexed, joined, jpegBytes, latin, type Paint, pngBytes, webpWithOrientation } from '../support/make-media.ts';
import { cmykJpeg, deepPng, hugePng, movingGif, movingPng, movingWebp } from '../support/odd-images.ts';
import { goTo, newProject, openProjectFolder, placesOn, sampleInHand, saved, submitWith } from '../support/project-steps.ts';

/*
 * Files that are seldom, strange or broken, from a folder to a submitted label: each is drawn rightly or says why not, and none stops the queue.
 */

const RED = [255, 40, 40] as const;
const BLUE = [30, 60, 200] as const;
const corner: Paint = (x, y) => (x < 20 && y < 15 ? RED : BLUE);
const fixture = async (name: string): Promise<Uint8Array> => new Uint8Array(await readFile(new URL(`../fixtures/media/${name}`, import.meta.url)));

interface Odd {
  readonly bytes: Uint8Array;
  /** Upright width and height. */
  readonly size: readonly [number, number];
  /** What must be painted at pixels of the upright image. */
  readonly painted?: readonly (readonly [x: number, y: number, color: RegExp])[];
  /** What is said below the image. */
  readonly note?: RegExp;
}

const isRed = /^#[ef].(0|1|2|3).(0|1|2|3)./;
const isBlue = /^#(0|1|2).[2-5].[a-f]./;
/** Where the stored top left corner is on the upright image of 80 × 60. */
const UPRIGHT: Readonly<Record<number, readonly [number, number]>> = { 1: [5, 5], 2: [75, 5], 3: [75, 55], 4: [5, 55], 5: [5, 5], 6: [55, 5], 7: [55, 75], 8: [5, 75] };

async function oddImages(): Promise<ReadonlyMap<string, Odd>> {
  const odd = new Map<string, Odd>();
  for (let orientation = 1; orientation <= 8; orientation++) {
    const [width, height] = orientation >= 5 ? [60, 80] : [80, 60];
    const [x, y] = UPRIGHT[orientation] ?? [0, 0];
    odd.set(`exif-${orientation}.jpg`, { bytes: jpegBytes(80, 60, corner, { orientation, bigEndian: orientation % 2 === 0 }), size: [width, height], painted: [[x, y, isRed], [width - x, height - y, isBlue]] });
  }
  odd.set('exif-6.png', { bytes: pngBytes(80, 60, corner, { orientation: 6 }), size: [60, 80], painted: [[55, 5, isRed], [5, 75, isBlue]] });
  odd.set('exif-6.webp', { bytes: webpWithOrientation(await fixture('lossless.webp'), 40, 24, 6), size: [40, 24] });
  odd.set('16-bit.png', { bytes: deepPng(80, 60, 'rgb', 16, corner), size: [80, 60], painted: [[5, 5, isRed], [75, 55, isBlue]], note: /16 bits a channel are shown as 8/ });
  odd.set('grey-alpha.png', { bytes: deepPng(80, 60, 'grey-alpha', 16, (x) => (x < 40 ? [0, 255] : [0, 0])), size: [80, 60], painted: [[20, 30, /^#000000/], [60, 30, /^#(ffffff|cfcfcf)/]], note: /16 bits/ });
  odd.set('see-through.png', { bytes: deepPng(80, 60, 'rgba', 8, (x) => (x < 40 ? [...RED, 255] : [0, 0, 0, 0])), size: [80, 60], painted: [[20, 30, isRed], [60, 30, /^#(ffffff|cfcfcf)/]] });
  odd.set('cmyk.jpg', { bytes: cmykJpeg(10, 8, (x) => (x < 5 ? [0, 255, 255, 0] : [255, 255, 0, 0])), size: [80, 64], painted: [[20, 30, /^#[ef].[0-4].[0-4]./], [60, 30, /^#[0-4].[0-4].[c-f]./]], note: /CMYK/ });
  odd.set('moving.gif', { bytes: movingGif(80, 60, [RED, BLUE]), size: [80, 60], painted: [[40, 30, isRed]], note: /only its first picture/ });
  odd.set('moving.png', { bytes: movingPng(80, 60, [RED, BLUE]), size: [80, 60], painted: [[40, 30, isRed]], note: /only its first picture/ });
  odd.set('moving.webp', { bytes: movingWebp(await fixture('lossless.webp'), 40, 24), size: [40, 24], note: /only its first picture/ });
  odd.set('still.gif', { bytes: gifBytes(80, 60), size: [80, 60], painted: [[40, 30, /^#c85028/]] });
  odd.set('picture.bmp', { bytes: bmpBytes(80, 60, corner, { topDown: true }), size: [80, 60], painted: [[5, 5, isRed], [75, 55, isBlue]] });
  odd.set('turned.avif', { bytes: await fixture('irot1.avif'), size: [24, 40] });
  odd.set('really-a-png.jpg', { bytes: pngBytes(80, 60, corner), size: [80, 60], painted: [[5, 5, isRed]] });
  odd.set('one-pixel.png', { bytes: pngBytes(1, 1, () => RED), size: [1, 1], painted: [[0.5, 0.5, isRed]] });
  odd.set('thread.png', { bytes: pngBytes(1, 20_000, () => RED), size: [1, 20_000], painted: [[0, 10_000, isRed]] });
  odd.set('large.png', { bytes: hugePng(12_000, 8_000, 2_000), size: [12_000, 8_000], painted: [[1_000, 1_000, /^#f/], [6_000, 4_000, /^#0/]], note: /very large image/ });
  odd.set('large-turned.png', { bytes: hugePng(12_000, 8_000, 2_000, 6), size: [8_000, 12_000], painted: [[7_000, 1_000, /^#f/], [1_000, 1_000, /^#0/]], note: /very large image/ });
  return odd;
}

async function refused(): Promise<ReadonlyMap<string, { readonly bytes: Uint8Array; readonly reason: RegExp }>> {
  return new Map([
    ['empty.jpg', { bytes: new Uint8Array(), reason: /empty/ }],
    ['cut.jpg', { bytes: jpegBytes(200, 150, indexed(3)).slice(0, 2_000), reason: /cut off/ }],
    ['text.jpg', { bytes: latin('not a picture at all'), reason: /nothing that Concord knows/ }],
    ['scan.tiff', { bytes: await fixture('tiny.tiff'), reason: /TIFF is not read/ }],
    ['phone.heic', { bytes: joined(Uint8Array.of(0, 0, 0, 24), latin('ftypheic'), new Uint8Array(100)), reason: /HEIC is not read/ }],
    ['too-large.png', { bytes: hugePng(30_000, 20_000, 80), reason: /30,000 × 20,000 pixels.*at most 500 million/ }],
  ]);
}

let device: Device;
let page: Page;

async function fileInto(folder: string, files: Iterable<readonly [string, { readonly bytes: Uint8Array }]>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, { bytes }] of files) await writeFile(join(folder, name), bytes);
}

describe('images that are seldom or strange', () => {
  let odd: ReadonlyMap<string, Odd>;
  let project: string;

  beforeAll(async () => {
    device = await newDevice();
    ({ page } = device);
    odd = await oddImages();
    const bad = await refused();
    const places = placesOn(device.folder, 'odd');
    ({ project } = places);
    await fileInto(places.media, [...odd, ...bad]);
    await newProject(page, {
      media: places.media, project, template: 'Boxes', lead: 'Ada',
      before: async () => {
        await page.getByText(`${odd.size} files to label`).waitFor();
        const summary = page.getByText(`${bad.size} files cannot be used`);
        await summary.click();
        for (const [name, { reason }] of bad) expect(await page.getByRole('listitem').filter({ hasText: name }).textContent()).toMatch(reason);
        expect(await page.getByRole('listitem').filter({ hasText: 'really-a-png.jpg' }).textContent()).toMatch(/the name says JPEG, the bytes say PNG/);
      },
    }); // prettier-ignore
  });
  afterAll(async () => {
    const complaints = device.complaints();
    await device.close();
    expect(complaints).toEqual([]);
  });

  it('are drawn upright, say what is special about them, and take a box in upright pixels', async () => {
    const drawn = new Map<string, readonly [number, number]>();
    for (let n = 0; n < odd.size; n++) {
      const name = await sampleInHand(page);
      const file = odd.get(name);
      if (file === undefined) throw new Error(`${name} was not made`);
      const image = await labeledImage(page);
      for (const [x, y, color] of file.painted ?? []) expect(await image.paintedAt(x, y), `${name} at ${x}, ${y}`).toMatch(color);
      const notes = (await page.getByRole('note').allTextContents()).join(' ');
      if (file.note === undefined) expect(notes, name).toBe('');
      else expect(notes, name).toMatch(file.note);
      const [width, height] = file.size;
      if (Math.min(width, height) < 20) {
        await page.keyboard.press('s');
        await page.getByRole('dialog', { name: 'Skip this sample' }).waitFor();
        await page.keyboard.press('1');
        await page.getByRole('heading', { level: 1, name: `Label ${name}`, exact: true }).waitFor({ state: 'detached' });
        continue;
      }
      await image.drag([width * 0.2, height * 0.1], [width * 0.7, height * 0.4]);
      await page.locator('[data-regions="1"]').waitFor();
      drawn.set(`${width} ${height}`, file.size);
      await submitWith(page);
    }
    await page.getByText('Round 1: all done').waitFor();
    await saved(page);
    const written = await writtenAnnotations(project);
    expect(written).toHaveLength(odd.size);
    const boxes = written.flatMap(({ answers }) => Object.values(answers).flatMap((answer) => (answer.is === 'value' && 'regions' in answer.value ? answer.value.regions.map(({ shape }) => shape) : [])));
    expect(boxes).toHaveLength(odd.size - 2);
    for (const [width, height] of drawn.values()) {
      const near = (value: number) => expect.closeTo(value, width > 1000 ? -1.5 : -0.3);
      expect(boxes, `${width} × ${height}`).toContainEqual({ kind: 'box', x: near(width * 0.2), y: near(height * 0.1), width: near(width * 0.5), height: near(height * 0.3) });
    }
  });

  it('are all seen small among the samples', async () => {
    await goTo(page, 'Samples');
    const cells = page.getByRole('gridcell');
    await cells.first().waitFor();
    await expect.poll(async () => cells.locator('img').count(), { timeout: 60_000 }).toBe(await cells.count());
    expect(await cells.locator('img').evaluateAll((pictures) => pictures.every((picture) => (picture as HTMLImageElement).complete && (picture as HTMLImageElement).naturalWidth > 0))).toBe(true);
  });

  it('measure the same for the host as for Chromium', async () => {
    const files = new Map([...odd].map(([name, { bytes }]) => [name, bytes] as const).filter(([name]) => !name.startsWith('large')));
    for (const name of ['plain.avif', 'irot2.avif', 'irot3.avif', 'imir.avif', 'lossy.webp', 'animated.gif', 'baseline.jpg']) files.set(name, await fixture(name));
    files.set('wide frame.gif', gifBytes(30, 20, { frame: { left: 5, top: 5, width: 40, height: 10 } }));
    for (const [at, exif] of strangeExif().entries()) files.set(`strange-${at}.jpg`, withExif(exif));
    const blank = await page.context().newPage();
    for (const [name, bytes] of files) {
      const probed = await probeMedia(memorySource(bytes), name);
      const seen = await blank.evaluate(async (text) => {
        const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))]));
        return `${bitmap.width} × ${bitmap.height}`;
      }, Buffer.from(bytes).toString('base64'));
      expect(probed.state === 'usable' && probed.facts.kind === 'image' ? `${probed.facts.width} × ${probed.facts.height}` : JSON.stringify(probed), name).toBe(seen);
    }
    await blank.close();
  });
});

function withExif(exif: Uint8Array): Uint8Array {
  const plain = jpegBytes(40, 24, indexed(1));
  const body = joined(latin('Exif\0\0'), exif);
  return joined(plain.subarray(0, 2), Uint8Array.of(0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 255), body, plain.subarray(2));
}

/** EXIF that asks for orientation 6 in ways that one program heeds and another does not. */
function strangeExif(): readonly Uint8Array[] {
  const changed = (place: number, ...bytes: readonly number[]): Uint8Array => {
    const exif = exifBytes(6).slice();
    exif.set(bytes, place);
    return exif;
  };
  return [
    exifBytes(6),
    changed(0, 0x49, 0x4d), // no byte order
    changed(2, 43), // no TIFF
    changed(4, 200), // a directory beyond the end
    changed(4, 255, 255, 255, 255),
    changed(8, 2), // says more entries than there are
    changed(8, 0), // says none
    changed(12, 4), // a long number
    changed(12, 1), // a byte
    changed(14, 2), // two of them
    changed(14, 0), // none of them
    changed(18, 0),
    changed(18, 9),
    changed(18, 6, 1),
    exifBytes(6).subarray(0, 20), // cut off behind the value
    exifBytes(6).subarray(0, 12),
    joined(exifBytes(6).subarray(0, 10), exifBytes(8).subarray(10, 22), exifBytes(6).subarray(10)), // an entry more than it says
  ];
}

describe('images that cannot be had', () => {
  const NAMES = ['a-sound.png', 'b-missing.png', 'c-changed.png', 'd-emptied.png', 'e-broken.png', 'f-sound.png'];
  let media: string;
  let project: string;

  beforeEach(async () => {
    device = await newDevice();
    ({ page } = device);
    ({ media, project } = placesOn(device.folder, 'gone'));
    await fileInto(media, NAMES.map((name, at) => [name, { bytes: name.startsWith('e-') ? undecodable() : pngBytes(80 + at, 60, corner) }] as const));
  });
  afterEach(async () => {
    await device.close();
  });

  async function hurt(): Promise<void> {
    await rm(join(media, 'b-missing.png'));
    await writeFile(join(media, 'c-changed.png'), pngBytes(90, 60, () => RED));
    await writeFile(join(media, 'd-emptied.png'), new Uint8Array());
  }

  const SAYS: Readonly<Record<string, RegExp>> = {
    'b-missing.png': /not where it was/,
    'c-changed.png': /has changed since it was imported/,
    'd-emptied.png': /has changed since it was imported/,
    'e-broken.png': /damaged/,
  };

  /** The file in hand, drawn or not, when it is another one than before. */
  async function nameInHand(done: readonly string[]): Promise<string> {
    const heading = page.getByRole('heading', { level: 1, name: /^Label / });
    await expect.poll(async () => done.includes(((await heading.textContent()) ?? '').slice(6)), { timeout: 20_000 }).toBe(false);
    return ((await heading.textContent()) ?? '').slice(6);
  }

  it('say why on the Label screen and among the samples, and the queue goes on', async () => {
    await newProject(page, { media, project, template: 'Boxes', lead: 'Ada' });
    await hurt();
    await device.reopenBrowser('wiped'); // nothing is decoded yet
    ({ page } = device);
    await openProjectFolder(page, project);
    await goTo(page, 'Samples');
    for (const [name, says] of Object.entries(SAYS)) await page.getByRole('gridcell', { name }).getByText(says).waitFor();
    await expect.poll(() => page.getByRole('gridcell').locator('img').count()).toBe(NAMES.length - Object.keys(SAYS).length);

    await goTo(page, 'Label');
    const done: string[] = [];
    while (done.length < NAMES.length) {
      const name = await nameInHand(done);
      done.push(name);
      const says = SAYS[name];
      if (says !== undefined) {
        const alert = page.getByRole('alert').filter({ hasText: 'cannot be shown' });
        expect(await alert.textContent()).toMatch(says);
        await alert.getByRole('button', { name: 'Try again' }).click();
        await alert.getByText(says).waitFor();
        await page.keyboard.press('s');
        await page.getByRole('dialog', { name: 'Skip this sample' }).waitFor();
        await page.keyboard.press('1');
        continue;
      }
      const image = await labeledImage(page);
      expect(await image.paintedAt(5, 5)).toMatch(isRed);
      await image.drag([20, 20], [60, 40]);
      await page.locator('[data-regions="1"]').waitFor();
      await submitWith(page);
    }
    await page.getByText('Round 1: all done').waitFor();
    await saved(page);
    const written = await writtenAnnotations(project);
    expect(written.map(({ answers }) => Object.values(answers)[0]?.is)).toEqual(done.map((name) => (name in SAYS ? 'skipped' : 'value')));
  });
});

/** A PNG with sound chunks whose picture cannot be unpacked: it passes for an image until it is decoded. */
function undecodable(): Uint8Array {
  const bytes = pngBytes(80, 60, corner).slice();
  bytes.fill(0x55, 60, bytes.length - 40);
  return bytes;
}
