/*
 * The lead goes through what labelers marked on recordings, conflict by conflict, by ear, with real pointer and keys. What is stored is looked at to
 * the frame; playing is followed by what the surface says of its position, never by waiting.
 */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorRate } from '../../shared/agreement/error-rate.ts';
import { transcriptAgreement } from '../../shared/agreement/transcript-agreement.ts';
import type { Adjudication } from '../../shared/model/adjudication.ts';
import type { Answer, Region } from '../../shared/model/annotation.ts';
import { axeViolations } from '../support/axe.ts';
import { type Device, newDevice } from '../support/device.ts';
import { writtenCommits } from '../support/history-lines.ts';
import { type LabeledSound, labeledSound } from '../support/labeled-sound.ts';
import { becomePerson, goTo, openProjectFolder, saved } from '../support/project-steps.ts';
import { ONE_SKIPPED, RATE, SAID, THREE_LABELERS, type ToldRecording, TWO_LABELERS, WHO, WORDS, writeSoundReview } from '../support/sound-review.ts';

/** Looks until it is so: far longer than it takes on a busy machine. */
function eventually<T>(ask: () => Promise<T>) {
  return expect.poll(ask, { timeout: 20_000 });
}

const press = (page: Page, ...keys: string[]) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
const words = (page: Page) => page.getByRole('region', { name: 'What differs' }).getByRole('status');
const taken = (page: Page) => page.getByRole('list', { name: 'Regions of the decision' }).getByRole('listitem');
const conflicts = (page: Page) => page.getByRole('listbox', { name: 'What labelers differ in' }).getByRole('option');
/** The line of error rates, with plain spaces. */
const rates = async (page: Page) => (await page.getByRole('region', { name: 'Words' }).locator('[data-error-rates]').innerText()).replaceAll('\u202F', ' ');
const lanes = (page: Page) => page.getByRole('group', { name: 'Lanes' }).locator('> *');
const listening = (page: Page) => page.getByRole('group', { name: 'Listen to what differs' });

/** Opens a project of these recordings for its lead, at a question. */
async function reviewed(device: Device, recordings: readonly ToldRecording[], question: string): Promise<string> {
  const project = join(device.folder, 'Talks');
  const { page } = device;
  await page.setViewportSize({ width: 1440, height: 900 });
  await writeSoundReview(project, recordings);
  await openProjectFolder(page, project);
  await becomePerson(page, 'Lea');
  await goTo(page, 'Review');
  await page.evaluate((asked) => (globalThis.location.hash = `#/review?question=${asked}`), question);
  return project;
}

/** The decisions in the project's files about a question, oldest first. */
async function decided(project: string, question: string): Promise<readonly Answer[]> {
  const changes = (await writtenCommits(project)).flatMap((commit) => commit.changes).filter(({ kind, key, value }) => kind.startsWith('adjudication-made/') && key[1] === question && value !== null);
  return changes.map(({ value }) => (value as Adjudication).answer);
}

function spansOf(answer: Answer | undefined): readonly { readonly label: string; readonly from: number; readonly to: number; readonly lane: number; readonly words: string | undefined }[] {
  const regions: readonly Region[] = answer?.is === 'value' && 'regions' in answer.value ? answer.value.regions : [];
  return regions.flatMap(({ label, shape, attributes }) => {
    const said = attributes?.[WORDS];
    return shape.kind === 'span' ? [{ label, from: shape.start * RATE, to: shape.end * RATE, lane: shape.lane, words: said?.type === 'text' ? said.text : undefined }] : [];
  });
}

/** Waits until it has played up to a frame, and stands there. */
async function playedTo(sound: LabeledSound, frame: number): Promise<void> {
  await eventually(async () => [await sound.told('playing'), await sound.position()]).toEqual(['false', frame]);
}

