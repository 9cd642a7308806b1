import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

/** System browsers of the Chromium family, by the names and places that their packages use. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
];

/** The browser that tests drive: CONCORD_CHROMIUM, playwright's own, the system's; null when there is none. */
export function findChromium(): string | null {
  const wanted = process.env['CONCORD_CHROMIUM'];
  if (wanted) return runnable(wanted) ? wanted : null;
  return candidates().find(runnable) ?? null;
}

function candidates(): readonly string[] {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [playwrightsOwn(), ...onPath, ...PLACES];
}

function playwrightsOwn(): string {
  try {
    return chromium.executablePath();
  } catch {
    return ''; // playwright knows no browser for this system
  }
}

function runnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Finds a browser or installs one: playwright's download, else Debian's package when root. Throws with what to do. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== null) return found;
  const wanted = process.env['CONCORD_CHROMIUM'];
  if (wanted) throw new Error(`CONCORD_CHROMIUM names ${wanted}, which cannot be run.`);
  console.log('No Chromium found; installing one for the browser tests (at most 5 minutes a way).');
  const playwright = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  const ways = [[process.execPath, playwright, 'install', '--no-shell', 'chromium']];
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    ways.push(['apt-get', 'update', '-q'], ['apt-get', 'install', '-y', '-q', '--no-install-recommends', 'chromium']);
  }
  for (const [program = '', ...words] of ways) {
    spawnSync(program, words, { stdio: 'inherit', timeout: 300_000, killSignal: 'SIGKILL' });
    const installed = candidates().find((path) => runnable(path) && spawnSync(path, ['--version'], { timeout: 60_000 }).status === 0);
    if (installed === undefined) continue;
    process.env['CONCORD_CHROMIUM'] = installed; // for the workers that start after this
    return installed;
  }
  throw new Error('The browser tests need a Chromium, Chrome or Edge, and none could be installed. Install one, or name one with CONCORD_CHROMIUM=/path/to/it.');
}

export interface Profile {
  readonly context: BrowserContext;
  /** Folder of the browser profile. */
  readonly folder: string;
  /** Closes the browser; removes the profile unless it was handed in. */
  readonly close: () => Promise<void>;
}

/** Starts a browser on a profile folder (a fresh one by default). It talks to nobody by itself. */
export async function launchProfile(folder?: string, words: readonly string[] = []): Promise<Profile> {
  const executablePath = ensureChromium();
  const own = folder ?? (await mkdtemp(join(tmpdir(), 'concord-profile-')));
  const launch = (chromiumSandbox: boolean): Promise<BrowserContext> =>
    chromium.launchPersistentContext(own, {
      executablePath,
      chromiumSandbox,
      viewport: { width: 1440, height: 900 },
      args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-default-browser-check', ...words],
    });
  // Chromium's sandbox stays on in tests too, except where it cannot start: as root, and where the kernel refuses it.
  const context = await launch(process.getuid?.() !== 0).catch((error: unknown) => {
    if (!/sandbox/i.test(String(error))) throw error;
    return launch(false);
  });
  return {
    context,
    folder: own,
    close: async () => {
      await context.close();
      if (folder === undefined) await rm(own, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
