/*
 * Regions that are no boxes, from two people's answers to a released dataset: what they drew stands in files; agreement is
 * measured, the lead decides by drawing, and the release has the decision.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashBytes } from '../../electron/host/hash-file.ts';
import { changeTo } from '../../shared/history/change.ts';
import type { Answer } from '../../shared/model/annotation.ts';
import type { RootId, SampleId } from '../../shared/model/ids.ts';
import { cocoBreaches } from '../support/coco-rules.ts';
import { type Device, newDevice } from '../support/device.ts';
import { writtenCommits } from '../support/history-lines.ts';
import { labeledImage } from '../support/image-surface.ts';
import { writeImages } from '../support/make-media.ts';
import { becomePerson, goTo, openProjectFolder, saved } from '../support/project-steps.ts';
import { personOf, questionOf, regionsAnswer, ROUND, Story } from '../support/story.ts';
import { writeStory } from '../support/story-folder.ts';

let device: Device;

beforeEach(async () => {
  device = await newDevice();
});
afterEach(async () => {
  const complaints = device.complaints();
  await device.close();
  expect(complaints).toEqual([]);
});

const roof = (...xs: readonly number[]): Answer => regionsAnswer('polygon', xs.map((x) => ({ label: 'roof', shape: { kind: 'polygon', points: [[x, 20], [x + 100, 20], [x + 50, 120]] } })));

const PHOTOS = 10;

/** A project of photos that two people have outlined roofs on: nearly alike, but for one more roof on the last. */
async function outlined(project: string): Promise<void> {
  await mkdir(project, { recursive: true });
  const paths = await writeImages(project, PHOTOS, { width: 400, height: 300 });
  const told = new Story().people(2).publish(questionOf('polygon', ['roof', 'wall']));
  const samples: SampleId[] = [];
  for (const path of paths) {
    const bytes = await readFile(join(project, path));
    const sample = hashBytes(bytes);
    samples.push(sample);
    told.say(personOf(0), [
      { kind: 'sample-added/1', key: [sample], value: { kind: 'image', mime: 'image/png', bytes: bytes.length, width: 400, height: 300 } },
      { kind: 'sample-found/1', key: [sample, 'project' as RootId, path], value: {} },
    ]);
  }
  told.open([], 2);
  for (const [at, sample] of samples.entries()) {
    for (const n of [1, 2]) told.say(personOf(n), [changeTo('annotation', [ROUND, sample, personOf(n), '1'], told.annotation(n === 2 && at === PHOTOS - 1 ? roof(10, 200) : roof(10 + n)))]);
  }
  await writeStory(project, told);
}

it('polygons are compared, decided by drawing, and released', { timeout: 120_000 }, async () => {
  const project = join(device.folder, 'Roofs');
  await outlined(project);
  const { page } = device;
  await openProjectFolder(page, project);
  await becomePerson(page, 'Lea');

  await goTo(page, 'Agreement');
  await page.getByText('α over objects').first().waitFor();

  await goTo(page, 'Review');
  await page.getByRole('listbox', { name: 'Samples to review' }).locator('[aria-selected="true"]').waitFor();
  const image = await labeledImage(page);
  for (const [x, y] of [[150, 150], [250, 150], [200, 250]] as const) await image.click(x, y);
  await page.keyboard.press('Enter');
  await page.getByText('100 × 100').waitFor();
  await page.keyboard.press('Enter');
  await saved(page);
  const decided = (await writtenCommits(project)).flatMap(({ changes }) => changes).find(({ kind }) => kind.startsWith('adjudication-made'));
  expect(decided).toMatchObject({ kind: 'adjudication-made/2', value: { answer: { is: 'value', value: { type: 'polygon', regions: [{ label: 'roof', shape: { kind: 'polygon' } }] } } } });

  await goTo(page, 'Releases');
  await page.getByText(`${PHOTOS} samples`).first().waitFor();
  await page.getByRole('button', { name: 'Freeze version 1.0.0' }).click();
  await page.getByRole('heading', { name: '1.0.0', exact: true }).waitFor();
  await saved(page);
  const release = join(project, 'releases', '1.0.0');
  const texts = await Promise.all(['train', 'dev', 'test'].map((split) => readFile(join(release, 'coco', `instances_${split}.json`), 'utf8')));
  expect(texts.flatMap(cocoBreaches)).toEqual([]);
  const annotations = texts.flatMap((text) => (JSON.parse(text) as { annotations: { area: number; segmentation: number[][] }[] }).annotations);
  expect(annotations).toHaveLength(PHOTOS);
  expect(annotations.every(({ area, segmentation }) => Math.abs(area - 5000) < 20 && segmentation[0]?.length === 6)).toBe(true);
});
