/*
 * What a hand has begun and not ended when the next key or press comes, while sounds are labeled: nothing of it is lost.
 */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Question } from '../../shared/model/label-set.ts';
import { type Device, newDevice } from '../support/device.ts';
import { type LabeledSound, labeledSound } from '../support/labeled-sound.ts';
import { becomePerson, openProjectFolder, sampleInHand, saved, submitWith } from '../support/project-steps.ts';
import { type DialogueOptions, writeSoundRound } from '../support/sound-round.ts';
import { asked, drawByKeys, frames, labels, RATE, TALK, TURNS, writtenSpans } from '../support/spans-by-hand.ts';

let device: Device;
let page: Page;
let project: string;

beforeEach(async () => {
  device = await newDevice();
  ({ page } = device);
  await page.setViewportSize({ width: 1280, height: 800 });
  project = join(device.folder, 'Talks');
});
afterEach(async () => {
  const complaints = device.complaints();
  await device.close();
  expect(complaints).toEqual([]);
});

async function start(questions: readonly Question[], recordings: readonly DialogueOptions[] = [TALK, TALK]): Promise<LabeledSound> {
  await writeSoundRound(project, questions, recordings);
  await openProjectFolder(page, project);
  await becomePerson(page, 'Labeler 1');
  await sampleInHand(page);
  return labeledSound(page);
}

const rows = (): Locator => page.getByRole('list', { name: 'Spans' }).getByRole('listitem');
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

it('what the hand has begun is in the answer: a nudge whose key is still down, a time that was typed when a button is pressed', { timeout: 180_000 }, async () => {
  const sound = await start([TURNS], [TALK, TALK, TALK]);
  const from = await drawByKeys(page, sound, 3, 2);
  await page.keyboard.down('q');
  await submitWith(page, 'Enter');
  await page.keyboard.up('q');
  await expect.poll(async () => (await writtenSpans(project, 0)).map(frames)).toEqual([[from - 80, from + 2 * RATE, 0]]);

  await page.locator('[role=application][data-loaded=true]').waitFor();
  const second = await drawByKeys(page, await labeledSound(page), 3, 2);
  await page.getByRole('textbox', { name: 'End' }).fill('8.5');
  await page.getByRole('button', { name: 'Submit' }).click();
  await saved(page);
  await expect.poll(async () => (await writtenSpans(project, 1)).map(frames)).toEqual([[second, 8.5 * RATE, 0]]);
});

it('a span that is sent to a lane of another question stays, and it is said why', async () => {
  const other = asked({ id: 'noise', type: 'span', prompt: 'Which noise?', required: false, labels: labels('door') });
  const sound = await start([asked({ ...TURNS, lanes: undefined, attributes: undefined }), other]);
  const from = await drawByKeys(page, sound, 3, 2);
  await press('Shift+ArrowDown');
  await page.getByText('A span of “Who speaks when?” stays on its lane.').first().waitFor();
  await page.getByText('The other lane is for “Which noise?”. Draw the span there.').first().waitFor();
  await submitWith(page);
  await saved(page);
  expect((await writtenSpans(project, 0)).map(frames)).toEqual([[from, from + 2 * RATE, 0]]);
  expect(await writtenSpans(project, 0, 'noise')).toEqual([]);
});

it('an input method that is still composing when a button is pressed is taken at its word; the key of a token in the note writes nothing elsewhere', async () => {
  const sound = await start([TURNS]);
  await drawByKeys(page, sound, 1, 1);
  const note = page.getByRole('textbox', { name: 'Note' });
  await note.focus();
  await press('Alt+1');
  await page.keyboard.type('fine');
  await expect.poll(() => note.inputValue()).toBe('fine');

  const field = rows().first().getByRole('textbox', { name: /^Words / });
  await field.focus();
  const chrome = await page.context().newCDPSession(page);
  await chrome.send('Input.imeSetComposition', { text: 'かん', selectionStart: 2, selectionEnd: 2 });
  await page.getByRole('button', { name: 'Submit' }).click();
  await saved(page);
  await expect.poll(async () => (await writtenSpans(project, 0)).map(({ attributes }) => attributes?.['words']?.text)).toEqual(['かん']);
});
