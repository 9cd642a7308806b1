/*
 * Labeling images by hand: every kind of region is drawn, edited, undone and kept, by real pointer and key events; what is checked is
 * what stands in the history file, and what is painted.
 */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { labelColorHex } from '../../renderer/ui/palette.ts';
import type { Answer } from '../../shared/model/annotation.ts';
import { type Question, question } from '../../shared/model/label-set.ts';
import { type Device, newDevice } from '../support/device.ts';
import { writtenAnnotations, writtenGestures } from '../support/history-lines.ts';
import { type LabeledImage, labeledImage } from '../support/image-surface.ts';
import { writePhotoRound } from '../support/photo-round.ts';
import { becomePerson, openProjectFolder, sampleInHand, saved, submitWith } from '../support/project-steps.ts';

let device: Device;
let page: Page;
let project: string;

beforeEach(async () => {
  device = await newDevice();
  ({ page } = device);
  await page.setViewportSize({ width: 1280, height: 800 });
  project = join(device.folder, 'Photos');
});
afterEach(async () => {
  const complaints = device.complaints();
  await device.close();
  expect(complaints).toEqual([]);
});

function asked(value: object): Question {
  const decoded = question({ about: 'image', required: true, cantTell: true, ...value });
  if (!decoded.ok) throw new Error(`no question: ${JSON.stringify(decoded.problem)}`);
  return decoded.value;
}

const labels = (...names: readonly string[]) => names.map((name, color) => ({ id: name, name, color }));
const SCENE = asked({ id: 'scene', type: 'choice', prompt: 'Which scene?', labels: labels('street', 'field') });
const PARTS = asked({
  id: 'parts',
  type: 'box',
  prompt: 'Which parts?',
  labels: labels('door', 'window'),
  minimum: 8,
  attributes: [
    { id: 'state', type: 'choice', prompt: 'State?', required: true, labels: labels('whole', 'broken') },
    { id: 'plate', type: 'text', prompt: 'What is written there?', required: false, multiline: false },
  ],
});
const ROOFS = asked({ id: 'roofs', type: 'polygon', prompt: 'Which roofs?', labels: labels('roof'), required: false });
const CARS = asked({ id: 'cars', type: 'rotated-box', prompt: 'Which cars?', labels: labels('car'), required: false });
const EYES = asked({ id: 'eyes', type: 'point', prompt: 'Which eyes?', labels: labels('left', 'right'), required: false });

async function start(questions: readonly Question[], count = 3): Promise<LabeledImage> {
  await writePhotoRound(project, questions, count);
  await openProjectFolder(page, project);
  await becomePerson(page, 'Labeler 1');
  await sampleInHand(page);
  return labeledImage(page);
}

const panel = (prompt: string): Locator => page.getByRole('region', { name: prompt, exact: true });
const rows = (prompt: string): Locator => panel(prompt).getByRole('list', { name: 'Regions' }).getByRole('listitem');
const alert = () => page.getByRole('alert');
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

interface Drawn {
  readonly label: string;
  readonly shape: { readonly kind: string };
  readonly attributes?: object;
}

/** The regions of an answer as the history file has them. */
async function written(sample: number, id: string): Promise<readonly Drawn[]> {
  const all = await writtenAnnotations(project);
  const answers: Readonly<Record<string, Answer>> = all[sample]?.answers ?? {};
  const answer = answers[id];
  return answer?.is === 'value' && 'regions' in answer.value ? answer.value.regions : [];
}

const near = (value: number): unknown => expect.closeTo(value, 0);

