import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BenchRow, median, quantileOf, report } from '../support/bench.ts';
import { type Device, newDevice } from '../support/device.ts';
import { writtenAnnotations } from '../support/history-lines.ts';
import { indexed, joined, jpegBytes } from '../support/make-media.ts';
import { newProject, placesOn, sampleInHand, saved } from '../support/project-steps.ts';

const SUBMITS = 30;
/** Milliseconds that a quick labeler looks at a sample. */
const LOOKING = 1000;
const rows: BenchRow[] = [];
let device: Device;

beforeAll(async () => {
  device = await newDevice();
});
afterAll(async () => {
  report('label-latency', rows);
  await device.close();
});

/** Distinct 12-megapixel JPEG files: one picture behind comments that differ. */
async function writePhotos(folder: string, count: number): Promise<number> {
  await mkdir(folder, { recursive: true });
  const picture = jpegBytes(4000, 3000, indexed(11));
  for (let n = 0; n < count; n++) {
    await writeFile(join(folder, `IMG_${String(n).padStart(4, '0')}.jpg`), joined(picture.subarray(0, 2), Uint8Array.of(0xff, 0xfe, 0, 4, n >> 8, n & 255), picture.subarray(2)));
  }
  return picture.length;
}

/** From now on, notes for each Enter how long it takes until another sample is drawn and the frame is out. */
async function watchSubmits(page: Page): Promise<() => Promise<readonly number[]>> {
  await page.evaluate(() => {
    const shown = () => {
      const heading = document.querySelector('h1')?.textContent ?? '';
      return heading.startsWith('Label ') && document.querySelector('[data-loaded=true]') !== null ? heading : undefined;
    };
    const times: number[] = [];
    Object.assign(globalThis, { submitTimes: times });
    let since: number | undefined;
    let before = shown();
    globalThis.addEventListener('keydown', ({ key, timeStamp }) => {
      if (key !== 'Enter') return;
      before = shown();
      since = timeStamp;
    }, true);
    const look = () => {
      const now = shown();
      if (since === undefined || now === undefined || now === before) return;
      const start = since;
      since = undefined;
      requestAnimationFrame(() => {
        const drawn = new MessageChannel(); // answers behind the frame
        drawn.port1.addEventListener('message', () => times.push(performance.now() - start));
        drawn.port1.start();
        drawn.port2.postMessage(null);
      });
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  return () => page.evaluate(() => (globalThis as unknown as { submitTimes: number[] }).submitTimes);
}

describe('labeling 12-megapixel photos', () => {
  it('shows the next sample as soon as one is submitted, and saves each', async () => {
    const { page } = device;
    const { media, project } = placesOn(device.folder, 'photos');
    const bytes = await writePhotos(media, SUBMITS + 2);
    await newProject(page, { media, project, template: 'Image classification', lead: 'Ada' });
    await sampleInHand(page);
    const times = await watchSubmits(page);
    for (let n = 0; n < SUBMITS; n++) {
      await page.waitForTimeout(LOOKING);
      await page.keyboard.press('1');
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await times()).length, { timeout: 30_000 }).toBe(n + 1);
    }
    await saved(page);
    expect(await writtenAnnotations(project)).toHaveLength(SUBMITS);
    const taken = await times();
    const counted = { submits: SUBMITS, 'MB a photo': Math.round(bytes / 1e5) / 10 };
    rows.push({ what: 'submit to next sample drawn, p50', runs: SUBMITS, ms: median(taken), counted });
    rows.push({ what: 'submit to next sample drawn, p95', runs: SUBMITS, ms: quantileOf(taken, 0.95), counted });
    expect(device.complaints()).toEqual([]);
  });
});
