/*
 * The lead goes through what labelers marked, conflict by conflict, with real pointer and keys: boxes of the sample project,
 * outlines with attributes and turned boxes of a project written for it. What is stored and what is painted are both looked at.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashBytes } from '../../electron/host/hash-file.ts';
import { changeTo } from '../../shared/history/change.ts';
import type { Adjudication } from '../../shared/model/adjudication.ts';
import type { Region, Shape } from '../../shared/model/annotation.ts';
import type { LabelId, QuestionId, RootId, SampleId } from '../../shared/model/ids.ts';
import type { Question } from '../../shared/model/label-set.ts';
import { type AppPage, openAppPage } from '../support/app-page.ts';
import { type Device, newDevice } from '../support/device.ts';
import { writtenCommits } from '../support/history-lines.ts';
import { labeledImage } from '../support/image-surface.ts';
import { type RunningLocalHost, startLocalHost } from '../support/local-host.ts';
import { writeImages } from '../support/make-media.ts';
import { becomePerson, goTo, openProjectFolder, saved } from '../support/project-steps.ts';
import { personOf, questionOf, regionsAnswer, ROUND, Story } from '../support/story.ts';
import { writeStory } from '../support/story-folder.ts';

const CARS = 'cars' as QuestionId;
const STATE = 'state' as QuestionId;

const press = (page: Page, ...keys: string[]) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
const words = (page: Page) => page.getByRole('region', { name: 'What differs' }).getByRole('status');
const taken = (page: Page) => page.getByRole('list', { name: 'Regions of the decision' }).getByRole('listitem');
const conflicts = (page: Page) => page.getByRole('listbox', { name: 'What labelers differ in' }).getByRole('option');
const surface = (page: Page) => page.locator('[role=application][data-loaded=true]').first();

/** The regions of the decisions in the project's files about a question, oldest first. */
async function decided(project: string, question: string): Promise<readonly (readonly Region[])[]> {
  const changes = (await writtenCommits(project)).flatMap((commit) => commit.changes).filter(({ kind, key, value }) => kind.startsWith('adjudication-made/') && key[1] === question && value !== null);
  return changes.flatMap(({ value }) => {
    const { answer } = value as Adjudication;
    return answer.is === 'value' && 'regions' in answer.value ? [answer.value.regions] : [];
  });
}