it('draws and edits every kind of region; a restart in the middle keeps all of it, with its undo', { timeout: 180_000 }, async () => {
  const image = await start([SCENE, PARTS, ROOFS, CARS, EYES]);
  const [door, window] = [labelColorHex(1, 'dark'), labelColorHex(2, 'dark')];
  await press('1', 'ArrowDown');

  await image.drag([40, 40], [100, 90]);
  await page.mouse.move(0, 0);
  expect(await image.paintedAt(55, 40)).toBe(door);
  await press('2'); // its label, and on to the attribute that must be answered
  await expect.poll(() => image.paintedAt(55, 40)).toBe(window);
  await press('2');
  await panel('Which parts?').getByRole('button', { name: 'broken', pressed: true }).waitFor();
  await press('a');
  await page.keyboard.type('AB 12');
  await press('Enter', 'ArrowRight', 'Shift+ArrowRight'); // out of the text; then one pixel and ten to the right
  await expect.poll(() => rows('Which parts?').first().textContent()).toContain('at 51, 40, 60 by 50 pixels');

  await press('Escape', '1', 'e'); // by its four extreme points
  for (const [x, y] of [[160, 60], [220, 70], [190, 40], [200, 100]] as const) await image.click(x, y);
  await expect.poll(() => rows('Which parts?').count()).toBe(2);
  await press('d', 'a', '1');

  await press('ArrowDown'); // the surface has the focus, but something is selected: arrows move it
  await press('ArrowUp', 'Escape', 'ArrowDown');
  for (const [x, y] of [[40, 140], [120, 140], [80, 200]] as const) await image.click(x, y);
  await press('Enter');
  await expect.poll(() => rows('Which roofs?').count()).toBe(1);
  await press('Escape');
  await freehand(image, [[150, 140], [230, 140], [230, 210], [150, 210], [150, 141]]);
  await expect.poll(() => rows('Which roofs?').count()).toBe(2);

  await press('Escape', 'ArrowDown');
  await image.drag([260, 160], [340, 160]);
  await image.click(300, 200);
  await expect.poll(() => rows('Which cars?').count()).toBe(1);
  await press('.', '.');
  await press('Escape', 'ArrowDown');
  await image.click(60, 250);
  await press('Escape', '2');
  await image.click(90, 250);
  await expect.poll(() => rows('Which eyes?').count()).toBe(2);
  await press('Control+z');
  await expect.poll(() => rows('Which eyes?').count()).toBe(1);

  await expect.poll(() => writtenGestures(project)).toBe(23);
  await crashAndComeBack();
  await expect.poll(() => rows('Which eyes?').count()).toBe(1);
  await press('Control+Shift+z');
  await expect.poll(() => rows('Which eyes?').count()).toBe(2);
  await submitWith(page);
  await saved(page);

  expect(await written(0, 'parts')).toEqual([
    { id: expect.any(String), label: 'window', shape: { kind: 'box', x: near(51), y: near(40), width: near(60), height: near(50) }, attributes: { state: { type: 'choice', label: 'broken' }, plate: { type: 'text', text: 'AB 12' } } },
    { id: expect.any(String), label: 'door', shape: { kind: 'box', x: near(160), y: near(40), width: near(60), height: near(60) }, attributes: { state: { type: 'choice', label: 'whole' } } },
  ]);
  const [roof, drawn] = await written(0, 'roofs');
  expect(roof?.shape).toEqual({ kind: 'polygon', points: [[near(40), near(140)], [near(120), near(140)], [near(80), near(200)]] });
  expect(drawn?.shape.kind).toBe('polygon');
  expect(await written(0, 'cars')).toMatchObject([{ label: 'car', shape: { kind: 'rotated-box', x: near(300), y: near(180), width: near(80), height: near(40), angle: near(2) } }]);
  expect(await written(0, 'eyes')).toMatchObject([
    { label: 'left', shape: { kind: 'point', x: near(60), y: near(250) } },
    { label: 'right', shape: { kind: 'point', x: near(90), y: near(250) } },
  ]);
});

