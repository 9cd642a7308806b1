/*
 * Labeling sounds by hand: spans are drawn, edited, written, undone and kept, by real pointer and key events on generated recordings;
 * what is checked is what stands in the history file, and what the surface says of itself.
 */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Question } from '../../shared/model/label-set.ts';
import { axeViolations } from '../support/axe.ts';
import { type Device, newDevice } from '../support/device.ts';
import { writtenAnnotations, writtenGestures } from '../support/history-lines.ts';
import { type LabeledSound, labeledSound } from '../support/labeled-sound.ts';
import { becomePerson, openProjectFolder, sampleInHand, saved, submitWith } from '../support/project-steps.ts';
import { type DialogueOptions, writeSoundRound } from '../support/sound-round.ts';
import { drawByKeys, frames, KIND, RATE, SUMMARY, TALK, TURNS, writtenSpans } from '../support/spans-by-hand.ts';

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
const names = (): Promise<readonly string[]> => page.getByRole('list', { name: 'Spans' }).locator('button[aria-pressed] .sr-only').allTextContents();
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Waits by what the surface says of its player: how long a span takes is not this test's matter. */
const plays = (sound: LabeledSound): Promise<void> => expect.poll(() => sound.told('playing'), { timeout: 20_000 }).toBe('true');
const rests = (sound: LabeledSound): Promise<void> => expect.poll(() => sound.told('playing'), { timeout: 20_000 }).toBe('false');

/** The host is killed, and the browser comes back with an empty profile. */
async function crashAndComeBack(): Promise<LabeledSound> {
  await device.killHost();
  await device.restartHost();
  await device.reopenBrowser('wiped');
  ({ page } = device);
  await page.setViewportSize({ width: 1280, height: 800 });
  await openProjectFolder(page, project);
  await sampleInHand(page);
  return labeledSound(page);
}

it('draws and edits spans on named lanes, exact to the frame; a restart in the middle keeps all of it, with its undo', { timeout: 180_000 }, async () => {
  const sound = await start([KIND, TURNS]);
  await press('1', 'ArrowDown');

  await page.keyboard.down('Alt'); // does not snap
  await sound.drag(1, 2);
  await page.keyboard.up('Alt');
  await expect.poll(names).toEqual([expect.stringMatching(/^speech, (0\.9|1\.0)\d s to (1\.9|2\.0)\d s, lane Ada$/)]);
  await press('2'); // its label
  await expect.poll(names).toEqual([expect.stringMatching(/^laughter/)]);
  await press('1');

  await press('Escape', 'Shift+ArrowDown'); // nothing selected: new spans come to lie on the lane below
  await page.getByRole('group', { name: 'Lanes' }).getByRole('button', { name: 'Ben', pressed: true }).waitFor();
  const from = await drawByKeys(page, sound, 3, 2);
  await expect.poll(() => rows().count()).toBe(2);
  await press('r', 'Shift+r', 'Alt+r', 'q'); // its end later by 10, 100 and 1 ms, its start earlier by 10
  const [drawnStart, drawnEnd] = [from - 80, from + 2 * RATE + 80 + 800 + 8];
  await expect.poll(names).toContain(`speech, ${(drawnStart / RATE).toFixed(2)} s to ${(drawnEnd / RATE).toFixed(2)} s, lane Ben`);

  await press('r', 'r', 'r', 'Control+z'); // a burst is taken back at once
  await expect.poll(names).toContain(`speech, ${(drawnStart / RATE).toFixed(2)} s to ${(drawnEnd / RATE).toFixed(2)} s, lane Ben`);

  await press('Shift+ArrowDown'); // selected: it goes to the lane below
  await expect.poll(names).toContain(`speech, ${(drawnStart / RATE).toFixed(2)} s to ${(drawnEnd / RATE).toFixed(2)} s, lane Room`);
  await press('Control+d');
  await expect.poll(() => rows().count()).toBe(3);
  await press('Control+z');
  await expect.poll(() => rows().count()).toBe(2);

  const at = from + RATE; // split in the middle, and merged again
  await rows().last().getByRole('button').first().click();
  await sound.surface.focus();
  await rests(sound); // what is around the edge was played
  await press('Control+ArrowLeft');
  await expect.poll(sound.position).toBe(at);
  await press('k');
  await expect.poll(() => rows().count()).toBe(3);
  await press('m');
  await expect.poll(() => rows().count()).toBe(2);
  await press('Control+z', 'Control+z');
  await expect.poll(() => rows().count()).toBe(2);

  await press('Control+a', 'Delete');
  await expect.poll(() => rows().count()).toBe(0);
  await expect.poll(() => writtenGestures(project)).toBe(21);
  await crashAndComeBack();
  await expect.poll(() => page.getByText(/Drag on the waveform/).count()).toBe(1);
  await press('Control+z');
  await expect.poll(() => rows().count()).toBe(2);
  await submitWith(page);
  await saved(page);

  const spans = await writtenSpans(project, 0);
  expect(spans.map(({ label }) => label)).toEqual(['speech', 'speech']);
  const [first, second] = spans.map(frames);
  for (const number of first ?? []) expect(Number.isInteger(number)).toBe(true);
  expect(second).toEqual([drawnStart, drawnEnd, 2]);
});