describe('outlines and turned boxes of three labelers', () => {
  let device: Device;
  let project: string;

  beforeAll(async () => {
    device = await newDevice();
    project = join(device.folder, 'Roofs');
    await writeProject(project);
    await openProjectFolder(device.page, project);
    await becomePerson(device.page, 'Lea');
    await goTo(device.page, 'Review');
    await device.page.evaluate(() => (globalThis.location.hash = '#/review?question=q1'));
    await device.page.getByRole('heading', { name: 'Where are roofs?' }).waitFor();
    await surface(device.page).waitFor();
  });
  afterAll(async () => {
    const complaints = device.complaints();
    await device.close();
    expect(complaints).toEqual([]);
  });

  it('lists what differs, with how many of each kind', async () => {
    const { page } = device;
    expect(await conflicts(page).allInnerTexts()).toEqual([expect.stringMatching(/^Missed: roof\nIoU 0\.\d\d/), expect.stringMatching(/^Mislabeled: roof \/ wall/), expect.stringMatching(/^Described differently: roof/)]);
    const kinds = page.getByRole('region', { name: 'Conflicts', exact: true });
    for (const kind of ['Missed 1', 'Mislabeled 1', 'Described differently 1']) expect(await kinds.getByRole('button', { name: kind, exact: true }).count()).toBe(1);
    await kinds.getByRole('button', { name: 'Mislabeled 1' }).click();
    await expect.poll(() => conflicts(page).count()).toBe(1);
    await kinds.getByRole('button', { name: 'Mislabeled 1' }).click();
    await expect.poll(() => conflicts(page).count()).toBe(3);
  });

  it('steps to a conflict: selects it, zooms to it and says it', async () => {
    const { page } = device;
    const before = await surface(page).getAttribute('data-viewport');
    await press(page, 'c');
    await expect.poll(() => words(page).innerText()).toMatch(/^Labeler 1 and Labeler 2 drew it, Labeler 3 did not · IoU 0\.\d\d$/);
    expect(await surface(page).getAttribute('data-selected')).toBe('2');
    expect(await surface(page).getAttribute('data-viewport')).not.toBe(before);
    expect(await conflicts(page).nth(0).getAttribute('aria-selected')).toBe('true');
  });

  it('takes one labeler’s outline by digit, with what all agree on, and paints it white', async () => {
    const { page } = device;
    await press(page, '2');
    await expect.poll(() => taken(page).count()).toBe(2);
    const image = await labeledImage(page);
    expect(await image.paintedAt(ROOF_MISSED + 2 + 30, 20)).toBe('#ffffff');
    await press(page, '1');
    await expect.poll(() => taken(page).count()).toBe(2);
    expect(await image.paintedAt(ROOF_MISSED + 30, 20)).toBe('#ffffff');
  });

  it('averages the next, saying whose outline it took, and gives it another label', async () => {
    const { page } = device;
    await press(page, 'c');
    await expect.poll(() => words(page).innerText()).toMatch(/^Labeler 1 and Labeler 2 say roof, Labeler 3 says wall/);
    await press(page, 'a');
    await page.getByText('Took Labeler 2’s shape').waitFor();
    await expect.poll(() => taken(page).count()).toBe(3);
    await press(page, 'Shift+Digit2');
    await expect.poll(() => taken(page).filter({ hasText: 'wall' }).count()).toBe(1);
  });

  it('moves what was taken by arrows, since stepping gave the image the focus', async () => {
    const { page } = device;
    const at = () => page.evaluate(() => JSON.stringify(sessionStorage));
    const before = await at();
    await press(page, 'Shift+ArrowDown');
    await expect.poll(at).not.toBe(before);
    await press(page, 'Control+z');
    await expect.poll(at).toBe(before);
  });

  it('draws by keyboard alone, and takes the drawing out again', async () => {
    const { page } = device;
    await press(page, 'Escape');
    await expect.poll(() => surface(page).getAttribute('data-selected')).toBe('0');
    await press(page, 'k');
    await expect.poll(() => surface(page).getAttribute('data-crosshair')).toBe('true');
    await press(page, 'Enter', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Enter', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Enter', 'Shift+Enter');
    await expect.poll(() => taken(page).count()).toBe(4);
    await press(page, 'Escape', 'Control+z');
    await expect.poll(() => taken(page).count()).toBe(3);
    await conflicts(page).nth(1).click();
    await expect.poll(() => surface(page).getAttribute('data-selected')).toBe('1');
  });

  it('deletes and undoes, each a step', async () => {
    const { page } = device;
    await press(page, 'Delete');
    await expect.poll(() => taken(page).count()).toBe(2);
    await press(page, 'Control+z');
    await expect.poll(() => taken(page).count()).toBe(3);
    await press(page, 'Control+z');
    await expect.poll(() => taken(page).filter({ hasText: 'wall' }).count()).toBe(0);
    await press(page, 'Control+Shift+z');
    await expect.poll(() => taken(page).filter({ hasText: 'wall' }).count()).toBe(1);
  });

  it('settles what is said about a region, and keeps the draft over a reload', async () => {
    const { page } = device;
    await press(page, 'c');
    await expect.poll(() => words(page).innerText()).toContain('In what state? good (Labeler 1 and Labeler 3) / bad (Labeler 2)');
    await press(page, '1');
    const about = page.getByRole('group', { name: 'About the selected region' });
    await about.getByRole('button', { name: 'bad' }).click();
    await page.reload();
    await expect.poll(() => taken(page).count()).toBe(4);
    await page.getByText('all decided', { exact: true }).waitFor();
  });

  it('moves an outline with the pointer, and decides', async () => {
    const { page } = device;
    await surface(page).waitFor();
    await press(page, 'c');
    const image = await labeledImage(page);
    await image.drag([ROOF_MISSED + 50, 40], [ROOF_MISSED + 50, 60]);
    await press(page, 'Enter');
    await saved(page);
    const [regions = []] = await decided(project, 'q1');
    expect(regions.map(({ label }) => label)).toEqual(['roof', 'roof', 'wall', 'roof']);
    const moved = regions[1]?.shape;
    expect(moved?.kind === 'polygon' && moved.points[0]).toEqual([expect.closeTo(ROOF_MISSED, 0), expect.closeTo(40, 0)]);
    expect(regions[3]?.attributes).toEqual({ [STATE]: { type: 'choice', label: 'bad' } });
    expect(regions[2]?.shape).toEqual(outline(12, 160));
  });

  it('goes on to the turned boxes: misplaced, the matched ones averaged, side by side under one zoom', async () => {
    const { page } = device;
    await page.evaluate(() => (globalThis.location.hash = '#/review?question=cars'));
    await page.getByRole('heading', { name: 'Where are cars?' }).waitFor();
    await surface(page).waitFor();
    await press(page, 'v', 'c');
    await expect.poll(() => page.locator('[role=application][data-loaded=true]').count()).toBe(4);
    await expect.poll(() => words(page).innerText()).toMatch(/^All drew it · IoU 0\.[1-4]\d$/);
    const views = await page.locator('[role=application]').evaluateAll((all) => all.map((each) => each.getAttribute('data-viewport')));
    expect(new Set(views).size).toBe(1);
    await press(page, 'v', 'a');
    await expect.poll(() => taken(page).count()).toBe(1);
    await press(page, 'Enter');
    await saved(page);
    const [[car] = []] = await decided(project, CARS);
    expect(car?.shape).toEqual(turned(12));
  });
});

