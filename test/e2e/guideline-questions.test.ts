import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { type Device, newDevice } from '../support/device.ts';
import { historyFiles } from '../support/history-lines.ts';
import { writeClips, writeImages } from '../support/make-media.ts';
import { goTo, newProject, placesOn, saved } from '../support/project-steps.ts';

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

interface PublishedQuestion {
  readonly id: string;
  readonly minimum?: number;
  readonly lanes?: readonly string[];
  readonly attributes?: readonly { readonly id: string; readonly type: string; readonly prompt: string; readonly required: boolean; readonly levels?: readonly string[]; readonly labels?: readonly { readonly name: string }[]; readonly tokens?: readonly { readonly text: string; readonly meaning: string; readonly key?: string }[] }[];
}

/** What the versions of the label set in the project's files ask, oldest first. */
async function published(project: string): Promise<readonly (readonly PublishedQuestion[])[]> {
  const texts = await Promise.all((await historyFiles(project)).map((file) => readFile(file, 'utf8')));
  const commits = texts.flatMap((text) => text.split('\n').filter((line) => line !== '')).map((line) => JSON.parse(line) as { changes: readonly { kind: string; value: { questions: readonly PublishedQuestion[] } }[] });
  return commits.flatMap(({ changes }) => changes.filter(({ kind }) => kind.startsWith('label-set-published/')).map(({ value }) => value.questions));
}

const dialog = () => page.getByRole('dialog', { name: 'Questions and labels' });
const changes = () => dialog().getByRole('region', { name: 'What changes for labelers' });

async function openQuestions(): Promise<void> {
  await page.getByRole('button', { name: 'Questions', exact: true }).click();
  await dialog().waitFor();
}

async function publish(): Promise<void> {
  await dialog().getByRole('button', { name: /^Publish version/ }).click();
  await dialog().waitFor({ state: 'hidden' });
  await saved(page);
}

it('asks about each region, by keyboard, with a sentence at every field that is wrong, and leaves older answers with their scale', { timeout: 90_000 }, async () => {
  const { media, project } = placesOn(device.folder, 'Roofs');
  await writeImages(media, 2, { width: 60, height: 40 });
  await newProject(page, { media, project, template: 'Polygons', lead: 'Ada' });
  await goTo(page, 'Guideline');
  await openQuestions();

  await dialog().getByRole('textbox', { name: 'Smallest width and height' }).fill('12');
  const ask = dialog().getByRole('button', { name: 'Ask about each region' });
  await ask.press('Enter');
  await page.getByRole('menuitem', { name: 'A rating' }).press('Enter');
  const prompt = dialog().getByRole('textbox', { name: 'Asked about each region, 1' });
  await prompt.fill('');
  await dialog().getByText('Every question needs its words.').first().waitFor();
  expect(await prompt.getAttribute('aria-invalid')).toBe('true');
  expect(await dialog().getByRole('button', { name: /^Publish version/ }).isDisabled()).toBe(true);
  await prompt.fill('How sure are you?');
  const rating = dialog().getByRole('region', { name: 'How sure are you?' });
  await rating.getByRole('textbox', { name: 'Level 2' }).fill('1 – unusable');
  await rating.getByText('Two levels of “How sure are you?” have the same name.').waitFor();
  await rating.getByRole('textbox', { name: 'Level 2' }).fill('unsure');
  await ask.press('Enter');
  await page.getByRole('menuitem', { name: 'One of several labels' }).press('Enter');
  await dialog().getByRole('button', { name: 'Move “Which kind is it?” up' }).press('Enter');
  await changes().getByText('“Where is it?” takes no region smaller than 12 px.').waitFor();
  await changes().getByText('“Where is it?” also asks “How sure are you?” about each region.').waitFor();
  await changes().getByText('Answers given so far stay as they were given.').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await publish();

  const [, [first] = []] = await published(project);
  expect(first).toMatchObject({ id: 'q1', minimum: 12 });
  expect(first?.attributes?.map(({ id, type, prompt: words }) => [id, type, words])).toEqual([['choice', 'choice', 'Which kind is it?'], ['rating', 'rating', 'How sure are you?']]);

  await openQuestions();
  await rating.getByRole('textbox', { name: 'Level 1' }).fill('no idea');
  await rating.getByText('A new name is shown for answers given so far too').waitFor();
  await rating.getByRole('button', { name: 'Add a level after unsure' }).press('Enter');
  await page.keyboard.type('so so'); // the new level is selected, to be named at once
  await rating.getByText('The scale has moved, so this starts anew').waitFor();
  await changes().getByText('“How sure are you?” starts anew on another scale: answers given so far stay with the old one.').waitFor();
  await rating.getByRole('button', { name: 'Back to the old scale' }).press('Enter');
  expect(await dialog().getByRole('button', { name: /^Publish version/ }).isDisabled()).toBe(true); // as it was
  await rating.getByRole('button', { name: 'Add a level after unsure' }).press('Enter');
  await page.keyboard.type('so so');
  await publish();

  const [, , [second] = []] = await published(project);
  expect(second?.attributes?.map(({ id, levels }) => [id, levels?.slice(0, 3)])).toEqual([['choice', undefined], ['rating-2', ['1 – unusable', 'unsure', 'so so']]]);

  await openQuestions();
  await dialog().getByRole('button', { name: 'Remove “How sure are you?”' }).press('Enter');
  expect(await ask.evaluate((button) => button === document.activeElement)).toBe(true);
  await changes().getByText('“Where is it?” no longer asks “How sure are you?”.').waitFor();
  await publish();
  const [, , , [third] = []] = await published(project);
  expect(third?.attributes?.map(({ id }) => id)).toEqual(['choice']);
});

