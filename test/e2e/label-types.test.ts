import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { labelColorHex } from '../../renderer/ui/palette.ts';
import { type Device, newDevice } from '../support/device.ts';
import { writtenAnnotations, writtenAnswers } from '../support/history-lines.ts';
import { labeledImage } from '../support/image-surface.ts';
import { labeledSound } from '../support/labeled-sound.ts';
import { writeClips, writeImages } from '../support/make-media.ts';
import { newProject, placesOn, sampleInHand, saved, submitWith } from '../support/project-steps.ts';

let device: Device;
let page: Page;

beforeEach(async () => {
  device = await newDevice();
  ({ page } = device);
});
afterEach(async () => {
  const complaints = device.complaints();
  await device.close();
  expect(complaints).toEqual([]);
});

/** Starts a project from a template with its own labels, and gives its folder. */
async function start(template: string): Promise<string> {
  const { media, project } = placesOn(device.folder, template);
  if (/^Audio|^Transcription/.test(template)) await writeClips(media, 4, { seconds: 2 });
  else await writeImages(media, 4, { width: 400, height: 300 });
  await newProject(page, { media, project, template, lead: 'Ada' });
  return project;
}

const pressed = (name: string | RegExp) => page.getByRole('region', { name: /\?$/ }).getByRole('button', { name, pressed: true });
const choice = (label: string) => ({ is: 'value', value: { type: 'choice', label } });

it('image classification: digits answer, Enter submits; can’t tell, note, skip, and taking back are kept as what they are', async () => {
  const project = await start('Image classification');
  const first = await sampleInHand(page);
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('Answer “What does the image show?” first, or say that you can’t tell.').waitFor();
  await page.keyboard.press('1');
  await pressed(/^good/).waitFor();
  await page.keyboard.press('2'); // a choice is one label: the other one is let go
  await pressed(/^defect/).waitFor();
  expect(await pressed(/^good/).count()).toBe(0);
  await submitWith(page);

  await page.keyboard.press('Control+z'); // the submit is taken back, and the sample is in hand again
  await page.getByRole('heading', { level: 1, name: `Label ${first}` }).waitFor();
  await page.getByText(`Took back your answer for ${first}.`).waitFor();
  await saved(page);
  expect(await writtenAnswers(project)).toEqual([]);
  await page.keyboard.press('Control+Shift+z');
  await page.getByText(`Gave your answer for ${first} again.`).waitFor();
  await pressed(/^defect/).waitFor();
  await saved(page);
  expect(await writtenAnswers(project)).toEqual([choice('defect')]);

  await page.keyboard.press('ArrowRight');
  await page.getByText('2 of 4').waitFor();
  await page.keyboard.press('0');
  await pressed(/can’t tell/i).waitFor();
  await page.keyboard.press('n');
  await page.keyboard.type('too dark');
  await page.keyboard.press('Escape');
  await submitWith(page);

  await sampleInHand(page);
  await page.keyboard.press('s');
  await page.getByRole('dialog', { name: 'Skip this sample' }).waitFor();
  await page.keyboard.press('2');
  await page.getByText('4 of 4').waitFor();
  await saved(page);
  expect(await writtenAnswers(project)).toEqual([choice('defect'), { is: 'cant-tell' }, { is: 'skipped', reason: 'It does not belong here' }]);
  const [, second] = await writtenAnnotations(project);
  expect(second?.note).toBe('too dark');

  await sampleInHand(page);
  await page.keyboard.press('1');
  await submitWith(page);
  await page.getByText('Round 1: all done').waitFor();
  await page.keyboard.press('Control+z'); // the last answer of a round can be taken back too
  await page.getByText('4 of 4').waitFor();
  await saved(page);
  expect(await writtenAnswers(project)).toHaveLength(3);
});

it('image tags: any number of labels, in the order of the label set; none needs saying', async () => {
  const project = await start('Image tags');
  await sampleInHand(page);
  await page.keyboard.press('3');
  await page.keyboard.press('1');
  await page.keyboard.press('2');
  await page.keyboard.press('2'); // pressed again is let go
  await pressed(/^person/).waitFor();
  await pressed(/^text/).waitFor();
  expect(await pressed(/^vehicle/).count()).toBe(0);
  await submitWith(page);
  await sampleInHand(page);
  await page.keyboard.press('1');
  await page.keyboard.press('Control+z'); // within the draft
  expect(await pressed(/./).count()).toBe(0);
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('Answer “What is in the image?” first').waitFor();
  await page.keyboard.press('0');
  await submitWith(page);
  await saved(page);
  expect(await writtenAnswers(project)).toEqual([{ is: 'value', value: { type: 'multichoice', labels: ['person', 'text'] } }, { is: 'cant-tell' }]);
});

