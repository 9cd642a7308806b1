import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppPage, openAppPage } from '../support/app-page.ts';
import { type RunningLocalHost, startLocalHost } from '../support/local-host.ts';

const BLURRED = 'Too faint to be sure: it does not count.';

interface Line {
  readonly id: string;
  readonly at: string;
  readonly undoes?: string;
  readonly changes: readonly { readonly kind: string; readonly key: readonly string[]; readonly value: { readonly answer: unknown; readonly reason: string; readonly round: string; readonly guideline: string; readonly basedOn: string | null } | null }[];
}

let host: RunningLocalHost;
let app: AppPage;
let before: number;

beforeAll(async () => {
  host = await startLocalHost({ words: ['--sample'] });
  app = await openAppPage(await host.launchUrl());
  await app.page.getByText('Mara Lind').first().click();
  await app.page.getByRole('button', { name: 'Review', exact: true }).waitFor();
  before = (await decisions()).length;
});
afterAll(async () => {
  await app?.close();
  await host?.stop();
});

/** The commits in the project's files that decide something, oldest first. */
async function decisions(): Promise<readonly Line[]> {
  const folder = join(host.appData, 'sample', 'Sample project', 'history');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return texts
    .flatMap((text) => text.split('\n').filter((line) => line !== ''))
    .map((line) => JSON.parse(line) as Line)
    .filter(({ changes }) => changes.some(({ kind }) => kind === 'adjudication-made/1'))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** The newest decisions, once the files have that many more than at the beginning. */
async function written(more: number): Promise<readonly Line[]> {
  await expect.poll(async () => (await decisions()).length, { timeout: 10_000 }).toBe(before + more);
  await app.page.getByText('Saved', { exact: true }).waitFor();
  return (await decisions()).slice(before);
}

/** Goes to an address inside the app, as a link would. */
async function go(hash: string): Promise<void> {
  await app.page.evaluate((next) => (globalThis.location.hash = next), hash);
}

const list = () => app.page.getByRole('listbox', { name: 'Samples to review' });
const current = () => list().locator('[aria-selected="true"]');
const sampleName = () => app.page.getByRole('main').getByRole('heading', { level: 2 }).first().locator('span').first().innerText();
const press = (...keys: string[]) => keys.reduce((before, key) => before.then(() => app.page.keyboard.press(key)), Promise.resolve());

async function openQuestion(question: string): Promise<void> {
  await go('#/samples');
  await app.page.getByRole('heading', { name: 'Samples', level: 1 }).waitFor();
  await go(`#/review?question=${question}`);
  await current().waitFor();
}

describe('the Review screen on the sample project', () => {
  const decided: string[] = [];

  it('lists what labelers differ on, worst first', async () => {
    await openQuestion('defect');
    const scores = (await list().getByRole('option').locator('[title^="Disagreement"]').allInnerTexts()).map(Number);
    expect(scores.length).toBeGreaterThan(5);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it('says what is missing when nothing is chosen, and decides nothing', async () => {
    await press('Enter');
    await app.page.getByRole('alert').filter({ hasText: 'Choose an answer first' }).waitFor();
    expect(await decisions()).toHaveLength(before);
  });

  it('takes a labeler’s answer by digit, with a reason, and goes on to the next', async () => {
    decided.push(await sampleName());
    await press('2', 'r');
    await app.page.keyboard.type(BLURRED);
    await press('Enter');
    await expect.poll(sampleName).not.toBe(decided[0]);
    const [line] = await written(1);
    const [change] = line?.changes ?? [];
    expect(change?.key[1]).toBe('defect');
    expect(change?.value).toMatchObject({ answer: { is: 'value', value: { type: 'choice' } }, reason: BLURRED, basedOn: null });
    expect(change?.value?.guideline).toMatch(/^[0-9a-f]{64}$/);
    expect(change?.value?.round).toMatch(/^screens-/);
  });

  it('decides by label, with a reason that was given before', async () => {
    decided.push(await sampleName());
    await press('Shift+Digit3', 'r', 'ArrowDown', 'Enter');
    await expect.poll(() => app.page.getByRole('textbox', { name: /^Reason/ }).inputValue()).toBe(BLURRED);
    await press('Enter');
    await expect.poll(sampleName).not.toBe(decided[1]);
    const line = (await written(2))[1];
    expect(line?.changes[0]?.value).toMatchObject({ answer: { is: 'value', value: { type: 'choice', label: 'deep-scratch' } }, reason: BLURRED });
  });

  it('shows the decision among the samples', async () => {
    const id = (await decisions())[before]?.changes[0]?.key[0] ?? '';
    await go(`#/samples?sample=${id}`);
    await app.page.getByRole('region', { name: 'Answers' }).getByText(BLURRED).waitFor();
  });

  it('takes the last decision back and goes to it', async () => {
    await openQuestion('defect');
    await press('Control+z');
    await expect.poll(sampleName).toBe(decided[1]);
    await app.page.getByText(`Took back the decision on ${decided[1]}.`).waitFor();
    const [, made, undone] = await written(3);
    expect(undone?.undoes).toBe(made?.id);
    expect(undone?.changes).toEqual([{ kind: 'adjudication-made/1', key: made?.changes[0]?.key, value: null }]);
  });

  it('still knows it after a reload, and that the other was taken back', async () => {
    const keys = (await decisions()).slice(before, before + 2).map(({ changes }) => changes[0]?.key[0]);
    await app.page.reload();
    await go(`#/review?question=defect&sample=${keys[0]}`);
    const inForce = app.page.getByRole('region', { name: 'Decision in force' });
    await inForce.getByText('Decided by Mara Lind').waitFor();
    await inForce.getByText(BLURRED).waitFor();
    await go(`#/review?question=defect&sample=${keys[1]}`);
    await expect.poll(sampleName).toBe(decided[1]);
    expect(await inForce.count()).toBe(0);
  });

  it('replaces a decision knowingly, and does nothing when it says the same', async () => {
    const [first] = (await decisions()).slice(before);
    await go(`#/review?question=defect&sample=${first?.changes[0]?.key[0]}`);
    await app.page.getByRole('button', { name: /^Go on/ }).waitFor();
    await press('0', 'Enter');
    const replaced = (await written(4))[3];
    expect(replaced?.changes[0]?.value).toMatchObject({ answer: { is: 'cant-tell' }, basedOn: first?.id });
    await go(`#/review?question=defect&sample=${first?.changes[0]?.key[0]}`);
    await app.page.getByRole('button', { name: /^Go on/ }).waitFor();
    await press('Enter');
    await expect.poll(sampleName).not.toBe(decided[0]);
    expect(await decisions()).toHaveLength(before + 4);
  });

  it('picks regions one by one into a decision, and walks back through the draft', async () => {
    await openQuestion('where');
    const regions = app.page.getByRole('list', { name: 'Regions of the decision' }).getByRole('listitem');
    await press('n', 'x', 'n', 'x');
    await expect.poll(() => regions.count()).toBe(2);
    await press('Control+z');
    await expect.poll(() => regions.count()).toBe(1);
    await press('Enter');
    const line = (await written(5))[4];
    expect(line?.changes[0]?.value?.answer).toMatchObject({ is: 'value', value: { type: 'box', regions: [{ shape: { kind: 'box' } }] } });
  });

  it('edits the words of a transcript into the decision', async () => {
    await openQuestion('transcript');
    expect(await app.page.getByRole('region', { name: 'Words' }).locator('mark').count()).toBeGreaterThan(0);
    await press('1', 'e');
    await app.page.getByLabel(/^The words/).fill('uh louder');
    await press('Enter');
    const line = (await written(6))[5];
    expect(line?.changes[0]?.value?.answer).toEqual({ is: 'value', value: { type: 'text', text: 'uh louder' } });
  });

  it('narrows to a pattern, and to what labelers returned', async () => {
    await openQuestion('defect');
    const all = Number(await current().getAttribute('aria-setsize'));
    await app.page.getByRole('combobox', { name: 'Pattern' }).click();
    await app.page.getByRole('option', { name: /^deep scratch \/ scratch\s*\d+ disagreements$/ }).click();
    await expect.poll(async () => Number(await list().getByRole('option').first().getAttribute('aria-setsize'))).toBeLessThan(all);
    // The next Enter decides, instead of opening the filter again.
    await expect.poll(() => list().evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    expect(new Set(await list().getByRole('option').locator('[title="deep scratch / scratch"]').allInnerTexts())).toEqual(new Set(['deep scratch / scratch']));
    await app.page.getByLabel('Show', { exact: true }).click();
    await app.page.getByRole('option', { name: /^Returned by labelers/ }).click();
    await app.page.getByText('skipped', { exact: true }).first().waitFor();
  });

  it('shows the samples behind a number, those on which all agree too, until all are asked for', async () => {
    await go('#/agreement?question=defect&round=screens-2');
    const cell = app.page.getByRole('button', { name: /^One says no defect, another says no defect: / });
    await cell.click();
    await app.page.waitForURL(/#\/review\?question=defect/);
    await current().waitFor();
    expect(await current().locator('[title^="all say"], [title*=" / "]').count()).toBe(1);
    expect(await list().getByRole('option').locator('[title="all say no defect"]').count()).toBeGreaterThan(0);
    await app.page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => list().getByRole('option').locator('[title="all say no defect"]').count()).toBe(0);
  });

  it('hides names, shows the guideline, labelers side by side, and every key', async () => {
    await openQuestion('defect');
    await press('h');
    await app.page.getByRole('region', { name: 'Answers', exact: true }).getByText('Labeler 1').waitFor();
    expect(await app.page.getByRole('region', { name: 'Answers', exact: true }).getByText('Ana Torres').count()).toBe(0);
    await press('h', 'g', 'v');
    await app.page.getByRole('region', { name: 'Guideline page' }).waitFor();
    await app.page.getByRole('application', { name: /^Image .*, Ana Torres$/ }).waitFor();
    await press('g', 'v', '?');
    await app.page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await press('Escape');
    await app.page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'detached' });
  });

  it('has no barriers that axe knows of, in light and dark, for images, sounds and words', async () => {
    const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    for (const question of ['where', 'speech', 'transcript']) {
      await openQuestion(question);
      await app.page.locator('[data-loaded="true"]').first().waitFor();
      for (const colorScheme of ['light', 'dark'] as const) {
        await app.page.emulateMedia({ colorScheme });
        const found = await app.page.evaluate(
          // The page's policy forbids scripts of others; this one comes in through the debugger.
          `${axe}; axe.run(document.querySelector('main'), { resultTypes: ['violations'], preload: false }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`,
        );
        expect(found, `${question}, ${colorScheme}`).toEqual([]);
      }
    }
  });

  it('shows a labeler what was decided about their own answers, and nothing to decide with', async () => {
    await app.page.getByRole('button', { name: /^You are Mara Lind/ }).click();
    await app.page.getByText('Ana Torres (labeler)').click();
    await go('#/review');
    await app.page.getByText('the lead’s work').waitFor();
    await app.page.getByRole('grid', { name: 'Decisions on your samples' }).getByText('Fillers are no use to the speech model: leave them out.').first().waitFor();
    expect(await list().count()).toBe(0);
  });

  it('raised no error, and asked nothing of anybody else', () => {
    expect(app.complaints).toEqual([]);
  });
});