it('changes several regions in one step of undo, keeps their order, and copies them to the next sample', { timeout: 120_000 }, async () => {
  const plain = asked({ id: 'parts', type: 'box', prompt: 'Which parts?', labels: labels('door', 'window') });
  const image = await start([plain]);
  const names = async (): Promise<string> => (await rows('Which parts?').allTextContents()).map((text) => (text.includes('door') ? 'd' : 'w')).join('');
  for (const x of [40, 140, 240]) {
    await press('Escape');
    await image.drag([x, 40], [x + 60, 100]);
  }
  await press('2');
  await expect.poll(names).toBe('ddw');
  await press('Control+a', '2');
  await expect.poll(names).toBe('www');
  await press('Control+z');
  await expect.poll(names).toBe('ddw');
  await press('Delete');
  await expect.poll(() => rows('Which parts?').count()).toBe(0);
  await press('Control+z');
  await expect.poll(names).toBe('ddw');

  await rows('Which parts?').last().getByRole('button').first().click();
  await expect.poll(() => image.surface.getAttribute('data-selected')).not.toBe('');
  await press('Alt+PageDown');
  await expect.poll(names).toBe('wdd');
  await press('Control+z');
  await expect.poll(names).toBe('ddw');
  await press('Control+d');
  await expect.poll(names).toBe('ddww');
  await press('Control+a', 'Control+c');
  await submitWith(page);
  await sampleInHand(page);
  await press('Control+v');
  await expect.poll(names).toBe('ddww');
  await submitWith(page);
  await saved(page);
  const [first, second] = [await written(0, 'parts'), await written(1, 'parts')];
  expect(first).toHaveLength(4);
  expect(second.map(({ label, shape }) => ({ label, shape }))).toEqual(first.map(({ label, shape }) => ({ label, shape })));
});

it('merges polygons and splits them again', { timeout: 120_000 }, async () => {
  const image = await start([asked({ ...ROOFS, required: true })]);
  const square = async (x: number): Promise<void> => {
    await press('Escape');
    for (const [dx, dy] of [[0, 0], [80, 0], [80, 80], [0, 80]] as const) await image.click(x + dx, 60 + dy);
    await press('Enter');
  };
  await square(60);
  await square(140);
  await expect.poll(() => rows('Which roofs?').count()).toBe(2);
  await press('Control+a', 'm');
  await expect.poll(() => rows('Which roofs?').count()).toBe(1);
  expect(await rows('Which roofs?').first().textContent()).toContain('160 × 80');
  await press('k');
  await image.click(100, 40);
  await image.click(100, 160);
  await press('Enter');
  await expect.poll(() => rows('Which roofs?').count()).toBe(2);
  await press('Control+z', 'Control+z');
  await expect.poll(async () => (await rows('Which roofs?').allTextContents()).join()).toMatch(/80 × 80.*80 × 80/);
  await press('Control+Shift+z', 'Control+Shift+z');
  await submitWith(page);
  await saved(page);
  expect((await written(0, 'roofs')).map(({ shape }) => shape.kind)).toEqual(['polygon', 'polygon']);
});

it('takes back the last corner of an outline being drawn, and loses no outline to another tool', { timeout: 120_000 }, async () => {
  const image = await start([asked({ ...ROOFS, required: true })]);
  const corners = [[60, 60], [140, 60], [140, 140]] as const;
  for (const [x, y] of corners) await image.click(x, y);
  await image.click(200, 20); // one too many
  await press('Control+z', 'Enter');
  await expect.poll(() => rows('Which roofs?').count()).toBe(1);
  await press('Escape');
  await image.click(200, 60);
  await image.click(260, 60);
  await press('v'); // two corners are no outline yet: they stay, and it is said
  await page.getByText(/Finish what you are drawing first/).first().waitFor(); // read out, and shown
  await image.click(260, 140);
  await press('Enter');
  await expect.poll(() => rows('Which roofs?').count()).toBe(2);
  await submitWith(page);
  await saved(page);
  expect((await written(0, 'roofs')).map(({ shape }) => shape)).toEqual([
    { kind: 'polygon', points: corners.map((corner) => corner.map(near)) },
    { kind: 'polygon', points: [[near(200), near(60)], [near(260), near(60)], [near(260), near(140)]] },
  ]);
});

it('says what is missing and goes there; nothing drawn is no answer until somebody says so', { timeout: 120_000 }, async () => {
  const image = await start([SCENE, PARTS]);
  await press('1', 'ArrowDown');
  await image.drag([40, 40], [45, 100]); // too narrow
  await press('a', '1', 'Escape');
  await image.drag([200, 40], [260, 100]);
  await press('Escape', 'Escape', 'Enter');
  await alert().getByText('Region 1 (door) is too small: at least 8 pixels each way.').waitFor();
  await panel('Which parts?').getByRole('button', { name: /^1\. door/, pressed: true }).waitFor();
  await press('Delete', 'Enter');
  await alert().getByText('Region 1 (door): “State?” is not answered.').waitFor();
  await panel('Which parts?').getByRole('button', { name: /^1\. door.*not complete/, pressed: true }).waitFor();
  await press('1'); // the digit answers what is asked
  await submitWith(page);

  await sampleInHand(page);
  await press('2', 'Enter');
  await alert().getByText('Nothing there? Enter again says so for “Which parts?”.').waitFor();
  await submitWith(page);
  await sampleInHand(page);
  await press('1', 'ArrowDown', 'Shift+0');
  await panel('Which parts?').getByRole('button', { name: /^Nothing there/, pressed: true }).waitFor();
  await submitWith(page);
  await saved(page);
  const all = await writtenAnnotations(project);
  expect(all.map(({ answers }) => answers['parts' as keyof typeof answers])).toMatchObject([{ value: { regions: [{ label: 'door' }] } }, { value: { type: 'box', regions: [] } }, { value: { type: 'box', regions: [] } }]);
});