it('names lanes and lists tokens, by keyboard, with a sentence at every field that is wrong; labelers read them in the guideline', { timeout: 90_000 }, async () => {
  const { media, project } = placesOn(device.folder, 'Dialogue');
  await writeClips(media, 2, { seconds: 2 });
  await newProject(page, { media, project, template: 'Dialogue', lead: 'Ada' });
  await goTo(page, 'Guideline');
  await openQuestions();

  const lanes = dialog().getByRole('group', { name: 'Lanes of “Who speaks when?”' });
  await lanes.getByRole('textbox', { name: 'Lane 2' }).press('Enter'); // one more, to be named at once
  await page.keyboard.type('speaker 1 ');
  await lanes.getByText('Two lanes of “Who speaks when?” have the same name.').waitFor();
  expect(await dialog().getByRole('button', { name: /^Publish version/ }).isDisabled()).toBe(true);
  await lanes.getByRole('textbox', { name: 'Lane 3' }).fill('Crowd');
  await lanes.getByRole('textbox', { name: 'Lane 1' }).fill('Caller');
  expect(await lanes.getByRole('button', { name: /^Remove lane/ }).count()).toBe(1); // the last alone may go

  const tokens = dialog().getByRole('group', { name: 'Tokens of “What is said?”' });
  await tokens.getByRole('textbox', { name: 'Token 3', exact: true }).press('Enter');
  await page.keyboard.type('[music]');
  await page.keyboard.press('Tab');
  await page.keyboard.type('music that matters');
  await page.keyboard.press('Tab');
  await page.keyboard.press('m');
  await tokens.getByText('A token takes Alt with a sign, or a function key: other keys write text.').waitFor();
  await page.keyboard.press('F10');
  const key = tokens.getByRole('textbox', { name: 'Key of [music]' });
  expect(await key.inputValue()).toBe('F10');
  await page.keyboard.press('Backspace');
  expect([await key.inputValue(), await key.getAttribute('placeholder')]).toEqual(['', 'Alt 4']);
  await page.keyboard.press('Alt+m');
  await tokens.getByRole('textbox', { name: 'Token 1', exact: true }).fill('uh');
  await tokens.getByText('Two tokens of “What is said?” are written the same.').waitFor();
  await tokens.getByRole('textbox', { name: 'Token 1', exact: true }).fill('[unclear]');
  await tokens.getByRole('button', { name: 'Remove token uh' }).press('Enter');
  await changes().getByText('Lane “Speaker 1” of “Who speaks when?” is called “Caller”, for answers given so far too.').waitFor();
  await changes().getByText('“Who speaks when?” has more lanes: “Crowd”.').waitFor();
  await changes().getByText('“[music]” is offered for the text of “What is said?”: music that matters.').waitFor();
  await changes().getByText('“uh” is no longer offered for the text of “What is said?”.').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await publish();

  const [first, second] = (await published(project)).map(([question]) => question);
  expect(first?.lanes).toEqual(['Speaker 1', 'Speaker 2']);
  expect(second?.lanes).toEqual(['Caller', 'Speaker 2', 'Crowd']);
  expect(second?.attributes?.[0]?.tokens?.map(({ text, key: chord }) => [text, chord])).toEqual([['[unclear]', undefined], ['[laughter]', undefined], ['[music]', 'Alt+m']]);

  await page.getByRole('button', { name: 'Who speaks when?' }).click();
  const told = page.getByRole('region', { name: 'Tokens for “What is said?”' });
  await told.getByText('music that matters').waitFor();
  expect(await told.getByRole('listitem').allInnerTexts()).toHaveLength(3);
  expect(await axeViolations(page)).toEqual([]);
});