it('writes what is said, in any script, with the keys of a pedal and the tokens of the guideline', { timeout: 180_000 }, async () => {
  const sound = await start([TURNS, SUMMARY]);
  for (const at of [1, 4, 7]) await drawByKeys(page, sound, at, 1);
  await expect.poll(() => rows().count()).toBe(3);
  const words = (at: number) => rows().nth(at).getByRole('textbox', { name: /^Words / });
  await rows().first().getByRole('button').first().click();
  await press('t');
  await expect.poll(() => words(0).evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await words(0).getAttribute('dir')).toBe('auto');
  expect(await words(0).evaluate((field) => (field as HTMLTextAreaElement).spellcheck)).toBe(true);

  await page.keyboard.type('well p d 1 2'); // letters that are commands elsewhere
  await press('Alt+1', 'F10', 'Alt+5'); // Alt+5 is no token here, and leads nowhere else while words are written
  await expect.poll(() => words(0).inputValue()).toBe('well p d 1 2 [unclear] uh');
  await press('Control+z');
  await expect.poll(() => words(0).inputValue()).toBe('well p d 1 2 [unclear]');
  expect(await rows().count()).toBe(3);

  await press('F4'); // plays, and the caret stays
  await plays(sound);
  await press('F4');
  await rests(sound);
  await expect.poll(() => words(0).evaluate((field) => field === document.activeElement)).toBe(true);
  const paused = await sound.position();
  await press('F7');
  await expect.poll(sound.position).toBe(Math.max(0, paused - 2 * RATE));
  await press('F8');
  await expect.poll(sound.position).toBe(Math.max(2 * RATE, paused));

  await press('Enter'); // on to the next, which is played
  await expect.poll(() => words(1).evaluate((field) => field === document.activeElement)).toBe(true);
  await plays(sound);
  const spoken = 'قال: «e\u0301 — שלום»؟';
  await page.keyboard.insertText(spoken);
  await press('Control+]');
  await expect.poll(() => words(2).evaluate((field) => field === document.activeElement)).toBe(true);
  await rests(sound);
  await press('Control+[');
  await expect.poll(() => words(1).evaluate((field) => field === document.activeElement)).toBe(true);
  await press('Enter', 'Control+;');
  await expect.poll(() => words(2).inputValue()).toMatch(/^\[0:0\d\.\d{3}\] $/);
  const time = await words(2).inputValue();
  await press('Escape', 'Alt+1'); // the token that is shown below the spans: at the end of the selected one's words, to write on
  await expect.poll(() => words(2).inputValue()).toBe(`${time}[unclear]`);
  await expect.poll(() => words(2).evaluate((field) => field === document.activeElement)).toBe(true);
  await press('Escape', 'Control+]'); // there is none after it: this one
  await expect.poll(() => words(2).evaluate((field) => field === document.activeElement)).toBe(true);
  const stamped = await words(2).inputValue();

  await press('Enter', 'ArrowDown'); // out of the last, then to the question about the whole recording
  const summary = page.getByRole('textbox', { name: 'What is it about?' });
  await expect.poll(() => summary.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type('a talk');
  await page.getByRole('list', { name: 'Tokens' }).last().getByRole('button', { name: /^uh/ }).click();
  await expect.poll(() => summary.inputValue()).toBe('a talk uh');
  await submitWith(page);
  await saved(page);

  const texts = (await writtenSpans(project, 0)).map(({ attributes }) => attributes?.['words']?.text);
  expect(texts).toEqual(['well p d 1 2 [unclear]', spoken, stamped]);
  const [annotation] = await writtenAnnotations(project);
  expect(annotation?.answers['summary' as keyof typeof annotation.answers]).toEqual({ is: 'value', value: { type: 'text', text: 'a talk uh' } });
});

it('leaves alone what an input method composes, and tells it when it is done', async () => {
  const sound = await start([TURNS]);
  await drawByKeys(page, sound, 1, 1);
  await press('t');
  const field = rows().first().getByRole('textbox', { name: /^Words / });
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
  await expect.poll(() => writtenGestures(project)).toBe(1); // the span
  const chrome = await page.context().newCDPSession(page);
  for (const text of ['k', 'か', 'かn', 'かん']) await chrome.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await press('Alt+1'); // nothing breaks into it
  expect(await field.inputValue()).toBe('かん');
  expect(await writtenGestures(project)).toBe(1);
  await chrome.send('Input.insertText', { text: '漢' });
  await expect.poll(() => field.inputValue()).toBe('漢');
  await expect.poll(() => writtenGestures(project)).toBe(2);
  await press('Control+z');
  await expect.poll(() => field.inputValue()).toBe('');
});

it('takes exact times as text, and explains those that cannot be', async () => {
  const sound = await start([TURNS]);
  await drawByKeys(page, sound, 3, 2);
  const [begins, ends] = [page.getByRole('textbox', { name: 'Start' }), page.getByRole('textbox', { name: 'End' })];
  await begins.fill('0:02.5001');
  await begins.press('Enter');
  await expect.poll(names).toEqual([expect.stringMatching(/^speech, 2\.50 s to /)]);
  await ends.fill('0:01');
  await ends.press('Enter');
  await page.getByText('The end comes after the start, 0:02.500125.').waitFor();
  await ends.fill('soon');
  await ends.press('Enter');
  await page.getByText(/^Write a time such as/).waitFor();
  await ends.press('Escape');
  await expect.poll(() => page.getByText(/^Write a time such as/).count()).toBe(0); // nor the complaint, with what was dropped
  await ends.fill('1:00');
  await ends.press('Enter');
  await page.getByText('The recording ends at 0:12.000.').waitFor();
  await ends.fill('0:03,25');
  await ends.press('Enter');
  await expect.poll(names).toEqual([expect.stringMatching(/to 3\.25 s/)]);
  await press('0'); // takes away what was drawn, says so, and gives it back
  await page.getByText('1 span gave way to “can’t tell”.').waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect.poll(names).toEqual([expect.stringMatching(/to 3\.25 s/)]);
  await submitWith(page);
  await saved(page);
  expect((await writtenSpans(project, 0)).map(frames)).toEqual([[20_001, 26_000, 0]]);
});

it('plays by key what is asked for, goes back after a pause, and knows chosen keys after a restart', { timeout: 180_000 }, async () => {
  let sound = await start([TURNS], [{ seconds: 60, sampleRate: RATE, channels: 2 }, TALK]);
  const from = await drawByKeys(page, sound, 3, 1);
  await press('p');
  await plays(sound);
  await rests(sound);
  await expect.poll(sound.position).toBe(from + RATE); // exactly to its end
  await rows().first().locator('[data-row]').click();
  await press('Space'); // on the row too
  await plays(sound);
  await press('Space');
  await rests(sound);
  await press('o', 'o');
  await expect.poll(() => page.getByRole('combobox', { name: 'Speed' }).textContent()).toContain('1.25×');
  await press('i');
  await expect.poll(() => page.getByRole('combobox', { name: 'Speed' }).textContent()).toContain('1×');

  await press('b');
  const back = page.getByRole('textbox', { name: 'Back after a pause' });
  await back.fill('1');
  await back.press('Tab');
  await press('Escape');
  await press('Escape', 'Control+Home');
  await press('Control+ArrowRight', 'Control+ArrowRight', 'Space');
  await plays(sound);
  await press('Space');
  await rests(sound);
  const paused = await sound.position();
  await press('Space', 'Space');
  await rests(sound);
  expect(await sound.position()).toBeLessThan(paused);

  await press('?');
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  expect(await sheet.getByText('Draw a box by four extreme points').count()).toBe(0); // keys of images are not here
  await sheet.getByRole('button', { name: 'Change the key for: Split at the playhead' }).click();
  await press('p');
  await sheet.getByRole('alert').getByText('Play the selected span').waitFor();
  await press('y'); // another key at once
  await sheet.getByRole('button', { name: 'Standard key for: Split at the playhead' }).waitFor();
  await press('Escape');
  await sheet.waitFor({ state: 'hidden' });

  sound = await crashAndComeBack();
  await rows().first().getByRole('button').first().click();
  await sound.click((from + RATE / 2) / RATE);
  await press('y');
  await expect.poll(() => rows().count()).toBe(2);
  await press('Control+z', 'k'); // no more
  expect(await rows().count()).toBe(1);
  expect(await axeViolations(page)).toEqual([]);
});

it('plays one clip after the other as they come up, where somebody likes that: two keys for each', async () => {
  const sound = await start([KIND]);
  await press('b');
  await page.getByRole('switch', { name: 'Play a recording when it comes up' }).click();
  await press('Escape');
  expect(await sound.told('playing')).toBe('false');
  await press('1', 'Enter');
  await page.getByText('2 of 2').waitFor();
  await plays(sound);
});

it('draws while the sound plays, as long as the key is held; hears one channel; keeps how the sound is shown', { timeout: 120_000 }, async () => {
  let sound = await start([TURNS], [{ seconds: 60, sampleRate: RATE, channels: 2 }, TALK]);
  const clock = async (): Promise<string> => (await page.getByRole('group', { name: 'Sound' }).textContent()) ?? '';
  await press('Space');
  await plays(sound);
  const before = await clock();
  await page.keyboard.down('d');
  await expect.poll(() => sound.told('drawing')).not.toBe('');
  await expect.poll(async () => (await clock()) !== before, { timeout: 20_000 }).toBe(true);
  await expect.poll(() => clock(), { timeout: 20_000 }).toMatch(/0:0[1-9]\./);
  await page.keyboard.up('d');
  await expect.poll(() => rows().count()).toBe(1);
  expect(await sound.told('playing')).toBe('true'); // and goes on
  await press('Space');
  await rests(sound);

  await press('Shift+c');
  await page.getByRole('button', { name: 'Only channel 1', pressed: true }).waitFor();
  await press('Shift+c', 'Shift+c');
  await page.getByRole('button', { name: 'Only channel 1', pressed: false }).waitFor();
  await press('Shift+m');
  await page.getByRole('button', { name: 'Mute channel 1', pressed: true }).waitFor();

  await press('Shift+g', 'c');
  await page.getByRole('button', { name: 'Spectrogram', pressed: false }).waitFor();
  await device.reopenBrowser('same');
  ({ page } = device);
  await page.setViewportSize({ width: 1280, height: 800 });
  await openProjectFolder(page, project);
  await sampleInHand(page);
  sound = await labeledSound(page);
  await page.getByRole('button', { name: 'Spectrogram', pressed: false }).waitFor();
  await page.getByRole('button', { name: 'Channels one below the other', pressed: true }).waitFor();
  await page.getByRole('button', { name: 'Mute channel 1', pressed: false }).waitFor(); // that was of one recording
  await expect.poll(() => rows().count()).toBe(1);
  await submitWith(page);
  await saved(page);
  for (const number of (await writtenSpans(project, 0)).flatMap(frames)) expect(Number.isInteger(number)).toBe(true);
});
