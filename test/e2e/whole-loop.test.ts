import { copyFile, cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { figureInterval } from '../../renderer/features/agreement/figure-text.ts';
import type { FigureId } from '../../shared/curation/agreement-figures.ts';
import { type CommandRun, concord } from '../support/command-line.ts';
import { type Device, newDevice } from '../support/device.ts';
import { historyFiles, writtenAnnotations } from '../support/history-lines.ts';
import { latin, pngBytes, indexed, writeImages } from '../support/make-media.ts';
import { becomePerson, goTo, newProject, openProjectFolder, pickFolder, placesOn, sampleInHand, saved, submitWith } from '../support/project-steps.ts';

let ada: Device;
let ben: Device;

beforeAll(async () => {
  [ada, ben] = await Promise.all([newDevice(), newDevice()]);
});
afterAll(async () => {
  await Promise.all([ada.close(), ben.close()]);
});

/** Twelve pictures in sub-folders; one of them twice, one with a wrong name; a broken, an empty and a foreign file. */
async function makeMedia(folder: string): Promise<void> {
  await writeImages(folder, 11, { folders: ['', 'left', join('right', 'deep')], prefix: 'photo-' });
  await writeFile(join(folder, 'named-wrongly.jpg'), pngBytes(40, 30, indexed(77)));
  await copyFile(join(folder, 'photo-0000.png'), join(folder, 'left', 'again.png'));
  await writeFile(join(folder, 'broken.png'), pngBytes(40, 30, indexed(78)).subarray(0, 20));
  await writeFile(join(folder, 'empty.jpg'), '');
  await writeFile(join(folder, 'notes.txt'), latin('not a picture'));
}

const run = (...words: readonly string[]): Promise<CommandRun> => concord(join(ada.folder, '.command-line'), ...words);

const SAMPLES = 12;
/** Where Ben sees something else than Ada. */
const DIFFERING = ['photo-0001.png', 'photo-0004.png', 'named-wrongly.jpg'];
const adaSees = (name: string): 'good' | 'defect' => (/[02468]\.png$/.test(name) ? 'good' : 'defect');
const benSees = (name: string): 'good' | 'defect' => (DIFFERING.includes(name) === (adaSees(name) === 'good') ? 'defect' : 'good');

async function labelWith(page: Page, times: number, sees: (name: string) => 'good' | 'defect'): Promise<void> {
  for (let done = 0; done < times; done++) {
    await page.keyboard.press(sees(await sampleInHand(page)) === 'good' ? '1' : '2');
    await submitWith(page);
  }
  await saved(page);
}

it('goes from a folder of media to a released dataset, with two people on two devices', { timeout: 240_000 }, async () => {
  const places = placesOn(ada.folder, 'Phones');
  await makeMedia(places.media);
  await startsProject(places);
  await opensRoundForTwo(ada.page);
  await labelWith(ada.page, SAMPLES, adaSees);

  const copy = placesOn(ben.folder, 'Phones');
  await copyToBen(places, copy);
  await benLabelsBlind(copy, SAMPLES / 2);
  await bringsInByDialog(places.project, copy.project);
  await labelWith(ben.page, SAMPLES / 2, benSees);
  await comesInBySyncedFolder(places.project, copy.project);

  await showsWhatTheCommandLineSays(places.project);
  await decidesByKeyboard(ada.page);
  await sharpensGuideline(ada.page);

  for (const file of await historyFiles(places.project)) await copyFile(file, join(copy.project, 'history', basename(file)));
  await freezes(ada.page);
  await benFreezesTheSame(places.project, copy.project);
  await provesIntact(places.project);
  const wasMissing = (complaint: string): boolean => /status of 404 .*\/media\//.test(complaint); // before Ben pointed at his folder
  expect([...ada.complaints(), ...ben.complaints().filter((complaint) => !wasMissing(complaint))]).toEqual([]);
});

async function startsProject({ media, project }: { media: string; project: string }): Promise<void> {
  const { page } = ada;
  await newProject(page, {
    media,
    project,
    template: 'Image classification',
    labels: ['good', 'defect'],
    lead: 'Ada',
    async before() {
      const step = page.getByRole('region', { name: /What is to be labeled/ });
      await step.getByText('13 files to label').waitFor();
      await step.getByText('; 1 other file left alone').waitFor();
      await step.getByText('13 PNG').waitFor();
      await step.getByText('2 files cannot be used, 1 named wrongly, but used').click();
      await step.getByText('broken.png').waitFor();
      await step.getByText('empty.jpg').waitFor();
      await step.getByText('named-wrongly.jpg').waitFor(); // used as what it is
    },
  });
  await sampleInHand(page);
  await page.keyboard.press('1');
  await submitWith(page); // the first label, in the round that the project starts with
  await goTo(page, 'Samples');
  await page.getByText(`${SAMPLES} new samples from`).waitFor();
  await page.getByText('1 file with the same bytes as another').click();
  await page.getByText('left/again.png is the same as photo-0000.png').or(page.getByText('photo-0000.png is the same as left/again.png')).waitFor();
}

async function opensRoundForTwo(page: Page): Promise<void> {
  await goTo(page, 'People');
  await page.getByRole('button', { name: 'Add a person' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Ben');
  await page.getByRole('textbox', { name: 'Name' }).press('Enter');
  await page.getByRole('dialog', { name: 'Add a person' }).waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Open a round' }).click();
  const dialog = page.getByRole('dialog', { name: 'Open a round' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Both');
  await dialog.getByRole('checkbox', { name: 'Ada (lead)' }).check();
  await dialog.getByRole('textbox', { name: 'Labelers per sample' }).fill('2');
  await dialog.getByRole('textbox', { name: 'Labelers per sample' }).press('Tab');
  await dialog.getByText(`${SAMPLES} samples, ${2 * SAMPLES} annotations in all, about ${SAMPLES} each`).waitFor();
  await dialog.getByRole('button', { name: 'Open the round' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('listitem').filter({ hasText: 'Both' }).getByRole('button', { name: 'Label' }).click();
}

async function copyToBen(from: { media: string; project: string }, to: { media: string; project: string }): Promise<void> {
  await saved(ada.page);
  await cp(from.project, to.project, { recursive: true, filter: (path) => basename(path) !== 'drafts' });
  await cp(from.media, join(ben.folder, 'elsewhere'), { recursive: true });
  await openProjectFolder(ben.page, to.project);
  await becomePerson(ben.page, 'Ben');
  await ben.page.getByText(`The files of ${SAMPLES} samples are not found on this computer.`).waitFor();
  await ben.page.getByRole('button', { name: 'Point at a folder' }).click();
  await pickFolder(ben.page, join(ben.folder, 'elsewhere')); // recognised by their bytes
  await ben.page.getByText('are not found on this computer').waitFor({ state: 'hidden' });
  await sampleInHand(ben.page); // the picture that was missing is there, without leaving the screen
}

async function benLabelsBlind(copy: { project: string }, times: number): Promise<void> {
  const { page } = ben;
  await goTo(page, 'Agreement');
  await page.getByRole('heading', { name: 'Agreement', level: 1 }).waitFor();
  expect(await page.locator('[data-figure]').count()).toBe(0);
  await goTo(page, 'Samples');
  await page.getByRole('gridcell', { name: 'photo-0001.png' }).dblclick();
  await page.getByRole('region', { name: 'Answers' }).getByText('No answers yet.').waitFor(); // Ada’s are there, and are not shown
  expect((await writtenAnnotations(copy.project)).length).toBe(SAMPLES + 1);
  await goTo(page, 'Label');
  await labelWith(page, times, benSees);
}

async function bringsInByDialog(project: string, copy: string): Promise<void> {
  const { page } = ada;
  await goTo(page, 'People');
  await page.getByRole('row', { name: /Ben/ }).getByText(`0 of ${SAMPLES}`).waitFor();
  await page.getByRole('button', { name: 'Bring in work' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await chooser).setFiles([...(await historyFiles(copy))]);
  await page.getByText(`${SAMPLES / 2} changes came in from 1 file.`).waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('row', { name: /Ben/ }).getByText(`${SAMPLES / 2} of ${SAMPLES}`).waitFor();
  expect(await writtenAnnotations(project)).toHaveLength(SAMPLES + 1 + SAMPLES / 2);
}

async function comesInBySyncedFolder(project: string, copy: string): Promise<void> {
  for (const file of await historyFiles(copy)) {
    const there = join(project, 'history', basename(file));
    if (!(await readFile(file)).equals(await readFile(there))) await copyFile(file, there);
  }
  await ada.page.getByRole('row', { name: /Ben/ }).getByText(`${SAMPLES} of ${SAMPLES}`).waitFor();
}

interface SaidFigure {
  readonly id: FigureId;
  readonly estimate: { readonly value: number | null; readonly interval: { readonly low: number; readonly high: number } | null };
}

async function showsWhatTheCommandLineSays(project: string): Promise<void> {
  const { page } = ada;
  const said = await run('agreement', project, '--round', 'Both', '--json');
  expect(said.exit).toBe(0);
  const { result } = JSON.parse(said.stdout) as { result: { questions: readonly { figures: readonly SaidFigure[] }[] } };
  const figures = result.questions[0]?.figures ?? [];
  expect(figures.length).toBeGreaterThan(2);

  await goTo(page, 'Agreement');
  await page.getByRole('combobox', { name: 'Round' }).click();
  await page.getByRole('option', { name: /^Both/ }).click();
  await page.locator('[aria-busy=false][data-round^=r-]').waitFor();
  for (const { id, estimate } of figures) {
    if (estimate.value === null) continue;
    const shown = page.locator(`[data-figure="${id}"]`);
    expect([id, await shown.getAttribute('title')]).toEqual([id, estimate.value.toFixed(4)]);
    if (estimate.interval === null) continue;
    const interval = page.locator(`[data-interval="${id}"]`).or(page.getByRole('row').filter({ has: shown }));
    expect([id, await interval.textContent()]).toEqual([id, expect.stringContaining(figureInterval(id, estimate.interval))]);
  }
  // Nine of twelve: percent agreement can be counted by hand.
  expect(figures.find(({ id }) => id === 'percent_agreement')?.estimate.value).toBeCloseTo(9 / 12, 12);
}

async function decidesByKeyboard(page: Page): Promise<void> {
  await page.keyboard.press('Alt+4');
  await page.getByText('0 of 3 disagreements decided').waitFor();
  for (let done = 1; done <= 3; done++) {
    await page.keyboard.press('1'); // the first labeler’s answer
    await page.keyboard.press('r');
    await page.keyboard.type(`seen from near ${done}`);
    await page.keyboard.press('Enter');
    await page.getByText(`${done} of 3 disagreements decided`).waitFor();
  }
  await saved(page);
}

async function sharpensGuideline(page: Page): Promise<void> {
  await goTo(page, 'Guideline');
  await page.getByRole('navigation', { name: 'Guideline pages' }).getByRole('button', { name: /defect/ }).click();
  await page.getByText('Edit', { exact: true }).click();
  await page.getByRole('textbox', { name: /defect/ }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('A scratch counts from 3 mm on.');
  await page.keyboard.press('Control+s');
  await page.getByRole('button', { name: 'Publish' }).click();
  const dialog = page.getByRole('dialog', { name: /^Publish version/ });
  await dialog.getByText('A scratch counts from 3 mm on.').first().waitFor();
  await dialog.getByRole('textbox').fill('Scratches have a length');
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await page.getByText(/^Version \d+ is in force/).waitFor();
  await page.getByText('Compare', { exact: true }).click();
  await page.getByText('A scratch counts from 3 mm on.').first().waitFor();
  await page.getByText('“Scratches have a length”').waitFor();
  await saved(page);
}

async function freezes(page: Page): Promise<void> {
  await goTo(page, 'Releases');
  await page.getByText(`${SAMPLES} samples`).first().waitFor();
  await page.getByRole('button', { name: 'Freeze version 1.0.0' }).click();
  await page.getByRole('heading', { name: '1.0.0', exact: true }).waitFor();
  await saved(page);
}

async function benFreezesTheSame(project: string, copy: string): Promise<void> {
  const { page } = ben;
  await page.getByRole('button', { name: /^You are Ben/ }).click();
  await page.getByRole('menuitem', { name: /^Ada/ }).or(page.getByRole('menuitemradio', { name: /^Ada/ })).or(page.getByRole('menuitemcheckbox', { name: /^Ada/ })).click();
  await goTo(page, 'Review');
  await page.getByText('3 of 3 disagreements decided').waitFor(); // all of Ada’s work has come in
  await freezes(page);
  const bytes = await filesIn(join(project, 'releases', '1.0.0'));
  expect(bytes.size).toBeGreaterThan(SAMPLES);
  expect(await filesIn(join(copy, 'releases', '1.0.0'))).toEqual(bytes);
}

/** Relative path → content, as text that compares. */
async function filesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort((a, b) => (a < b ? -1 : 1));
  return new Map(await Promise.all(files.map(async (path) => [path.slice(folder.length), (await readFile(path)).toString('base64')] as const)));
}

async function provesIntact(project: string): Promise<void> {
  const { page } = ada;
  expect((await run('verify', project, '1.0.0')).exit).toBe(0);
  await page.getByRole('button', { name: 'Verify' }).click();
  await page.getByText(/^Intact: /).waitFor();

  const release = join(project, 'releases', '1.0.0');
  const victim = join(release, 'manifest.jsonl');
  const good = await readFile(victim);
  const bad = Buffer.from(good);
  bad.writeUInt8(bad.readUInt8(100) ^ 1, 100);
  await writeFile(victim, bad);
  const said = await run('verify', project, '1.0.0');
  expect(said.exit).toBe(1);
  expect(said.stdout + said.stderr).toContain('manifest.jsonl');
  await page.getByRole('button', { name: 'Verify' }).click();
  await page.getByRole('heading', { name: 'Not intact' }).waitFor();
  await page.getByText(/manifest\.jsonl: altered/).waitFor();
  await writeFile(victim, good);
  expect((await run('verify', project, '1.0.0')).exit).toBe(0);
}