describe('spans of two labelers', () => {
  let device: Device;
  let project: string;
  let sound: LabeledSound;

  beforeAll(async () => {
    device = await newDevice();
    project = await reviewed(device, [TWO_LABELERS], WHO);
    sound = await labeledSound(device.page);
  });
  afterAll(async () => {
    const complaints = device.complaints();
    await device.close();
    expect(complaints).toEqual([]);
  });

  it('lie in rows under one waveform: the decision’s first, then each labeler’s, matched ones tied', async () => {
    const { page } = device;
    expect(await lanes(page).allInnerTexts()).toEqual(['Host · Decision', 'Guest · Decision', 'Host · Labeler 1', 'Guest · Labeler 1', 'Host · Labeler 2', 'Guest · Labeler 2']);
    expect(await sound.told('spans')).toBe('9');
    expect(await page.locator('[data-ties]').getAttribute('data-ties')).toBe('differs differs same');
    expect(await conflicts(page).count()).toBe(5);
  });

  it('say on their badge what is wrong with them, to who hears the screen too', async () => {
    const { page } = device;
    await sound.surface.focus();
    const heard = page.getByRole('status').filter({ hasText: 'lane' });
    const badges = new Map<number, string>();
    for (let at = 1; at <= 9; at++) {
      await press(page, 'n');
      await eventually(async () => {
        const said = (await heard.textContent()) ?? '';
        const place = / (\d) of 9$/.exec(said)?.[1];
        if (place !== undefined) badges.set(Number(place), said.slice(0, said.search(/, \d+\.\d{3} s to /)));
        return badges.size;
      }).toBe(at);
    }
    expect([...badges].sort(([a], [b]) => a - b).map(([, name]) => name)).toEqual([
      'speech', 'speech +125, −63 ms', 'speech missed by Labeler 2', 'speech mislabeled', 'music mislabeled', 'speech', 'speech', 'speech missed by Labeler 1', 'speech missed by Labeler 1',
    ]);
    await press(page, 'Escape');
  });

  it('are stepped through: what differs is zoomed to with some context, and said', async () => {
    const { page } = device;
    await press(page, 'c');
    await eventually(() => words(page).innerText()).toContain('Labeler 2 starts 125 ms later, ends 63 ms earlier than Labeler 1');
    expect(await sound.told('selected')).toBe('2');
    const [start = NaN, pixelsPerSecond = NaN] = (await sound.told('view')).split(' ').map(Number);
    const width = (await sound.surface.boundingBox())?.width ?? NaN;
    expect(start).toBeLessThan(0.75);
    expect(start + width / pixelsPerSecond).toBeGreaterThan(2.4);
    expect(start + width / pixelsPerSecond).toBeLessThan(4);
    expect(await sound.position()).toBe(RATE);
  });

  it('are heard in turn, then only where they differ', async () => {
    const { page } = device;
    await press(page, 'b');
    await playedTo(sound, 2.125 * RATE);
    expect(await listening(page).getAttribute('data-side')).toBe('a');
    await press(page, 'b');
    await playedTo(sound, 2.0625 * RATE);
    expect(await listening(page).getAttribute('data-side')).toBe('b');
    await press(page, 'i');
    await playedTo(sound, 1.375 * RATE);
    await press(page, 'i');
    await playedTo(sound, 2.375 * RATE);
    await press(page, 'Shift+i');
    await eventually(async () => [await sound.told('playing'), await sound.told('loop')]).toEqual(['true', `${1.8125 * RATE} ${2.375 * RATE}`]);
    await press(page, 'Shift+i');
    await eventually(async () => [await sound.told('playing'), await sound.told('loop')]).toEqual(['false', '']);
  });

  it('compare their words with the engine’s error rates, whose reference is said', async () => {
    const { page } = device;
    const [one, other] = ['we will meet at noon', 'we meet after noon'] as const;
    const percent = (rate: number | null) => `${((rate ?? NaN) * 100).toFixed(1)} %`;
    expect(await rates(page)).toBe(
      `WER ${percent(errorRate([one], [other], 'word').rate)} with Labeler 1’s words as the reference (2 words of 5), ${percent(errorRate([other], [one], 'word').rate)} with Labeler 2’s; ${percent(transcriptAgreement([[one, other]]).wordRate.value)} both ways together`,
    );
  });

  it('are taken by digit, words and all, with what all agree on; edges are nudged by keys to the frame', async () => {
    const { page } = device;
    await press(page, '2');
    await eventually(() => taken(page).count()).toBe(2);
    await press(page, 'q', 'y');
    await eventually(() => taken(page).first().innerText()).toMatch(/0:01\.115–0:02\.072/);
    await press(page, 'Control+z');
    await eventually(() => taken(page).first().innerText()).toMatch(/0:01\.115–0:02\.062/);
    await press(page, 'Control+Shift+z');
    await eventually(() => taken(page).first().innerText()).toMatch(/0:01\.115–0:02\.072/);
  });

  it('get words from several: all of one, then one place of the other', async () => {
    const { page } = device;
    const field = page.getByRole('group', { name: 'About the selected region' }).getByRole('textbox', { name: 'Words' });
    await eventually(() => field.inputValue()).toBe('we meet after noon');
    await page.getByRole('button', { name: 'Labeler 1: at', exact: true }).click();
    await eventually(() => field.inputValue()).toBe('we meet at noon');
    expect(await rates(page)).toContain('with the decision as the reference: Labeler 1 25.0 % (1 word of 4) · Labeler 2 25.0 % (1 word of 4)');
    await page.getByRole('button', { name: 'Take Labeler 1’s words' }).click();
    await eventually(() => field.inputValue()).toBe('we will meet at noon');
    await press(page, 'Control+z');
    await eventually(() => field.inputValue()).toBe('we meet at noon');
  });

  it('get words by hand, with the guideline’s sign by its key and the sound by its keys', async () => {
    const { page } = device;
    const field = page.getByRole('group', { name: 'About the selected region' }).getByRole('textbox', { name: 'Words' });
    await press(page, 'e');
    await eventually(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
    await press(page, 'End', 'Alt+1');
    await eventually(() => field.inputValue()).toBe('we meet at noon [laughs]');
    await press(page, 'Control+p');
    await playedTo(sound, Math.round(2.0725 * RATE));
    await press(page, 'Escape', 'Control+z');
    await eventually(() => field.inputValue()).toBe('we meet at noon');
  });

  it('are averaged and left out', async () => {
    const { page } = device;
    await press(page, 'c', 'd');
    await eventually(() => conflicts(page).nth(1).getByRole('img', { name: 'Left out' }).count()).toBe(1);
    await press(page, 'c', 'a', 'Shift+Digit2');
    await eventually(() => taken(page).filter({ hasText: 'music' }).count()).toBe(1);
  });

  it('are taken by two presses', async () => {
    const { page } = device;
    await press(page, 'c');
    await eventually(() => sound.position()).toBe(10 * RATE);
    await press(page, 'Escape');
    await eventually(() => sound.told('selected')).toBe('0');
    const row = await lanes(page).nth(4).boundingBox();
    const place = await sound.at(10.2);
    await page.mouse.dblclick(place.x, (row?.y ?? 0) + (row?.height ?? 0) / 2);
    await eventually(() => taken(page).count()).toBe(4);
    await eventually(async () => sound.told('playing')).toBe('false');
  });

  it('are merged into one of the decision, of whomever they are', async () => {
    const { page } = device;
    const row = await lanes(page).nth(4).boundingBox();
    const middle = (row?.y ?? 0) + (row?.height ?? 0) / 2;
    const [first, second] = [await sound.at(10.2), await sound.at(10.9)];
    await page.mouse.click(first.x, middle);
    await page.keyboard.down('Shift');
    await page.mouse.click(second.x, middle);
    await page.keyboard.up('Shift');
    await eventually(() => sound.told('selected')).toBe('2');
    await press(page, 'u');
    await eventually(() => taken(page).filter({ hasText: '0:10.000–0:11.250' }).count()).toBe(1);
    expect(await taken(page).count()).toBe(4);
    await page.getByText('all decided').waitFor();
    expect(await conflicts(page).getByRole('img', { name: 'Merged with another' }).count()).toBe(1);
  });

  it('are drawn into the decision, cut at the playhead and merged again', async () => {
    const { page } = device;
    await press(page, 'Escape', 'Home');
    const row = await lanes(page).nth(1).boundingBox();
    const frame = await sound.surface.boundingBox();
    const down = (row?.y ?? 0) + (row?.height ?? 0) / 2 - (frame?.y ?? 0);
    await page.keyboard.down('Alt');
    await sound.drag(3, 3.6, down);
    await page.keyboard.up('Alt');
    await eventually(() => taken(page).count()).toBe(5);
    await sound.click(3.3);
    await press(page, 'k');
    await eventually(() => taken(page).count()).toBe(6);
    await taken(page).filter({ hasText: /0:0(?:2\.9|3\.0)/ }).first().getByRole('button').first().click();
    await press(page, 'u');
    await eventually(() => taken(page).count()).toBe(5);
    await press(page, 'Delete');
    await eventually(() => taken(page).count()).toBe(4);
  });

  it('look right to axe, with a conflict in hand', async () => {
    const { page } = device;
    await conflicts(page).first().click();
    await rates(page);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('are stored to the frame', async () => {
    const { page } = device;
    await sound.surface.focus();
    await press(page, 'Enter');
    await eventually(async () => (await decided(project, WHO)).length).toBe(1);
    await saved(page);
    const [answer] = await decided(project, WHO);
    expect([...spansOf(answer)].sort((a, b) => a.from - b.from)).toEqual([
      { label: 'speech', from: 17_840, to: 33_160, lane: 0, words: 'we meet at noon' },
      { label: 'music', from: 7 * RATE, to: 8 * RATE, lane: 0, words: undefined },
      { label: 'speech', from: 9 * RATE, to: 9.75 * RATE, lane: 1, words: 'bye' },
      { label: 'speech', from: 10 * RATE, to: 11.25 * RATE, lane: 0, words: 'and hello again' },
    ]);
  });
});

describe('recordings of three labelers', () => {
  let device: Device;
  let project: string;

  beforeAll(async () => {
    device = await newDevice();
    project = await reviewed(device, [THREE_LABELERS, ONE_SKIPPED], SAID);
    await device.page.getByRole('heading', { name: 'What is said?' }).waitFor();
  });
  afterAll(async () => {
    const complaints = device.complaints();
    await device.close();
    expect(complaints).toEqual([]);
  });

  const line = (page: Page, name: string): Locator => page.getByRole('region', { name: 'Words' }).getByRole('paragraph').filter({ has: page.getByRole('button', { name: new RegExp(`^${name}:`) }) });

  it('show words from right to left as they are read', async () => {
    const { page } = device;
    await line(page, 'Labeler 1').waitFor();
    expect(await line(page, 'Labeler 1').evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
    expect(await rates(page)).toMatch(/^WER of each pair, both ways together: Labeler 1 and Labeler 2 28\.6 %/);
    await press(page, '2');
    const field = page.getByRole('textbox', { name: /^The words/ });
    await eventually(() => field.inputValue()).toBe('سلام دوست خوب من');
    expect(await field.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
    expect(await axeViolations(page)).toEqual([]);
    await press(page, 'Enter');
    await eventually(() => decided(project, SAID)).toEqual([{ is: 'value', value: { type: 'text', text: 'سلام دوست خوب من' } }]);
  });

  it('are heard pair by pair, and tell how sure each edge is', async () => {
    const { page } = device;
    await page.evaluate((asked) => (globalThis.location.hash = `#/review?question=${asked}`), WHO);
    await page.getByRole('heading', { name: 'Who speaks when?' }).waitFor();
    await page.getByRole('option', { name: /right-to-left\.wav/ }).click();
    await eventually(() => lanes(page).allInnerTexts()).toEqual(['Host · Decision', 'Guest · Decision', 'Host · Labeler 1', 'Host · Labeler 2', 'Host · Labeler 3']);
    await press(page, 'c');
    await eventually(() => words(page).innerText()).toContain('starts within 250 ms (± 144 ms) · ends within 250 ms (± 144 ms)');
    await eventually(() => listening(page).getAttribute('data-pair')).toBe('1/3');
    await press(page, 'Shift+b');
    await eventually(() => listening(page).getAttribute('data-pair')).toBe('2/3');
    await page.getByRole('button', { name: 'Hear Labeler 3' }).waitFor();
    await press(page, 'Alt+b', 'Alt+b');
    await eventually(() => listening(page).getAttribute('data-pair')).toBe('3/3');
    await listening(page).getByRole('combobox', { name: 'Which two are compared' }).click();
    const other = page.getByRole('option', { name: 'Labeler 1 · Labeler 3' });
    await other.click();
    await other.waitFor({ state: 'hidden' });
    await eventually(() => listening(page).getAttribute('data-pair')).toBe('2/3');
    await press(page, 'o');
    await eventually(() => lanes(page).allInnerTexts()).toEqual(['Host · Decision', 'Guest · Decision', 'Host · Labeler 1']);
    await press(page, 'o', 'o', 'o');
  });

  it('stay where they are on the screen when something is taken in hand, and are in sight, on windows of all sizes', async () => {
    const { page } = device;
    const box = () => page.getByRole('application').boundingBox();
    for (const [width, height] of [[1024, 640], [1280, 800], [1920, 1080], [1440, 900]] as const) {
      await page.setViewportSize({ width, height });
      await press(page, 'Escape', 'Escape');
      await eventually(() => listening(page).count()).toBe(0);
      const before = await box();
      await press(page, 'c');
      await listening(page).waitFor();
      expect(await box()).toEqual(before);
      await press(page, 'c');
      expect(await box()).toEqual(before);
      const row = await lanes(page).filter({ hasText: 'Labeler 1' }).boundingBox();
      expect((row?.y ?? Infinity) + (row?.height ?? 0)).toBeLessThanOrEqual((before?.y ?? 0) + (before?.height ?? 0) + 1);
    }
  });

  it('are looked at as on the Label screen: one look, set in one panel', async () => {
    const { page } = device;
    await press(page, 'Shift+v');
    const shown = page.getByRole('dialog', { name: 'How the sound is shown and heard' }).getByRole('switch', { name: 'Shown' });
    await shown.click();
    await press(page, 'Escape');
    await shown.waitFor({ state: 'hidden' });
    expect(await page.getByRole('button', { name: 'Spectrogram' }).getAttribute('aria-pressed')).toBe('false');
    expect(await page.evaluate(() => (JSON.parse(localStorage.getItem('concord/sound-look') ?? '{}') as { look?: { spectrogram?: boolean } }).look?.spectrogram)).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('application');
    await press(page, 'Shift+g');
  });

  it('are decided with a nudge whose key is still down', async () => {
    const { page } = device;
    await press(page, 'Escape', 'c', '1');
    await eventually(() => taken(page).first().innerText()).toContain('0:01.000–0:03.000');
    await page.keyboard.down('y');
    await press(page, 'Enter');
    await page.keyboard.up('y');
    await eventually(async () => (await decided(project, WHO)).length).toBe(1);
    expect(spansOf((await decided(project, WHO)).at(-1)).map(({ to }) => to)).toContain(3 * RATE + RATE / 100);
    await press(page, 'Control+z');
    await eventually(() => page.getByRole('option', { name: /right-to-left\.wav/ }).count()).toBe(1);
  });

  it('are not left in the middle of a drawing', async () => {
    const { page } = device;
    const sound = await labeledSound(page);
    const here = page.getByRole('option', { name: /right-to-left\.wav/ });
    await press(page, 's');
    await eventually(() => sound.told('drawing')).toBe('true');
    await press(page, 'ArrowUp');
    await page.getByRole('option', { name: /skipped\.wav/ }).click();
    expect(await here.getAttribute('aria-selected')).toBe('true');
    expect(await sound.told('drawing')).toBe('true');
    await sound.surface.focus();
    await press(page, 'Escape');
    await eventually(() => sound.told('drawing')).toBe('false');
  });

  it('say who skipped one and who marked nothing', async () => {
    const { page } = device;
    await page.getByRole('option', { name: /skipped\.wav/ }).click();
    await eventually(() => lanes(page).allInnerTexts()).toEqual(['Host · Decision', 'Guest · Decision', 'Host · Labeler 1', 'Host · Labeler 2 (skipped)', 'Host · Labeler 3 (nothing there)']);
    await press(page, 'c', '3', 'Enter');
    await eventually(async () => spansOf((await decided(project, WHO)).at(-1))).toEqual([]);
    await eventually(async () => (await decided(project, WHO)).length).toBe(2);
  });
});
