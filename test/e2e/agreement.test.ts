import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Estimate } from '../../shared/agreement/estimate.ts';
import type { FigureId } from '../../shared/curation/agreement-figures.ts';
import { figureText } from '../../renderer/features/agreement/figure-text.ts';
import { formatInterval } from '../../renderer/ui/estimate.ts';
import expected from '../fixtures/sample/expected.json' with { type: 'json' };
import { type AppPage, openAppPage } from '../support/app-page.ts';
import { type RunningLocalHost, startLocalHost } from '../support/local-host.ts';

const inRepository = (path: string) => resolve(import.meta.dirname, '..', '..', path);

let host: RunningLocalHost;
let app: AppPage;

beforeAll(async () => {
  host = await startLocalHost({ words: ['--sample'] });
  app = await openAppPage(await host.launchUrl());
  await app.page.getByText('Mara Lind').first().click();
  await app.page.getByRole('button', { name: 'Agreement', exact: true }).waitFor();
});
afterAll(async () => {
  await app?.close();
  await host?.stop();
});

/** Shows a question in a round and waits until its numbers are there; `shown` is what appears when the round is hidden. */
async function show(question: string, round: string, shown = round): Promise<void> {
  const { page } = app;
  await page.evaluate((hash) => (globalThis.location.hash = hash), `#/agreement?question=${question}&round=${round}`);
  await page.locator(`[data-question="${question}"][data-round="${shown}"][aria-busy="false"] [data-figure]`).first().waitFor();
}

/** The figures on the screen by their ids, with four digits, and as they read. */
function shownFigures(): Promise<Record<string, { readonly exact: string | null; readonly text: string }>> {
  return app.page.locator('[data-figure]').evaluateAll((all) => Object.fromEntries(all.map((each) => [each.getAttribute('data-figure') ?? '', { exact: each.getAttribute('title'), text: each.textContent ?? '' }])));
}

async function expectFigures(question: string, round: string, wanted: Partial<Record<FigureId, number>>): Promise<void> {
  await show(question, round);
  const shown = await shownFigures();
  for (const [id, value] of Object.entries(wanted)) expect(shown[id], `${question} in ${round}: ${id}`).toEqual({ exact: value.toFixed(4), text: figureText(id as FigureId, value) });
}

