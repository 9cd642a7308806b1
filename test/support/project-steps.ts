import { basename, dirname, join } from 'node:path';
import type { Page } from 'playwright-core';

/*
 * What people do in the app, step by step, by the names they see. Each step ends when the screen shows that it is done.
 */

/** The app's own folder dialog: types the path when the dialog has come up, and takes it. */
export async function pickFolder(page: Page, path: string): Promise<void> {
  const take = page.getByRole('button', { name: 'Use this folder' });
  const dialog = page.getByRole('dialog').filter({ has: take });
  await dialog.getByText(/ files? here/).waitFor();
  await dialog.getByRole('textbox', { name: 'Folder', exact: true }).fill(path);
  await take.click();
  await dialog.waitFor({ state: 'hidden' });
}

export interface NewProjectSteps {
  /** Folder of media. */
  readonly media: string;
  /** Title of a template. */
  readonly template: string;
  /** Names of labels; the template's own when left out. */
  readonly labels?: readonly string[];
  readonly lead: string;
  /** Where the project folder comes to be. */
  readonly project: string;
  readonly copy?: boolean;
  /** Looks at the page when everything is filled in and nothing is started yet. */
  readonly before?: (page: Page) => Promise<void>;
}

/** From Home to the first sample of a new project. */
export async function newProject(page: Page, { media, template, labels, lead, project, copy = false, before }: NewProjectSteps): Promise<void> {
  await page.getByRole('button', { name: /^New project/ }).click();
  await page.getByRole('button', { name: 'Pick a folder of images or audio' }).click();
  await pickFolder(page, media);
  await page.getByRole('radio', { name: new RegExp(`^${template}`) }).check();
  if (labels !== undefined) await nameLabels(page, labels);
  await page.getByRole('textbox', { name: 'Your name' }).fill(lead);
  await page.getByRole('textbox', { name: 'Name of the project' }).fill(basename(project));
  if (dirname(project) !== dirname(media)) {
    await page.getByRole('button', { name: 'Change the place' }).click();
    await pickFolder(page, dirname(project));
  }
  if (copy) await page.getByRole('radio', { name: /^Copy the files/ }).check();
  await before?.(page);
  await page.getByRole('button', { name: 'Start labeling' }).click();
  await page.getByRole('button', { name: 'Submit' }).waitFor();
  await saved(page);
}

async function nameLabels(page: Page, labels: readonly string[]): Promise<void> {
  for (const [at, name] of labels.entries()) {
    const field = page.getByRole('textbox', { name: `Label ${at + 1}`, exact: true });
    if (!(await field.isVisible())) await page.getByRole('button', { name: 'Add a label' }).click();
    await field.fill(name);
  }
  const extra = page.getByRole('button', { name: `Remove label ${labels.length + 1}`, exact: true });
  while (await extra.isVisible()) await extra.click();
}

/** Home's way to a project that lies somewhere. */
export async function openProjectFolder(page: Page, path: string): Promise<void> {
  await page.getByRole('button', { name: /^Open a project/ }).click();
  await pickFolder(page, path);
  await page.getByRole('navigation', { name: 'Project' }).waitFor();
}

/** Waits until the screen says that everything is saved. */
export async function saved(page: Page): Promise<void> {
  await page.getByRole('status').filter({ hasText: /^\s*Saved$/ }).waitFor();
}

/** Answers "Who are you?" with somebody who is there already. */
export async function becomePerson(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
  await page.getByRole('main').getByRole('button', { name: new RegExp(name) }).click();
  await page.getByRole('heading', { name: 'Who are you?' }).waitFor({ state: 'hidden' });
}

export type ScreenName = 'Label' | 'Samples' | 'Agreement' | 'Review' | 'Guideline' | 'Releases' | 'People';

export async function goTo(page: Page, screen: ScreenName): Promise<void> {
  const entry = page.getByRole('navigation', { name: 'Project' }).getByRole('button', { name: screen, exact: true });
  await entry.click();
  await page.getByRole('navigation', { name: 'Project' }).locator('[aria-current=page]', { hasText: screen }).waitFor();
}

export async function closeProject(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Close the project' }).click();
  await page.getByRole('button', { name: /^New project/ }).waitFor();
}

/** Name of the file that is being labeled; waits until there is a sample and it is drawn. */
export async function sampleInHand(page: Page): Promise<string> {
  await page.locator('[data-loaded=true]').waitFor();
  const heading = await page.getByRole('heading', { level: 1, name: /^Label / }).textContent();
  return (heading ?? '').replace(/^Label /, '');
}

/** Presses a key that submits and waits until the next sample, or the end of the round, is shown. */
export async function submitWith(page: Page, key = 'Enter'): Promise<void> {
  const before = await sampleInHand(page);
  await page.keyboard.press(key);
  await page.getByRole('heading', { level: 1, name: `Label ${before}`, exact: true }).waitFor({ state: 'detached' });
}

/** Where a media folder and a project of a test lie on a device. */
export function placesOn(folder: string, name: string): { readonly media: string; readonly project: string } {
  return { media: join(folder, `${name} media`), project: join(folder, name) };
}