it('boxes: drawn, moved, resized, relabeled, removed and undone, on screen and on disk', async () => {
  const project = await start('Boxes');
  await sampleInHand(page);
  const image = await labeledImage(page);
  const regions = page.getByRole('list', { name: 'Regions' }).getByRole('listitem');
  // On pictures the bright palette is used in both themes.
  const [scratch, dent] = [labelColorHex(1, 'dark'), labelColorHex(2, 'dark')];

  expect(await image.paintedAt(100, 75)).not.toBe(scratch);
  await image.drag([100, 60], [180, 120]);
  await regions.getByText('scratch').waitFor();
  await page.mouse.move(0, 0); // no crosshair
  expect(await image.paintedAt(100, 75)).toBe(scratch);
  expect(await image.paintedAt(180, 75)).toBe(scratch);
  expect(await regions.first().textContent()).toContain('80 × 60');

  await image.drag([140, 90], [200, 140]); // inside: moves
  await page.mouse.move(0, 0);
  await expect.poll(() => image.paintedAt(160, 125)).toBe(scratch);
  expect(await image.paintedAt(100, 75)).not.toBe(scratch);

  await image.drag([240, 170], [280, 200]); // the corner of the selected box: resizes
  await expect.poll(() => regions.first().textContent()).toContain('120 × 90');

  await page.keyboard.press('2'); // the label of the selected box
  await regions.getByText('dent').waitFor();
  await page.mouse.move(0, 0);
  await expect.poll(() => image.paintedAt(160, 125)).toBe(dent);

  await page.keyboard.press('Escape');
  await page.keyboard.press('1');
  await image.drag([20, 20], [60, 50]);
  await expect.poll(() => regions.count()).toBe(2);
  await page.keyboard.press('Delete');
  await expect.poll(() => regions.count()).toBe(1);
  await page.keyboard.press('Control+z');
  await expect.poll(() => regions.count()).toBe(2);
  await page.keyboard.press('Control+z');
  await expect.poll(() => regions.count()).toBe(1);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => regions.count()).toBe(2);
  await submitWith(page);

  await sampleInHand(page);
  await page.keyboard.press('Enter'); // nothing to mark is an answer of its own, and is said, not assumed
  await page.getByRole('alert').getByText('Nothing there? Enter again says so').waitFor();
  await submitWith(page);
  await saved(page);
  const [marked, nothing] = (await writtenAnswers(project)) as { value: { regions: { label: string; shape: Record<string, number | string> }[] } }[];
  expect(marked?.value.regions.map(({ label }) => label)).toEqual(['dent', 'scratch']);
  const near = (value: number): unknown => expect.closeTo(value, 0);
  expect(marked?.value.regions.map(({ shape }) => shape)).toEqual([
    { kind: 'box', x: near(160), y: near(110), width: near(120), height: near(90) },
    { kind: 'box', x: near(20), y: near(20), width: near(40), height: near(30) },
  ]);
  expect(nothing).toEqual({ is: 'value', value: { type: 'box', regions: [] } });
});

it('polygons: corner by corner, closed by Enter, which then submits; undone and kept', async () => {
  const project = await start('Polygons');
  await sampleInHand(page);
  const image = await labeledImage(page);
  const regions = page.getByRole('list', { name: 'Regions' }).getByRole('listitem');
  for (const [x, y] of [[100, 60], [200, 60], [150, 140]] as const) await image.click(x, y);
  await page.keyboard.press('Enter');
  await regions.getByText('scratch').waitFor();
  expect(await regions.first().textContent()).toContain('100 × 80');
  await page.keyboard.press('Control+z');
  await expect.poll(() => regions.count()).toBe(0);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => regions.count()).toBe(1);
  await submitWith(page);
  await saved(page);
  const [drawn] = (await writtenAnswers(project)) as { value: { type: string; regions: { label: string; shape: { kind: string; points: number[][] } }[] } }[];
  expect([drawn?.value.type, drawn?.value.regions[0]?.label, drawn?.value.regions[0]?.shape.kind]).toEqual(['polygon', 'scratch', 'polygon']);
  expect(drawn?.value.regions[0]?.shape.points.map((corner) => corner.map(Math.round))).toEqual([[100, 60], [200, 60], [150, 140]]);
});

