import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import expected from '../fixtures/sample/expected.json' with { type: 'json' };
import { sampleInput } from '../renderer/features/agreement/sample-input.ts';
import { type AppPage, openAppPage } from '../support/app-page.ts';
import { type RunningLocalHost, startLocalHost } from '../support/local-host.ts';

let host: RunningLocalHost;
let app: AppPage;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-agreement-'));
  host = await startLocalHost({ words: ['--sample'] });
  app = await openAppPage(await host.launchUrl());
  await app.page.getByText('Mara Lind').first().click();
  await app.page.getByRole('button', { name: 'Agreement', exact: true }).waitFor();
});
afterAll(async () => {
  await app?.close();
  await host?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function show(question: string, round: string): Promise<void> {
  const { page } = app;
  await page.evaluate((hash) => (globalThis.location.hash = hash), `#/agreement?question=${question}&round=${round}`);
  await page.locator(`[data-question="${question}"][data-round="${round}"][aria-busy="false"] [data-figure]`).first().waitFor();
}

const card = (name: string): Locator => app.page.getByRole('region', { name, exact: true });

describe('all questions at a glance', () => {
  it('have a row each with headline, interval, n and which way it went, of the latest round', async () => {
    const { page } = app;
    await page.evaluate(() => (globalThis.location.hash = '#/agreement'));
    await page.locator('[data-question="all"][aria-busy="false"]').waitFor();
    const { defect, where } = expected.rounds['screens-2'];
    const { transcript, speech, quality } = expected.rounds['commands-2'];
    const wanted = {
      defect: defect.nominal_alpha.alpha,
      where: where.object_alpha.alpha,
      transcript: transcript.edit_distance_alpha.alpha,
      speech: speech.duration_weighted_alpha.alpha,
      quality: quality.ordinal_alpha.alpha,
    };
    for (const [question, alpha] of Object.entries(wanted)) {
      const row = page.locator(`[data-overview="${question}"]`);
      expect(await row.locator('[data-overview-value]').getAttribute('title'), question).toBe(alpha.toFixed(4));
      const text = await row.innerText();
      expect(text).toMatch(/0\.\d\d to (0\.\d\d|1\.00)/);
      expect(text).toMatch(/\d+ samples/);
      expect(text).toContain('up by');
    }
    await page.getByRole('button', { name: 'Where are the defects?' }).click();
    await page.waitForURL(/question=where/);
  });
});

describe('a number', () => {
  it('opens the samples behind it in the round in view only, and back finds the same place', async () => {
    const { page } = app;
    await show('defect', 'screens-2');
    const cell = page.getByRole('button', { name: 'One says scratch, another says deep scratch: 16' });
    await cell.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => document.querySelector('[data-agreement-body]')?.closest('section')?.scrollTop);
    await cell.click();
    await page.waitForURL(/#\/review\?question=defect/);

    // Which samples these are, straight from the answers.
    const { units, unit, labeler, answer, answers, labelers } = sampleInput('defect', 'screens-2');
    const said = units.map(() => new Set<string>());
    for (let cell = 0; cell < unit.length; cell++) {
      const given = answers[answer[cell] ?? 0];
      if (given?.is === 'value' && given.value.type === 'choice' && labelers[labeler[cell] ?? 0] !== undefined) said[unit[cell] ?? 0]?.add(given.value.label);
    }
    const both = said.filter((labels) => labels.has('scratch') && labels.has('deep-scratch')).length;
    await page.getByText(`scratch / deep scratch: ${both} samples`).waitFor();
    const queue = page.getByRole('listbox', { name: 'Samples to review' }).getByRole('option');
    expect(await queue.first().getAttribute('aria-setsize')).toBe(String(both)); // one case a sample: this round's

    await page.goBack();
    await page.locator('[data-question="defect"][data-round="screens-2"] [data-figure]').first().waitFor();
    await expect.poll(() => page.evaluate(() => document.querySelector('[data-agreement-body]')?.closest('section')?.scrollTop)).toBe(before);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('One says scratch, another says deep scratch: 16');
  });

  it('of a pair of labelers is theirs alone', async () => {
    const { page } = app;
    await show('defect', 'screens-1');
    await card('What is confused with what').getByRole('combobox', { name: 'Whose answers' }).click();
    await page.getByRole('option', { name: 'Ana Torres × Chen Wei' }).click();
    const cells = card('What is confused with what').getByRole('button', { name: /^Ana Torres says .*, Chen Wei says / });
    const counts = await cells.evaluateAll((all) => all.map((each) => Number(/: (\d+)$/.exec(each.getAttribute('aria-label') ?? '')?.[1])));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(expected.rounds['screens-1'].defect.cohen_kappa['ana/chen'].n);
    await card('What is confused with what').getByText('List').click();
    await card('What is confused with what').getByRole('list', { name: 'Most confused' }).waitFor();
    await card('What is confused with what').getByText('Matrix').click();
    await card('What is confused with what').getByRole('combobox', { name: 'Whose answers' }).click();
    await page.getByRole('option', { name: 'All pairs of labelers' }).click();
  });
});

describe('regions', () => {
  it('are taken apart as the independent calculation has it, and each part opens its samples', async () => {
    const { page } = app;
    await show('where', 'screens-1');
    const { matched_pairs: matched, same_label_pairs: agreed } = expected.rounds['screens-1'].where.matched;
    const row = (name: string) => card('What becomes of a region').getByRole('row', { name: new RegExp(`^${name}`) });
    await row('Agree').getByText(String(agreed), { exact: true }).waitFor();
    await row('Label differs').getByText(String(matched - agreed), { exact: true }).waitFor();
    const opens = row('Label differs').getByRole('button', { name: /^Label differs: open/ });
    const count = Number(/\d+/.exec(await opens.innerText())?.[0]);
    await opens.click();
    await page.waitForURL(/#\/review\?question=where/);
    await page.getByText(`label differs: ${count} samples`).waitFor();
    await page.goBack();
    await card('How well they must overlap').getByRole('img', { name: new RegExp(`^IoU 0.50: .*all labels ${expected.rounds['screens-1'].where.matched.f1.toFixed(2)}`) }).waitFor();
  });

  it('of time say how far starts and ends lie apart', async () => {
    await show('speech', 'commands-1');
    await card('Starts and ends').getByText(/ms apart/).waitFor();
    expect(await card('Starts and ends').getByRole('row').count()).toBe(4);
  });
});

describe('how well people do', () => {
  it('is a band from agreement with the others to agreement with all, with its pitfalls', async () => {
    await show('defect', 'screens-1');
    const { low, high } = humanBand('defect', 'screens-1');
    expect(await app.page.locator('[data-human-level]').getAttribute('title')).toBe(`${low.toFixed(4)} to ${high.toFixed(4)}`);
    const before = app.page.getByText('Before you quote it');
    await before.focus();
    await app.page.keyboard.press('Enter');
    await app.page.getByText('The lower end compares each labeler with the others').waitFor();
  });
});

describe('the words', () => {
  it('say whether a change could be chance', async () => {
    await show('defect', 'screens-2');
    await app.page.getByText(/p < 0\.001, by permutation on \d+ samples of both rounds/).waitFor();
  });

  it('explain a term in a sentence with its source, from the keyboard', async () => {
    await show('defect', 'screens-2');
    const term = app.page.getByRole('button', { name: 'Krippendorff’s α', exact: true });
    await term.focus();
    await app.page.keyboard.press('Enter');
    await app.page.getByText('Krippendorff 2004, Content Analysis, ch. 11').waitFor();
    await app.page.keyboard.press('Escape');
    await app.page.getByText('Krippendorff 2004, Content Analysis, ch. 11').waitFor({ state: 'hidden' });
  });
});

describe('what if', () => {
  it('reads labels as ordered levels and leaves a labeler out, with an interval, and changes nothing', async () => {
    await show('defect', 'screens-1');
    const whatIf = card('What if');
    await whatIf.getByRole('button', { name: /Chen Wei/ }).click();
    await whatIf.getByText(/^Agreement would/).waitFor();
    // Without Chen, the independent calculation has Cohen’s κ of the other two; α of two labelers is close to it.
    const kappa = expected.rounds['screens-1'].defect.cohen_kappa['ana/ben'].kappa;
    const row = whatIf.getByRole('listitem').filter({ hasText: 'What if' });
    const value = Number(/0\.\d\d/.exec(await row.innerText())?.[0]);
    expect(Math.abs(value - kappa)).toBeLessThan(0.03);
    await row.getByText(/0\.\d\d to 0\.\d\d/).waitFor();
    await whatIf.getByRole('switch').click();
    await whatIf.getByText('An ordered reading is another yardstick').waitFor();
    await whatIf.getByRole('button', { name: 'As labeled' }).click();
    expect(await app.page.locator('[data-figure="alpha_nominal"]').getAttribute('title')).toBe(expected.rounds['screens-1'].defect.nominal_alpha.alpha.toFixed(4));
  });
});

describe('a copy', () => {
  it('of a table is CSV in full precision', async () => {
    await app.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await show('defect', 'screens-2');
    await app.page.getByRole('button', { name: 'Copy Confusion as CSV' }).click();
    await app.page.getByText('Confusion copied as CSV.').waitFor();
    const lines = (await app.page.evaluate(() => navigator.clipboard.readText())).trim().split(/\r?\n/);
    expect(lines[0]).toBe(',no defect,scratch,deep scratch,dent');
    expect(lines[2]).toBe('scratch,3,56,16,0');
  });

  it('of a card is a picture at twice its size, with something on it', async () => {
    await app.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await show('defect', 'screens-2');
    for (const [name, title] of [
      ['Figures', 'How much labelers agree'],
      ['Trend', 'Over rounds'],
      ['Confusion', 'What is confused with what'],
      ['Pairs', 'Labeler by labeler'],
      ['Labels', 'By label'],
    ] as const) {
      const box = await card(title).boundingBox();
      await app.page.getByRole('button', { name: `Copy ${name} as PNG` }).click();
      await app.page.getByText(`${name} copied as a picture.`).waitFor();
      const picture = await app.page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        const blob = await item?.getType('image/png');
        return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))];
      });
      const { width, height, colors } = decodedPng(Uint8Array.from(picture));
      expect(width, name).toBeGreaterThanOrEqual(2 * ((box?.width ?? 0) - 2));
      expect(height, name).toBeGreaterThan(200);
      expect(colors, name).toBeGreaterThan(20);
    }
  });

  it('is saved where the clipboard is refused', async () => {
    const { page } = app;
    await page.context().clearPermissions();
    await page.evaluate(() => Object.defineProperty(navigator.clipboard, 'write', { configurable: true, value: () => Promise.reject(new Error('refused')) }));
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Copy Trend as PNG' }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe('Over rounds.png');
    const path = join(folder, 'trend.png');
    await saved.saveAs(path);
    expect(decodedPng(await readFile(path)).colors).toBeGreaterThan(20);
  });

  it('raised no error, and asked nothing of anybody else', () => {
    expect(app.complaints).toEqual([]);
  });
});

