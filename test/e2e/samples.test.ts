import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
});