it('rotated boxes: along one side, then across', async () => {
  const ships = await start('Rotated boxes');
  await sampleInHand(page);
  const image = await labeledImage(page);
  await image.drag([100, 100], [200, 100]);
  const end = await image.at(200, 140);
  await page.mouse.move(end.x, end.y);
  await page.mouse.click(end.x, end.y);
  await page.getByRole('list', { name: 'Regions' }).getByText('ship').waitFor();
  await submitWith(page);
  await saved(page);
  const near = (value: number): unknown => expect.closeTo(value, 0);
  const [ship] = (await writtenAnswers(ships)) as { value: { type: string; regions: { shape: object }[] } }[];
  expect([ship?.value.type, ship?.value.regions[0]?.shape]).toEqual(['rotated-box', { kind: 'rotated-box', x: near(150), y: near(120), width: near(100), height: near(40), angle: near(0) }]);
});

it('points: a click each, with the label of its digit', async () => {
  const project = await start('Points');
  await sampleInHand(page);
  const image = await labeledImage(page);
  await image.click(100, 60);
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
  await image.click(300, 200);
  await expect.poll(() => page.getByRole('list', { name: 'Regions' }).getByRole('listitem').count()).toBe(2);
  await submitWith(page);
  await saved(page);
  const near = (value: number): unknown => expect.closeTo(value, 0);
  const [eyes] = (await writtenAnswers(project)) as { value: { type: string; regions: { label: string; shape: object }[] } }[];
  expect(eyes?.value.regions.map(({ label, shape }) => [label, shape])).toEqual([
    ['left-eye', { kind: 'point', x: near(100), y: near(60) }],
    ['right-eye', { kind: 'point', x: near(300), y: near(200) }],
  ]);
});

it('image quality: a digit is a level', async () => {
  const project = await start('Image quality');
  await sampleInHand(page);
  await page.keyboard.press('4');
  await pressed(/^4 – good/).waitFor();
  await submitWith(page);
  await saved(page);
  expect(await writtenAnswers(project)).toEqual([{ is: 'value', value: { type: 'rating', level: 3 } }]);
});

it('audio classification: the clip plays by the space bar, a digit answers', async () => {
  const project = await start('Audio classification');
  await sampleInHand(page);
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor(); // two seconds later it is over
  await page.keyboard.press('3');
  await pressed(/^noise/).waitFor();
  await submitWith(page);
  await saved(page);
  expect(await writtenAnswers(project)).toEqual([choice('noise')]);
});

it('audio spans: dragged on the waveform, changed at the edge, relabeled, removed and undone', async () => {
  const project = await start('Audio spans');
  await sampleInHand(page);
  const sound = await labeledSound(page);
  const spans = page.getByRole('list', { name: 'Spans' }).getByRole('listitem');
  const name = async (): Promise<string | null> => spans.first().locator('button[aria-pressed] .sr-only').textContent();

  await page.keyboard.down('Alt'); // does not snap
  await sound.drag(0.5, 1);
  await expect.poll(name).toMatch(/^speech, 0\.(49|50|51) s to (0\.99|1\.00|1\.01) s$/);
  await sound.drag(0.75, 0.95, -14); // in its lane: moves by a fifth of a second
  await expect.poll(name).toMatch(/, 0\.(69|70|71) s to 1\.(19|20|21) s$/);
  await sound.drag(1.2, 1.5); // its end
  await page.keyboard.up('Alt');
  await expect.poll(name).toMatch(/ to 1\.(49|50|51) s$/);
  await page.keyboard.press('2');
  await expect.poll(name).toMatch(/^noise/);
  await page.keyboard.press('Delete');
  await expect.poll(() => spans.count()).toBe(0);
  await page.keyboard.press('Control+z');
  await expect.poll(() => spans.count()).toBe(1);
  await submitWith(page);
  await saved(page);
  const [answer] = (await writtenAnswers(project)) as { value: { regions: { label: string; shape: { start: number; end: number; lane: number } }[] } }[];
  const [region] = answer?.value.regions ?? [];
  expect(region?.label).toBe('noise');
  expect(region?.shape).toEqual({ kind: 'span', start: expect.closeTo(0.7, 1), end: expect.closeTo(1.5, 1), lane: 0 });
  // Stored times are a whole number of audio samples (8000 a second).
  for (const seconds of [region?.shape.start ?? NaN, region?.shape.end ?? NaN]) expect(Math.round(seconds * 8000) / 8000).toBe(seconds);
});

it('transcription: typing begins at once, Enter submits, digits are text', async () => {
  const project = await start('Transcription');
  await sampleInHand(page);
  await page.keyboard.type('call 2 taxis, please — “now”');
  await submitWith(page);
  await sampleInHand(page);
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('Answer “What is said?” first').waitFor();
  await page.getByRole('button', { name: /can’t tell/i }).click();
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByText('3 of 4').waitFor();
  await saved(page);
  expect(await writtenAnswers(project)).toEqual([{ is: 'value', value: { type: 'text', text: 'call 2 taxis, please — “now”' } }, { is: 'cant-tell' }]);
});
