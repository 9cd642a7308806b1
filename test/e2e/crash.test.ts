import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Device, newDevice } from '../support/device.ts';
import { writtenAnnotations, writtenCommits, writtenGestures } from '../support/history-lines.ts';
import { writeImages } from '../support/make-media.ts';
import { goTo, newProject, placesOn, sampleInHand, saved, submitWith } from '../support/project-steps.ts';

declare global {
  interface Window {
    /** The greatest number of done samples that stood beside the word "Saved". */
    shownAsSaved?: number;
  }
}

let device: Device;

beforeEach(async () => {
  device = await newDevice();
});
afterEach(async () => {
  const complaints = device.complaints();
  await device.close();
  expect(complaints).toEqual([]);
});

const page = (): Page => device.page;
const pressed = (name: RegExp) => page().getByRole('button', { name, pressed: true });

async function start(name: string, images: number): Promise<string> {
  const { media, project } = placesOn(device.folder, name);
  await writeImages(media, images, { width: 96, height: 72 });
  await newProject(page(), { media, project, template: 'Image classification', labels: ['good', 'defect'], lead: 'Ada' });
  return project;
}

/** Answers and submits a number of samples as fast as keys go. */
async function label(times: number, meanwhile?: (done: number) => void): Promise<void> {
  for (let done = 0; done < times; done++) {
    meanwhile?.(done);
    await page().keyboard.press(done % 2 === 0 ? '1' : '2');
    await pressed(done % 2 === 0 ? /^good/ : /^defect/).waitFor();
    const before = await page().getByRole('heading', { level: 1 }).textContent();
    await page().keyboard.press('Enter');
    await page().getByRole('heading', { level: 1, name: before ?? '', exact: true }).waitFor({ state: 'detached' });
  }
}

