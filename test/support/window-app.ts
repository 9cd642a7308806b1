import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { vi } from 'vitest';
import type { BrowserWindow as StandInWindow, standIn as StandIn } from './electron-stand-in/electron.ts';

export interface WindowApp {
  readonly page: Page;
  readonly window: StandInWindow;
  readonly standIn: typeof StandIn;
  readonly quit: () => void;
  readonly appData: string;
  readonly close: () => Promise<void>;
}

/** Runs electron/main.ts, unchanged, over the stand-in, and waits for its window. A fresh app each time. */
export async function runWindowApp(folder: string, words: readonly string[] = []): Promise<WindowApp> {
  vi.resetModules();
  const { app, BrowserWindow, endStandIn, standIn } = await import('./electron-stand-in/electron.ts');
  const appData = await mkdtemp(join(tmpdir(), 'concord-window-'));
  standIn.appPath = folder;
  const argv = process.argv;
  process.argv = ['electron', folder, `--app-data=${appData}`, ...words];
  try {
    await import('../../electron/main.ts');
  } finally {
    process.argv = argv;
  }
  await vi.waitUntil(() => BrowserWindow.all.length > 0, { timeout: 30_000 });
  const window = BrowserWindow.all[0];
  if (window === undefined) throw new Error('main opened no window');
  const page = await window.loaded;
  return {
    page,
    window,
    standIn,
    quit: app.quit,
    appData,
    close: async () => {
      standIn.pressesButton = 1;
      app.quit();
      await standIn.quitted;
      await endStandIn();
      await rm(appData, { recursive: true, force: true });
    },
  };
}