it('locks, hides and lets go without losing a region', { timeout: 120_000 }, async () => {
  const image = await start([asked({ id: 'parts', type: 'box', prompt: 'Which parts?', labels: labels('door', 'window') })]);
  const door = labelColorHex(1, 'dark');
  const count = () => rows('Which parts?').count();
  await image.drag([40, 40], [200, 200]);
  await press('Shift+l', 'Delete');
  await page.getByText('Locked regions stay.').waitFor();
  await press('Escape');
  await image.drag([80, 80], [140, 140]); // through the locked one
  await expect.poll(count).toBe(2);
  await press('Escape');
  const corner = await image.at(240, 40);
  await page.mouse.move(corner.x, corner.y);
  await page.mouse.down();
  await page.mouse.move(corner.x + 60, corner.y + 60);
  await press('Escape');
  await page.mouse.up();
  expect(await count()).toBe(2); // only what was being drawn is dropped
  await page.mouse.move(0, 0);
  expect(await image.paintedAt(100, 80)).toBe(door);
  await press('h');
  await expect.poll(() => image.paintedAt(100, 80)).not.toBe(door);
  await press('h');
  await expect.poll(() => image.paintedAt(100, 80)).toBe(door);
  await submitWith(page);
  await saved(page);
  expect(await written(0, 'parts')).toHaveLength(2);
});

it('lets people choose keys, tells what a key does already, and knows them after a restart', { timeout: 120_000 }, async () => {
  const image = await start([asked({ id: 'parts', type: 'box', prompt: 'Which parts?', labels: labels('door') })]);
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  await press('?');
  await sheet.getByRole('button', { name: 'Change the key for: Duplicate' }).click();
  await press('s');
  await sheet.getByRole('alert').getByText('Skip with a reason').waitFor();
  await sheet.getByRole('button', { name: 'Another key' }).click();
  await press('u');
  await sheet.getByRole('button', { name: 'Standard key for: Duplicate' }).waitFor();
  await press('Escape');
  await sheet.waitFor({ state: 'hidden' });
  await image.drag([40, 40], [100, 100]);
  await press('u');
  await expect.poll(() => rows('Which parts?').count()).toBe(2);
  await press('Control+d'); // no more
  expect(await rows('Which parts?').count()).toBe(2);

  await expect.poll(() => writtenGestures(project)).toBe(2);
  await crashAndComeBack();
  await expect.poll(() => rows('Which parts?').count()).toBe(2);
  await rows('Which parts?').first().getByRole('button').first().click();
  await press('u');
  await expect.poll(() => rows('Which parts?').count()).toBe(3);
});

/** The host is killed, and the browser comes back with an empty profile. */
async function crashAndComeBack(): Promise<void> {
  await device.killHost();
  await device.restartHost();
  await device.reopenBrowser('wiped');
  ({ page } = device);
  await page.setViewportSize({ width: 1280, height: 800 });
  await openProjectFolder(page, project);
  await sampleInHand(page);
}

/** A polygon drawn without letting go. */
async function freehand(image: LabeledImage, way: readonly (readonly [number, number])[]): Promise<void> {
  const places = await Promise.all(way.map(([x, y]) => image.at(x, y)));
  const [first] = places;
  if (first === undefined) return;
  await page.mouse.move(first.x, first.y);
  await page.mouse.down();
  for (const { x, y } of places) await page.mouse.move(x, y, { steps: 6 });
  await page.mouse.up();
}
