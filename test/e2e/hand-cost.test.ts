/*
 * What labeling costs the hands: a fixed script of work is done with as few keys, clicks and drags as the screen allows. They are
 * counted and printed; the bound is what was reached, so that no change makes the work longer unnoticed.
 */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { question } from '../../shared/model/label-set.ts';
import { type Device, newDevice } from '../support/device.ts';
import { writtenAnnotations } from '../support/history-lines.ts';
import { labeledImage } from '../support/image-surface.ts';
import { writePhotoRound } from '../support/photo-round.ts';
import { becomePerson, openProjectFolder, sampleInHand, saved } from '../support/project-steps.ts';

const IMAGES = 20;
const FIXED = 5;

let device: Device;

beforeEach(async () => {
  device = await newDevice();
});
afterEach(async () => {
  const complaints = device.complaints();
  await device.close();
  expect(complaints).toEqual([]);
});

it(`${IMAGES} images with two boxes each, then ${FIXED} of them corrected`, { timeout: 240_000 }, async () => {
  const { page } = device;
  const project = join(device.folder, 'Photos');
  const labels = ['door', 'window'].map((name, color) => ({ id: name, name, color }));
  const asked = question({ id: 'parts', type: 'box', prompt: 'Which parts?', about: 'image', required: true, cantTell: true, labels });
  if (!asked.ok) throw new Error('no question');
  await writePhotoRound(project, [asked.value], IMAGES);
  await openProjectFolder(page, project);
  await becomePerson(page, 'Labeler 1');
  await sampleInHand(page);
  const image = await labeledImage(page);
  const regions = page.getByRole('list', { name: 'Regions' }).getByRole('listitem');

  const cost = { keys: 0, clicks: 0, drags: 0 };
  const key = async (name: string): Promise<void> => {
    cost.keys += 1;
    await page.keyboard.press(name);
  };
  const drag = async (from: readonly [number, number], to: readonly [number, number]): Promise<void> => {
    cost.drags += 1;
    await image.drag(from, to);
  };
  /** Submits, and waits for the next sample, or the end of the round. */
  const submit = async (): Promise<void> => {
    const before = await sampleInHand(page);
    await key('Enter');
    await page.getByRole('heading', { level: 1, name: `Label ${before}`, exact: true }).waitFor({ state: 'detached' });
  };

  for (let n = 0; n < IMAGES; n++) {
    await sampleInHand(page);
    await drag([40, 40], [120, 120]); // a door: the label in hand
    await drag([200, 60 + n], [280, 140 + n]);
    await key('2'); // a window
    await expect.poll(() => regions.last().textContent()).toContain('window');
    await submit();
  }
  const labeled = { ...cost };

  cost.clicks += 1;
  await page.getByRole('button', { name: 'Look at my answers again' }).click();
  await page.getByText(`${IMAGES} of ${IMAGES}`).waitFor();
  for (let n = IMAGES - 1; n > IMAGES - FIXED; n--) {
    await key('ArrowLeft');
    await page.getByText(`${n} of ${IMAGES}`).waitFor();
  }
  for (let n = IMAGES - FIXED; n < IMAGES; n++) {
    await sampleInHand(page);
    cost.clicks += 1;
    await image.click(80, 80); // the door
    await expect.poll(() => regions.first().getByRole('button').first().getAttribute('aria-pressed')).toBe('true');
    await drag([120, 120], [130, 150]); // by its corner
    await expect.poll(() => regions.first().textContent()).toContain('90 × 110');
    await submit();
  }
  await saved(page);

  const total = cost.keys + cost.clicks + cost.drags;
  process.stdout.write(
    [
      '',
      `hand cost                        keys  clicks  drags   all`,
      `${IMAGES} images, two boxes each       ${[labeled.keys, labeled.clicks, labeled.drags, labeled.keys + labeled.clicks + labeled.drags].map((n) => String(n).padStart(6)).join(' ')}`,
      `${FIXED} of them corrected             ${[cost.keys - labeled.keys, cost.clicks - labeled.clicks, cost.drags - labeled.drags, total - labeled.keys - labeled.clicks - labeled.drags].map((n) => String(n).padStart(6)).join(' ')}`,
      '',
    ].join('\n'),
  );

  const answers = (await writtenAnnotations(project)).map(({ answers: given }) => given['parts' as keyof typeof given]);
  expect(answers).toHaveLength(IMAGES);
  const regionsOf = answers.map((answer) => (answer?.is === 'value' && 'regions' in answer.value ? answer.value.regions : []));
  expect(regionsOf.every((list) => list.map(({ label }) => label).join() === 'door,window')).toBe(true);
  expect(regionsOf.filter(([door]) => door?.shape.kind === 'box' && Math.round(door.shape.width) === 90)).toHaveLength(FIXED);
  expect(labeled).toEqual({ keys: 2 * IMAGES, clicks: 0, drags: 2 * IMAGES });
  expect(cost).toEqual({ keys: 2 * IMAGES + 2 * FIXED - 1, clicks: 1 + FIXED, drags: 2 * IMAGES + FIXED });
});
