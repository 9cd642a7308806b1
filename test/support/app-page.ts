import type { Page } from 'playwright-core';
import { launchProfile } from './chromium.ts';

/** For what the page should show: far above what it takes on a busy machine, far below a test's own limit. */
const PATIENCE_MS = 20_000;

export interface AppPage {
  readonly page: Page;
  /** Folder of the browser profile: hand it in again to come back as the same browser. */
  readonly profile: string;
  /** Uncaught errors, console errors, policy violations and requests to elsewhere; empty when all is well. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens an address in a browser of its own: a fresh profile, unless one is handed in. */
export async function openAppPage(url: string, options: { readonly profile?: string } = {}): Promise<AppPage> {
  const { context, folder, close } = await launchProfile(options.profile);
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints: string[] = [];
  const { origin } = new URL(url);
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} ${message.location().url}`);
  });
  page.on('request', (request) => {
    const asked = request.url();
    if (!asked.startsWith(origin) && !/^(blob|data):/.test(asked)) complaints.push(`request to elsewhere: ${asked}`);
  });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(url);
  return { page, profile: folder, complaints, close };
}
