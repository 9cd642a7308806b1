import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BenchRow, median, report } from '../support/bench.ts';
import { type Device, newDevice } from '../support/device.ts';
import { joined, jpegBytes } from '../support/make-media.ts';
import { newProject, placesOn, saved } from '../support/project-steps.ts';
import { residentBytes } from '../support/resident-bytes.ts';

const SAMPLES = 500;
const EVERY = 50;
const SHADES = 5;
/** What `renderer/canvas/image-cache.ts` promises. */
const BUDGET = 400e6;
const rows: BenchRow[] = [];
let device: Device;

beforeAll(async () => {
  device = await newDevice();
});
afterAll(async () => {
  report('label-memory', rows);
  await device.close();
});

/** 12-megapixel JPEG files: some pictures over and over, behind comments that make each a sample of its own. */
async function writePhotos(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const shades = await Promise.all(Array.from({ length: SHADES }, async (_, n) => jpegBytes(4000, 3000, () => [n * 40, 90, 160])));
  for (let n = 0; n < SAMPLES + 1; n++) {
    const picture = shades[n % shades.length] ?? new Uint8Array();
    await writeFile(join(folder, `IMG_${String(n).padStart(4, '0')}.jpg`), joined(picture.subarray(0, 2), Uint8Array.of(0xff, 0xfe, 0, 4, n >> 8, n & 255), picture.subarray(2)));
  }
}

interface Held {
  readonly heap: number;
  readonly decoded: number;
  readonly nodes: number;
  readonly resident: number;
}

async function heldNow(session: CDPSession): Promise<Held> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes } = await session.send('Memory.getDOMCounters');
  const decoded = Number(await device.page.getByRole('application', { name: /^Image / }).getAttribute('data-decoded'));
  return { heap: usedSize, nodes, decoded, resident: await residentBytes(device.folder) };
}

describe('labeling hundreds of 12-megapixel photos', () => {
  it('holds as much memory after the last as after the first fifty', async () => {
    const { page } = device;
    const { media, project } = placesOn(device.folder, 'photos');
    await writePhotos(media);
    await newProject(page, { media, project, template: 'Image classification', lead: 'Ada' });
    const session = await page.context().newCDPSession(page);
    const held: Held[] = [];
    let most = 0;
    const start = performance.now();
    for (let n = 1; n <= SAMPLES; n++) {
      await page.locator('[data-loaded=true]').waitFor();
      const before = await page.getByRole('heading', { level: 1, name: /^Label / }).textContent();
      await page.keyboard.press('1');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: before ?? '', exact: true }).waitFor({ state: 'detached' });
      most = Math.max(most, Number(await page.getByRole('application', { name: /^Image / }).getAttribute('data-decoded')));
      if (n % EVERY === 0) {
        await page.locator('[data-loaded=true]').waitFor();
        held.push(await heldNow(session));
      }
    }
    await saved(page);
    const mb = (bytes: number) => Math.round(bytes / 1e6);
    const [first, last] = [held[0], held.at(-1)];
    if (first === undefined || last === undefined) throw new Error('nothing was measured');
    for (const [at, { heap, decoded, nodes, resident }] of held.entries()) {
      rows.push({ what: `after ${(at + 1) * EVERY} samples`, runs: 1, ms: (performance.now() - start) / SAMPLES, counted: { 'MB of script objects': mb(heap), 'MB of decoded images': mb(decoded), 'MB of the process': mb(resident), nodes } });
    }
    expect(most).toBeGreaterThan(100e6);
    expect(most).toBeLessThanOrEqual(BUDGET);
    const later = held.slice(-3);
    expect(median(later.map(({ heap }) => heap)) - first.heap).toBeLessThan(30e6);
    expect(median(later.map(({ nodes }) => nodes))).toBeLessThan(first.nodes * 1.5 + 500);
    expect(median(later.map(({ resident }) => resident))).toBeLessThan(first.resident * 1.25);
    expect(device.complaints()).toEqual([]);
  });
});