describe('the Agreement screen on the sample project', () => {
  it('computes γ and α for unitizing of spans when asked, each with what to know before quoting it', async () => {
    await show('speech', 'commands-2');
    const { page } = app;
    for (const [name, id] of [['α for unitizing', 'alpha_unitizing'], ['γ', 'gamma']] as const) {
      const section = page.getByRole('region', { name, exact: true });
      await section.getByRole('button', { name: `Compute ${name}` }).click();
      await section.locator(`[data-costly="${id}"]`).waitFor();
      expect(await section.locator(`[data-costly="${id}"]`).getAttribute('title')).toMatch(/^0\.\d{4}$/);
      expect(await section.getByRole('listitem').count()).toBe(3);
      expect(await section.getByRole('button', { name: /^(Stop|Compute)/ }).count()).toBe(0);
    }
  });

  it.each(['screens-1', 'screens-2'] as const)('shows the independently calculated numbers of %s', async (round) => {
    const { defect, where } = expected.rounds[round];
    await expectFigures('defect', round, { alpha_nominal: defect.nominal_alpha.alpha, percent_agreement: defect.percent_agreement_by_value, gwet_ac1: defect.gwet_ac1 });
    await expectFigures('where', round, { alpha_objects: where.object_alpha.alpha, f1: where.matched.f1, mean_iou: where.matched.mean_iou, alpha_iou: where.iou_distance_alpha.alpha });
  });

  it.each(['commands-1', 'commands-2'] as const)('shows the independently calculated numbers of %s', async (round) => {
    const { transcript, speech, quality } = expected.rounds[round];
    await expectFigures('transcript', round, {
      alpha_words: transcript.edit_distance_alpha.alpha,
      alpha_characters: transcript.edit_distance_alpha_characters.alpha,
      wer: transcript.word_error_rate_of_all_pairs,
      cer: transcript.character_error_rate_of_all_pairs,
      exact_agreement: transcript.percent_same_words_by_value,
    });
    await expectFigures('speech', round, { alpha_time: speech.duration_weighted_alpha.alpha, f1: speech.matched.f1, mean_iou: speech.matched.mean_iou, alpha_objects: speech.object_alpha.alpha });
    await expectFigures('quality', round, { alpha_ordinal: quality.ordinal_alpha.alpha, alpha_interval: quality.interval_alpha.alpha, percent_agreement: quality.percent_agreement_by_value });
  });

  it.each(['defect', 'where', 'transcript', 'speech', 'quality'])('shows the numbers and intervals of the command line, over all rounds (%s)', async (question) => {
    const printed = spawnSync(process.execPath, [inRepository('dist/electron/cli.js'), 'agreement', inRepository('assets/sample/project'), '--question', question, '--json'], { encoding: 'utf8' });
    const { figures } = (JSON.parse(printed.stdout) as { result: { questions: [{ figures: { id: FigureId; estimate: Estimate }[] }] } }).result.questions[0];
    await show(question, '', 'all');
    const shown = await shownFigures();
    for (const { id, estimate } of figures) if (estimate.value !== null) expect(shown[id]?.exact, id).toBe(estimate.value.toFixed(4));
    const headline = figures[0];
    if (headline === undefined || headline.estimate.interval === null) throw new Error('the headline has an interval');
    expect(await app.page.locator(`[data-interval="${headline.id}"]`).textContent()).toBe(formatInterval(headline.estimate.interval.low, headline.estimate.interval.high));
  });

  it('keeps the window still when a list opens', async () => {
    await show('defect', 'screens-2');
    await app.page.getByRole('combobox', { name: 'Round' }).click();
    await app.page.getByRole('option', { name: /Screens 1/ }).waitFor();
    expect(await app.page.evaluate(() => [document.scrollingElement?.scrollTop, document.scrollingElement?.scrollHeight === globalThis.innerHeight])).toEqual([0, true]);
    await app.page.keyboard.press('Escape');
  });

  it('shows agreement by label and by pair of labelers', async () => {
    await show('defect', 'screens-1');
    const { alpha_per_label: alphas, cohen_kappa: kappas } = expected.rounds['screens-1'].defect;
    const labels = app.page.getByRole('grid', { name: 'Agreement by label' });
    for (const [name, alpha] of [['no defect', alphas['no-defect']], ['deep scratch', alphas['deep-scratch']], ['dent', alphas.dent]] as const) {
      expect(await labels.getByRole('row', { name: new RegExp(`^${name}`) }).innerText(), name).toContain(alpha.toFixed(2));
    }
    await app.page.getByRole('button', { name: `Ana Torres and Chen Wei: ${kappas['ana/chen'].kappa.toFixed(2)}` }).waitFor();
  });

  it('says in words how the guideline moved it', async () => {
    await show('defect', 'screens-2');
    await app.page.getByText(/Screens 2 against Screens 1: up by 0\.26 \(95.% interval 0\.\d\d to 0\.\d\d\)/).waitFor();
  });

  it('tries out what agreement would be, and leaves the project as it is', async () => {
    await show('defect', 'screens-1');
    const card = app.page.getByRole('region', { name: 'What if' });
    await card.getByRole('button', { name: 'scratch', exact: true }).click();
    await card.getByRole('button', { name: 'deep scratch' }).click();
    await card.getByText('Agreement would be up by').waitFor();
    await card.getByRole('button', { name: 'As labeled' }).click();
    await card.getByText('Choose two labels').waitFor();
    expect((await shownFigures())['alpha_nominal']?.exact).toBe(expected.rounds['screens-1'].defect.nominal_alpha.alpha.toFixed(4));
  });

  it('opens the samples behind a cell', async () => {
    await show('defect', 'screens-2');
    await app.page.getByRole('button', { name: 'One says scratch, another says deep scratch: 16' }).click();
    await app.page.waitForURL(/#\/review\?question=defect/);
    await app.page.goBack();
    await app.page.waitForURL(/#\/agreement\?question=defect&round=screens-2/);
  });

  it('has no barriers that axe knows of, in light and dark', async () => {
    const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    await show('defect', 'screens-2');
    for (const colorScheme of ['light', 'dark'] as const) {
      await app.page.emulateMedia({ colorScheme });
      const found = await app.page.evaluate(
        // The page's policy forbids scripts of others; this one comes in through the debugger.
        `${axe}; axe.run(document.querySelector('main'), { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`,
      );
      expect(found, colorScheme).toEqual([]);
    }
  });

  it('hides an open blind round from a labeler, and shows the closed ones', async () => {
    await app.page.getByRole('button', { name: /^You are Mara Lind/ }).click();
    await app.page.getByRole('menuitemcheckbox', { name: 'Ana Torres (labeler)' }).or(app.page.getByRole('menuitem', { name: 'Ana Torres (labeler)' })).or(app.page.getByRole('menuitemradio', { name: 'Ana Torres (labeler)' })).first().click();
    await show('quality', 'commands-2', 'all');
    await app.page.getByText('Commands 2 is blind and still open').waitFor();
    const { quality } = expected.rounds['commands-1'];
    expect((await shownFigures())['alpha_ordinal']?.exact).toBe(quality.ordinal_alpha.alpha.toFixed(4));
  });

  it('raised no error, and asked nothing of anybody else', () => {
    expect(app.complaints).toEqual([]);
  });
});
