import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { type AppPage, openAppPage } from '../support/app-page.ts';
import { type RunningLocalHost, startLocalHost } from '../support/local-host.ts';

const SAMPLES = 100;

let host: RunningLocalHost;
let app: AppPage;

beforeAll(async () => {
  host = await startLocalHost({ words: ['--sample'] });
  app = await openAppPage(await host.launchUrl());
  await app.page.getByText('Mara Lind').first().click();
  await app.page.getByRole('button', { name: 'Samples', exact: true }).click();
});
afterAll(async () => {
  await app?.close();
  await host?.stop();
});

describe('the Samples screen on the sample project', () => {
  it('draws only what is seen, and Ctrl+End leads to the last sample', async () => {
    const cells = app.page.getByRole('gridcell');
    await cells.first().waitFor();
    expect(await cells.count()).toBeLessThan(SAMPLES);
    await cells.first().focus();
    await app.page.keyboard.press('Control+End');
    const last = app.page.getByRole('gridcell', { name: 'screen-60.jpg' });
    await last.waitFor();
    expect(await last.evaluate((cell) => cell.getBoundingClientRect().bottom <= globalThis.innerHeight)).toBe(true);
    expect(app.complaints).toEqual([]);
  });

  it('shows the waveform of a recording in its tile, and an answer’s regions on the picture, one answer at a time', async () => {
    const { page } = app;
    await page.getByRole('gridcell', { name: 'screen-60.jpg' }).focus();
    await page.keyboard.press('Control+Home');
    await page.getByRole('gridcell', { name: 'command-01.wav' }).locator('[data-waveform] path').waitFor();
    await page.getByRole('textbox', { name: 'Search samples' }).fill('screen-32');
    await page.getByRole('gridcell', { name: 'screen-32.jpg' }).click();
    const answers = page.getByRole('region', { name: 'Answers' });
    await answers.getByRole('button', { name: '2 × deep scratch', expanded: true }).waitFor(); // what was said last
    expect(await page.locator('polygon[data-region=box]').count()).toBe(2);
    await answers.getByText(/^\d+ × \d+ px$/).first().waitFor();
    await answers.getByRole('button', { name: 'deep scratch', exact: true }).press('Enter'); // who saw one only
    await answers.getByRole('button', { name: 'deep scratch', exact: true, expanded: true }).waitFor();
    expect(await page.locator('polygon[data-region=box]').count()).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await page.getByRole('textbox', { name: 'Search samples' }).fill('');
    await page.getByRole('gridcell').first().focus();
  });

  it('selects by keyboard, and opens a round about just these samples', async () => {
    const { page } = app;
    const cell = (number: number) => page.getByRole('gridcell').nth(number);
    const bar = page.getByRole('region', { name: 'Selected samples' });
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Space');
    await bar.getByText('1 sample selected').waitFor();
    expect(await cell(0).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+Space');
    await bar.getByText('3 samples selected').waitFor();
    await page.keyboard.press('Control+a');
    await bar.getByText(`${SAMPLES} samples selected`).waitFor();
    await page.keyboard.press('Escape');
    await bar.waitFor({ state: 'hidden' });
    await cell(1).click({ modifiers: ['Control'] });
    await cell(4).click({ modifiers: ['Shift'] });
    await bar.getByText('4 samples selected').waitFor();

    await page.getByRole('textbox', { name: 'Search samples' }).fill('screen-60');
    await bar.getByText('4 samples selected, 4 of them not shown').waitFor();
    await bar.getByRole('button', { name: 'Select all 1 shown' }).click();
    await bar.getByText('5 samples selected, 4 of them not shown').waitFor();
    expect(await axeViolations(page)).toEqual([]);

    await bar.getByRole('button', { name: 'Round about these 5 samples' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Open a round' });
    expect(await dialog.getByRole('radio', { name: 'The picked ones: 5 samples' }).isChecked()).toBe(true);
    await dialog.getByText('5 samples, 10 annotations in all').waitFor();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Just five');
    await dialog.getByRole('button', { name: 'Open the round' }).press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('listitem').filter({ hasText: 'Just five' }).getByText('5 samples, 2 per sample').waitFor();
    expect(app.complaints).toEqual([]);
  });
});