/** Mean credit for saying what most say, without and with the own answer; ties share the credit. Counted here straight from the answers. */
function humanBand(question: string, round: string): { readonly low: number; readonly high: number } {
  const { units, unit, answer, answers } = sampleInput(question, round);
  const said = units.map((): string[] => []);
  for (let cell = 0; cell < unit.length; cell++) {
    const given = answers[answer[cell] ?? 0];
    if (given?.is === 'value' && given.value.type === 'choice') said[unit[cell] ?? 0]?.push(given.value.label);
  }
  let [without, all, count] = [0, 0, 0];
  const credit = (own: string, votes: readonly string[]): number => {
    const count = (label: string) => votes.filter((vote) => vote === label).length;
    const most = Math.max(...votes.map(count));
    const winners = [...new Set(votes)].filter((label) => count(label) === most);
    return winners.includes(own) ? 1 / winners.length : 0;
  };
  for (const labels of said.filter(({ length }) => length >= 2)) {
    for (const [at, own] of labels.entries()) {
      count += 1;
      without += credit(own, labels.filter((_, other) => other !== at));
      all += credit(own, labels);
    }
  }
  return { low: without / count, high: all / count };
}

/** Size of a PNG with 8 bits a channel, and how many different colours are on it. */
function decodedPng(bytes: Uint8Array): { readonly width: number; readonly height: number; readonly colors: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height, channels] = [view.getUint32(16), view.getUint32(20), view.getUint8(25) === 6 ? 4 : 3];
  const parts: Uint8Array[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = view.getUint32(at);
    if (String.fromCharCode(...bytes.subarray(at + 4, at + 8)) === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const row = new Uint8Array(stride);
  const colors = new Set<number>();
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)] ?? 0;
    const above = Uint8Array.from(row);
    for (let x = 0; x < stride; x++) {
      const left = x < channels ? 0 : (row[x - channels] ?? 0);
      const up = above[x] ?? 0;
      const corner = x < channels ? 0 : (above[x - channels] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      row[x] = ((raw[y * (stride + 1) + 1 + x] ?? 0) + guess) & 255;
    }
    for (let x = 0; x < stride; x += channels) colors.add(((row[x] ?? 0) << 16) | ((row[x + 1] ?? 0) << 8) | (row[x + 2] ?? 0));
  }
  return { width, height, colors: colors.size };
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