describe('boxes of the sample project', () => {
  let host: RunningLocalHost;
  let app: AppPage;
  const project = () => join(host.appData, 'sample', 'Sample project');

  beforeAll(async () => {
    host = await startLocalHost({ words: ['--sample'] });
    app = await openAppPage(await host.launchUrl());
    await becomePerson(app.page, 'Mara Lind');
    await goTo(app.page, 'Review');
    await app.page.evaluate(() => (globalThis.location.hash = '#/review?question=where'));
    await surface(app.page).waitFor();
  });
  afterAll(async () => {
    const { complaints } = app;
    await app.close();
    await host.stop();
    expect(complaints).toEqual([]);
  });

  it('counts what is left undecided, and says so when it decides', async () => {
    const { page } = app;
    const before = (await decided(project(), 'where')).length;
    const count = await conflicts(page).count();
    expect(count).toBeGreaterThan(1);
    await press(page, 'c', 'd');
    await page.getByText(`${count - 1} of ${count} not decided`).waitFor();
    await press(page, 'Enter');
    await page.getByText(/^\d+ conflicts? not decided: left out\.$/).waitFor();
    await expect.poll(async () => (await decided(project(), 'where')).length).toBe(before + 1);
  });

  it('draws a box over a conflict by pointer, which settles it, and resizes it by a handle', async () => {
    const { page } = app;
    const before = (await decided(project(), 'where')).length;
    await surface(page).waitFor();
    await press(page, 'c');
    const member = await conflicts(page).first().getAttribute('title');
    expect(member).not.toBe('');
    const image = await labeledImage(page);
    const [scale = 1, left = 0, top = 0] = ((await image.surface.getAttribute('data-viewport')) ?? '').split(' ').map(Number);
    const frame = await image.surface.boundingBox();
    const middle = [((frame?.width ?? 0) / 2 - left) / scale, ((frame?.height ?? 0) / 2 - top) / scale] as const;
    await press(page, 'Escape');
    await image.drag([middle[0] - 20, middle[1] - 20], [middle[0] + 20, middle[1] + 20]);
    await expect.poll(() => taken(page).count()).toBe(1);
    await image.drag([middle[0] + 20, middle[1] + 20], [middle[0] + 30, middle[1] + 40]);
    await press(page, 'Enter');
    await expect.poll(async () => (await decided(project(), 'where')).length).toBe(before + 1);
    const [box] = (await decided(project(), 'where')).at(-1) ?? [];
    expect(box?.shape).toMatchObject({ kind: 'box', width: expect.closeTo(50, -1), height: expect.closeTo(60, -1) });
  });
});

const ROOF_MISSED = 220;

function outline(x: number, y: number): Shape {
  return { kind: 'polygon', points: [[x, y], [x + 100, y], [x + 50, y + 100]] };
}

function turned(angle: number): Shape {
  return { kind: 'rotated-box', x: 340, y: 240, width: 80, height: 30, angle };
}

/**
 * One photo and three labelers. Roofs: all agree on the first, the third misses the second, the third calls the third a wall, the
 * second sees the fourth in a bad state. One car, which the third labeler turns the other way.
 */
async function writeProject(project: string): Promise<void> {
  await mkdir(project, { recursive: true });
  const [path = ''] = await writeImages(project, 1, { width: 400, height: 300 });
  const bytes = await readFile(join(project, path));
  const sample: SampleId = hashBytes(bytes);
  const states = ['good', 'bad'].map((name, color) => ({ id: name as LabelId, name, color }));
  const roofs = { ...questionOf('polygon', ['roof', 'wall']), prompt: 'Where are roofs?', attributes: [{ type: 'choice', id: STATE, prompt: 'In what state?', required: false, labels: states }] } as Question;
  const cars = { ...questionOf('rotated-box', ['car']), id: CARS, prompt: 'Where are cars?' } as Question;
  const told = new Story().people(3).publish(roofs, cars);
  told.say(personOf(0), [
    { kind: 'sample-added/1', key: [sample], value: { kind: 'image', mime: 'image/png', bytes: bytes.length, width: 400, height: 300 } },
    { kind: 'sample-found/1', key: [sample, 'project' as RootId, path], value: {} },
  ]);
  told.open([], 3);
  for (const n of [1, 2, 3]) {
    const off = 2 * (n - 1);
    const drawn = regionsAnswer('polygon', [
      { label: 'roof', shape: outline(10 + off, 10) },
      ...(n === 3 ? [] : [{ label: 'roof', shape: outline(ROOF_MISSED + off, 20) }]),
      { label: n === 3 ? 'wall' : 'roof', shape: outline(10 + off, 160) },
      { label: 'roof', shape: outline(150 + off, 160), attributes: { [STATE]: { type: 'choice', label: (n === 2 ? 'bad' : 'good') as LabelId } } },
    ]);
    const parked = regionsAnswer('rotated-box', [{ label: 'car', shape: turned(n === 3 ? 80 : n === 2 ? 14 : 10) }]);
    told.say(personOf(n), [changeTo('annotation', [ROUND, sample, personOf(n), '1'], told.annotation(null, { answers: { q1: drawn, [CARS]: parked } }))]);
  }
  await writeStory(project, told);
}