/** Notes in the page, at every change of the picture, how much it has called saved. */
function watchSaved(): Promise<void> {
  return page().evaluate(() => {
    window.shownAsSaved = 0;
    const look = (): void => {
      if (document.querySelector('[data-saving=saved]') === null) return;
      const done = Number(/(\d+) done/.exec(document.body.textContent ?? '')?.[1] ?? 0);
      window.shownAsSaved = Math.max(window.shownAsSaved ?? 0, done);
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  });
}

it('a host that is killed while somebody labels fast loses nothing that was shown as saved, and the page goes on', async () => {
  const project = await start('Fast', 40);
  await sampleInHand(page());
  await watchSaved();
  let killed: Promise<void> | undefined;
  await label(24, (done) => {
    if (done === 12) killed = device.killHost();
  });
  await killed;
  const shown = await page().evaluate(() => window.shownAsSaved ?? 0);
  expect(shown).toBeGreaterThan(0);
  expect((await writtenAnnotations(project)).length).toBeGreaterThanOrEqual(shown);
  await page().getByRole('status').filter({ hasText: /Not saved: \d+/ }).waitFor();
  await page().getByText('24 done').waitFor();

  await device.restartHost();
  await saved(page());
  const written = await writtenAnnotations(project);
  expect(written).toHaveLength(24);
  expect(new Set(written.map(({ sample }) => sample)).size).toBe(24);
  const commits = await writtenCommits(project);
  expect(new Set(commits.map(({ id }) => id)).size).toBe(commits.length); // sent twice is written once

  await submitWithSample();
  await saved(page());
  expect(await writtenAnnotations(project)).toHaveLength(25);
});

async function submitWithSample(): Promise<void> {
  await sampleInHand(page());
  await page().keyboard.press('1');
  await submitWith(page());
}

it('host and browser both killed with work not saved: it is there when they come back', async () => {
  const project = await start('Both', 12);
  await sampleInHand(page());
  await label(3);
  await saved(page());
  await device.killHost();
  await label(4);
  await page().getByRole('status').filter({ hasText: 'Not saved: 4' }).waitFor();
  expect(await writtenAnnotations(project)).toHaveLength(3);

  await device.restartHost();
  await device.reopenBrowser('same');
  await page().getByRole('button', { name: /^Both/ }).click();
  await saved(page());
  await page().getByText('7 done').waitFor();
  expect(await writtenAnnotations(project)).toHaveLength(7);
});

it('the draft of a sample is back after a reload, a killed host and a wiped profile, with its undo and redo', async () => {
  const project = await start('Draft', 3);
  const name = await sampleInHand(page());
  const onDisk = (gestures: number) => expect.poll(() => writtenGestures(project)).toBe(gestures);
  await page().keyboard.press('1');
  await page().keyboard.press('2');
  await pressed(/^defect/).waitFor();
  await onDisk(2);
  await page().reload();
  expect(await sampleInHand(page())).toBe(name);
  await pressed(/^defect/).waitFor();
  await page().keyboard.press('Control+z');
  await pressed(/^good/).waitFor();
  await onDisk(3);

  await device.killHost();
  await device.restartHost();
  await page().reload();
  await sampleInHand(page());
  await pressed(/^good/).waitFor();
  await page().keyboard.press('Control+Shift+z');
  await pressed(/^defect/).waitFor();
  await onDisk(4);

  await device.killHost();
  await device.restartHost();
  await device.reopenBrowser('wiped');
  await page().getByRole('button', { name: /^Draft/ }).click();
  expect(await sampleInHand(page())).toBe(name);
  await pressed(/^defect/).waitFor();
  await submitWith(page());
  await saved(page());
  const undone = page().getByText(`Took back your answer for ${name}.`);
  await page().reload();
  await sampleInHand(page());
  await page().keyboard.press('Control+z'); // the submit itself, in a page that did not make it
  await undone.waitFor();
  await saved(page());
  expect(await writtenAnnotations(project)).toEqual([]);
});

it('a wiped browser profile costs nothing: everything is in the files', async () => {
  const project = await start('Wiped', 6);
  await sampleInHand(page());
  await label(4);
  await saved(page());
  const before = await writtenAnnotations(project);
  await device.reopenBrowser('wiped');
  await page().getByRole('button', { name: /^Wiped/ }).click();
  await page().getByText('4 done').waitFor();
  await page().getByText('5 of 6').waitFor();
  await page().getByRole('button', { name: /^You are Ada lead/ }).waitFor();
  await goTo(page(), 'Samples');
  await page().getByText('6 samples').first().waitFor();
  expect(await writtenAnnotations(project)).toEqual(before);
});

it('a host that is killed while it builds a release leaves no half release, and the release can be made again', async () => {
  const { media, project } = placesOn(device.folder, 'Cut off');
  const paths = await writeImages(media, 500, { width: 64, height: 48 });
  await newProject(page(), { media, project, template: 'Image classification', labels: ['good', 'defect'], lead: 'Ada' });
  await goTo(page(), 'Samples');
  await page().getByText('500 new samples').waitFor();
  const table = join(device.folder, 'labels.csv');
  await writeFile(table, `sample,labeler,label\n${paths.map((path, index) => `${path},Ben,${index % 3 === 0 ? 'defect' : 'good'}\n`).join('')}`);
  await goTo(page(), 'People');
  await page().getByRole('button', { name: 'Bring in work' }).click();
  await page().getByLabel('History files or a CSV').setInputFiles(table);
  await page().getByRole('button', { name: 'Bring in 500 annotations' }).click();
  await page().getByText('They are in, as a round of their own').waitFor();
  await page().getByRole('button', { name: 'Done' }).click();
  await saved(page());

  const releases = join(project, 'releases');
  const listed = async (): Promise<readonly string[]> => (await readdir(releases).catch((): string[] => [])).sort();
  const freeze = page().getByRole('button', { name: 'Freeze version 1.0.0' });
  await goTo(page(), 'Releases');
  await freeze.click();
  await expect.poll(listed, { interval: 2, timeout: 20_000 }).toEqual([expect.stringMatching(/^\.building-/)]);
  await device.killHost();
  expect(await listed()).not.toContain('1.0.0');
  await page().getByRole('alert').first().waitFor();

  await device.restartHost();
  await goTo(page(), 'Samples');
  await goTo(page(), 'Releases');
  await freeze.click();
  await page().getByRole('heading', { name: '1.0.0', exact: true }).waitFor();
  await saved(page());
  expect(await listed()).toEqual(['1.0.0']);
  await page().getByRole('button', { name: 'Verify' }).click();
  await page().getByText(/^Intact: /).waitFor();
});
