import { appendFile, chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openAppPage } from '../support/app-page.ts';
import { type Device, newDevice } from '../support/device.ts';
import { historyFiles, writtenAnnotations } from '../support/history-lines.ts';
import { writeImages } from '../support/make-media.ts';
import { becomePerson, closeProject, goTo, newProject, openProjectFolder, sampleInHand, saved, submitWith } from '../support/project-steps.ts';
import { startLocalHost } from '../support/local-host.ts';
import { mountSmallDisk, type SmallDisk } from '../support/small-disk.ts';

let device: Device;
let other: Device | undefined;
let disk: SmallDisk | null;

beforeEach(async () => {
  device = await newDevice();
  other = undefined;
  disk = null;
});
afterEach(async () => {
  const complaints = [...device.complaints(), ...(other?.complaints() ?? [])];
  if (disk !== null) await device.killHost();
  disk?.unmount();
  await other?.close();
  await device.close();
  // A second device has no folder with the pictures: it says so, and Chromium too.
  expect(complaints.filter((complaint) => !/status of 404 .*\/media\//.test(complaint))).toEqual([]);
});

const page = (): Page => device.page;

/** A project with four of its samples labeled and saved; its folder. */
async function worked(project: string, images = 12): Promise<string> {
  const media = join(device.folder, 'media');
  await writeImages(media, images, { width: 96, height: 72 });
  await newProject(page(), { media, project, template: 'Image classification', labels: ['good', 'defect'], lead: 'Ada' });
  for (let done = 0; done < 4; done++) await label();
  await saved(page());
  return project;
}

async function label(): Promise<void> {
  await sampleInHand(page());
  await page().keyboard.press('1');
  await submitWith(page());
}

/** The same, while pictures may not come: answers and submits without looking at them. */
async function labelOn(times: number): Promise<void> {
  for (let done = 0; done < times; done++) {
    const heading = (await page().getByRole('heading', { level: 1 }).textContent()) ?? '';
    await page().keyboard.press('1');
    await page().getByRole('button', { name: /^good/, pressed: true }).waitFor();
    await page().keyboard.press('Enter');
    await page().getByRole('heading', { level: 1, name: heading, exact: true }).waitFor({ state: 'detached' });
  }
}

/** Changes the files of a project while no host runs on it, and comes back to it. */
async function whileAway(work: () => Promise<void> | void, project: string): Promise<void> {
  await device.killHost();
  await work();
  await device.restartHost([project]);
  await device.reopenBrowser('same');
  await page().getByRole('navigation', { name: 'Project' }).waitFor();
}

async function ownFile(project: string): Promise<string> {
  const [file] = await historyFiles(project);
  if (file === undefined) throw new Error('there is no history file');
  return file;
}

it('a full disk: says so, keeps everything, and saves by itself when there is space again', async () => {
  const place = join(device.folder, 'small');
  await mkdir(place);
  disk = mountSmallDisk(place);
  if (disk === null) {
    process.stdout.write('not tried here: a really full disk (only root on Linux can mount a small one; the fault simulator covers it in the unit tests)\n');
    return;
  }
  const project = await worked(join(place, 'Full'), 20);
  await disk.fill();
  await labelOn(12); // the last page of the file has some room left, but not for so many
  await page().getByRole('button', { name: /^Not saved: \d+$/ }).click();
  await page().getByText(/^Concord could not save to .*the disk is full/).waitFor();
  await page().getByRole('button', { name: /^Download \d+ changes?$/ }).waitFor();
  await page().keyboard.press('Escape');
  await page().getByText('16 done').waitFor();
  const lines = await readFile(await ownFile(project), 'utf8');
  expect((await writtenAnnotations(project)).length).toBeLessThan(16);

  await page().reload(); // nothing is lost with the page either
  await page().getByText('16 done').waitFor();
  await page().getByRole('status').filter({ hasText: /Not saved: \d+/ }).waitFor();
  await disk.free();
  await saved(page());
  expect(await writtenAnnotations(project)).toHaveLength(16);
  expect(await readFile(await ownFile(project), 'utf8')).toContain(lines.slice(0, lines.lastIndexOf('\n')));
});

it('a folder that cannot be written: everything is shown, nothing can be changed, and it goes on when it can', async () => {
  const place = join(device.folder, 'protected');
  await mkdir(place);
  disk = mountSmallDisk(place);
  if (disk === null && process.getuid?.() === 0) {
    process.stdout.write('not tried here: a write-protected folder (root may write everywhere, and cannot mount)\n');
    return;
  }
  process.stdout.write(`write-protected by ${disk === null ? 'permissions' : 'a read-only mount'}\n`);
  const project = await worked(join(place, 'Protected'));
  const folders = [project, join(project, 'history'), join(project, 'drafts')];
  const allow = async (mode: number): Promise<void> => {
    for (const each of [...folders, await ownFile(project)]) await chmod(each, mode);
  };
  await whileAway(() => (disk === null ? allow(0o555) : disk.protect()), project);
  await page().getByText('This project is open for reading only.').waitFor();
  await page().getByRole('status').filter({ hasText: 'Read only' }).waitFor();
  await page().getByText('4 done').waitFor();
  await sampleInHand(page());
  expect(await page().getByRole('button', { name: 'Submit' }).isDisabled()).toBe(true);
  await goTo(page(), 'Samples');
  await page().getByText('12 samples').first().waitFor();
  await goTo(page(), 'People');
  expect(await page().getByRole('button', { name: 'Open a round' }).count()).toBe(0);

  await whileAway(() => (disk === null ? allow(0o755) : disk.unprotect()), project);
  await goTo(page(), 'Label');
  await label();
  await saved(page());
  expect(await writtenAnnotations(project)).toHaveLength(5);
});

it('a last line that was cut off is set aside and said, and work goes on behind it', async () => {
  const project = await worked(join(device.folder, 'Torn'));
  const file = await ownFile(project);
  const before = await readFile(file, 'utf8');
  await whileAway(() => appendFile(file, '{"v":1,"id":"0123'), project);
  await page().getByText('A line that was not written completely was set aside.').waitFor();
  await page().getByText(new RegExp(`17 bytes at the end of ${basename(file)} are kept in `)).waitFor();
  await page().getByText('4 done').waitFor();
  const torn = await readdir(join(project, 'history', 'torn'));
  expect(await readFile(join(project, 'history', 'torn', torn[0] ?? ''), 'utf8')).toBe('{"v":1,"id":"0123');
  await label();
  await saved(page());
  expect((await readFile(file, 'utf8')).startsWith(before)).toBe(true);
  expect(await writtenAnnotations(project)).toHaveLength(5);
});

it('a flipped byte in the middle of a history file: file and line are named, the rest is there, and work goes on in a new file', async () => {
  const project = await worked(join(device.folder, 'Flipped'));
  const file = await ownFile(project);
  const bytes = await readFile(file);
  const lines = bytes.toString('utf8').split('\n');
  const hit = lines.findIndex((text) => text.includes('annotation-submitted/1')) + 2; // the third of four answers
  const at = Buffer.byteLength(lines.slice(0, hit).join('\n')) + 1 + (lines[hit] ?? '').indexOf('"good"') + 1;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  await whileAway(() => writeFile(file, bytes), project);

  await page().getByText(new RegExp(`${basename(file)}, line ${hit + 1}: was altered after it was written. It was left out.`)).waitFor();
  await page().getByText('3 done').waitFor();
  await page().getByText('This project is open for reading only.').waitFor();
  await page().getByRole('button', { name: 'Go on in a new history file' }).click();
  await page().getByText('This project is open for reading only.').waitFor({ state: 'hidden' });
  await page().getByText(new RegExp(`line ${hit + 1}: was altered`)).waitFor(); // still said
  await goTo(page(), 'Label');
  await label();
  await saved(page());
  expect(await readFile(file)).toEqual(bytes); // not a byte of the damaged file was touched
  expect(await historyFiles(project)).toHaveLength(2);
});

it('a second window and a second process are told who has the project; the process may look', async () => {
  const project = await worked(join(device.folder, 'Shared'));
  const second = await page().context().newPage();
  await second.goto(await device.host.launchUrl());
  await second.getByRole('button', { name: /^Shared/ }).click();
  await second.getByText('“Shared” is already open in another window.').waitFor();
  await second.close();
  await label(); // the first goes on

  const another = await startLocalHost({ appData: device.host.appData }); // the same installation once more: the same history file
  const looking = await openAppPage(await another.launchUrl());
  await looking.page.getByRole('button', { name: /^Shared/ }).click();
  await looking.page.getByText('This project is open for reading only.').waitFor();
  await looking.page.getByText(`Another Concord is working on this project (process ${device.host.child.pid}).`).waitFor();
  await looking.page.getByText('5 done').waitFor();
  await label();
  await saved(page());
  await looking.page.getByText('6 done').waitFor(); // and sees what comes in

  await device.killHost(); // whoever is gone holds nothing
  await closeProject(looking.page);
  await looking.page.getByRole('button', { name: /^Shared/ }).click();
  await saved(looking.page);
  expect(await historyFiles(project)).toHaveLength(1);
  await looking.close();
  await another.stop();
});

it('two devices work in one synced folder at the same time, each in its own history file', async () => {
  const project = await worked(join(device.folder, 'Synced'));
  other = await newDevice();
  await openProjectFolder(other.page, project);
  await becomePerson(other.page, 'Ada');
  await goTo(other.page, 'Samples');
  await other.page.getByRole('gridcell', { name: 'image-0003.png' }).dblclick();
  const tag = other.page.getByRole('textbox', { name: 'Add a tag' });
  await tag.fill('blurred');
  await tag.press('Enter');
  await saved(other.page);
  expect(await historyFiles(project)).toHaveLength(2);

  await goTo(page(), 'Samples');
  await page().getByRole('gridcell', { name: 'image-0003.png' }).dblclick();
  await page().getByText('blurred').waitFor();
  await page().getByRole('button', { name: 'Remove tag blurred' }).click();
  await other.page.getByText('blurred').waitFor({ state: 'detached' });
  await saved(page());
});

it('an address without its key is told how to come in', async () => {
  const stranger = await openAppPage(`${device.host.origin}/`);
  await stranger.page.getByText('This page was opened without a valid launch address').waitFor();
  await stranger.page.getByText(/Run npm start again/).waitFor();
  await stranger.close();
});
