import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type BenchRow, median, report } from '../support/bench.ts';
import { type AppPage, openAppPage } from '../support/app-page.ts';
import { type LargeProject, writeLargeProject } from '../support/large-project.ts';
import { type RunningLocalHost, startLocalHost } from '../support/local-host.ts';
import { tempFolder } from '../support/project-host.ts';
import { launchProfile } from '../support/chromium.ts';

/** Smaller with CONCORD_BENCH_SAMPLES, for trying the bench itself. */
const SAMPLES = Number(process.env['CONCORD_BENCH_SAMPLES'] ?? 100_000);
const WARM_RUNS = 3;
const rows: BenchRow[] = [];
let folder: Awaited<ReturnType<typeof tempFolder>>;
let profile: Awaited<ReturnType<typeof launchProfile>>['folder'];
let host: RunningLocalHost;
let made: LargeProject;
let page: AppPage | undefined;

beforeAll(async () => {
  folder = await tempFolder();
  made = await writeLargeProject(folder.path, SAMPLES, 5, 2);
  const fresh = await launchProfile();
  profile = fresh.folder;
  await fresh.context.close();
  host = await startLocalHost({ words: [folder.path] });
});
afterEach(() => page?.close());
afterAll(async () => {
  report('open-project', rows);
  await host.stop();
  await folder.remove();
});

/** The files of the samples are not there, so asking for one is answered with 404. */
function complaintsOf({ complaints }: AppPage): readonly string[] {
  return complaints.filter((each) => !each.includes('404'));
}

/** What is remembered of the page itself, in milliseconds since its navigation began. */
async function openedAt(page: Page): Promise<number> {
  await page.getByRole('navigation', { name: 'Project' }).waitFor({ timeout: 600_000 });
  await page.locator('[data-saving="saved"]').waitFor({ timeout: 600_000 });
  return page.evaluate(() => performance.now());
}

/** Time from the call until the screen has content and the next frame is drawn. */
async function shownAfter(page: Page, hash: string, ready: string): Promise<number> {
  const start = await page.evaluate((to) => {
    const now = performance.now();
    globalThis.location.hash = to;
    return now;
  }, hash);
  await page.locator(ready).first().waitFor({ timeout: 300_000 });
  return (await page.evaluate(() => new Promise<number>((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))))) - start;
}

/** The longest the page did not answer, looking every 20 ms, while `during` went on. */
async function longestBlock(page: Page, during: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const watch = globalThis as unknown as { longest: number; watching: boolean };
    Object.assign(watch, { longest: 0, watching: true });
    let last = performance.now();
    const look = () => {
      const now = performance.now();
      watch.longest = Math.max(watch.longest, now - last - 20);
      last = now;
      if (watch.watching) setTimeout(look, 20);
    };
    setTimeout(look, 20);
  });
  await during();
  return page.evaluate(() => {
    const watch = globalThis as unknown as { longest: number; watching: boolean };
    watch.watching = false;
    return watch.longest;
  });
}

async function become(of: Page, from: string, to: string): Promise<void> {
  await of.getByRole('button', { name: `You are ${from}` }).click();
  await of.getByRole('menuitemradio', { name: to }).or(of.getByRole('menuitem', { name: to })).or(of.getByRole('menuitemcheckbox', { name: to })).first().click();
  await of.getByRole('button', { name: `You are ${to}` }).waitFor();
}

describe(`a project of ${SAMPLES} samples and ten annotations each`, () => {
  it('opens from its files, once', async () => {
    const app = (page = await openAppPage(await host.launchUrl(), { profile }));
    const ms = await openedAt(app.page);
    rows.push({ what: `open cold: ${made.commits} commits, ${Math.round(made.bytes / 1e6)} MB of history`, runs: 1, ms, counted: { annotations: made.annotations } });
    await app.page.getByText('Labeler 1', { exact: true }).first().click();
    await app.page.getByRole('button', { name: /You are Labeler 1/ }).waitFor();
    // Leaving writes the snapshot.
    await app.page.getByRole('button', { name: 'Close the project' }).click();
    await app.page.waitForFunction(async () => {
      const open = indexedDB.open('concord');
      await new Promise((done) => open.addEventListener('success', done));
      const count = open.result.transaction('snapshots').objectStore('snapshots').count();
      await new Promise((done) => count.addEventListener('success', done));
      open.result.close();
      return count.result === 1;
    }, undefined, { timeout: 600_000, polling: 500 });
    expect(complaintsOf(app)).toEqual([]);
    await app.close();
  });

  it('opens from the working store in a moment, and every screen follows', async () => {
    const opened: number[] = [];
    const screens = new Map<string, number[]>();
    const note = (what: string, ms: number) => screens.set(what, [...(screens.get(what) ?? []), ms]);
    for (let run = 0; run < WARM_RUNS; run++) {
      const app = (page = await openAppPage(await host.launchUrl(), { profile }));
      opened.push(await openedAt(app.page));
      note('longest block in the 3 s after', await longestBlock(app.page, () => app.page.waitForTimeout(3000)));
      note('show Samples', await shownAfter(app.page, '#/samples', `text=/^${SAMPLES.toLocaleString('en').replaceAll(',', String.raw`\s`)} samples$/`));
      note('show People', await shownAfter(app.page, '#/people', 'main table'));
      note('show Label', await shownAfter(app.page, '#/label', 'main >> text=What is it?'));
      if (run === 0) {
        await become(app.page, 'Labeler 1', 'Lea'); // labelers are blind
        // Until a round's first numbers are drawn, then until everything is computed: the whole, each round, and the change between them.
        const shown = async () => {
          note('first numbers of Agreement', await shownAfter(app.page, '#/agreement?question=q1&round=r1', '[data-question="q1"] [data-figure]'));
        };
        note('longest block until then', await longestBlock(app.page, shown));
        const start = performance.now();
        await app.page.locator('[data-question="q1"][aria-busy="false"] [data-figure]').first().waitFor({ timeout: 300_000 });
        note('everything on Agreement, after them', performance.now() - start);
        note('show Review', await shownAfter(app.page, '#/review', 'main [data-queue]'));
        await become(app.page, 'Lea', 'Labeler 1');
      }
      expect(complaintsOf(app)).toEqual([]);
      await app.close();
    }
    rows.push({ what: 'open warm, from the navigation to the screen', runs: WARM_RUNS, ms: median(opened) });
    for (const [what, times] of screens) rows.push({ what, runs: times.length, ms: median(times) });
  });
});
