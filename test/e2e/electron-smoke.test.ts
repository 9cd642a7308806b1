import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { _electron } from 'playwright-core';
import { expect, it } from 'vitest';
import { chooseRuntime } from '../../electron/start/electron-runtime.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');

/** The same decision as `npm start`: by the file system, never by loading the package. */
const runtime = chooseRuntime({
  platform: process.platform,
  env: process.env,
  uid: process.getuid?.() ?? null,
  electronPackage: dirname(createRequire(import.meta.url).resolve('electron/package.json')),
  exists: existsSync,
  readText: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null),
  stat: (path) => statSync(path, { throwIfNoEntry: false }) ?? null,
});

it('runs the built app in a real Electron, or says that there is none', async () => {
  if (runtime.run === 'local-host') {
    process.stdout.write(`skipped: no Electron runtime (${runtime.because})\n`);
    return;
  }
  const appData = await mkdtemp(join(tmpdir(), 'concord-smoke-'));
  const app = await _electron.launch({ executablePath: runtime.binary, args: [ROOT, `--app-data=${appData}`, '--sample'] });
  try {
    const page = await app.firstWindow();
    await page.waitForLoadState();
    expect(page.url()).toMatch(/^concord:\/\/app\//);
    const found = await page.evaluate(async () => {
      const info = await window.concord?.appInfo({});
      const sample = await window.concord?.openSampleProject({});
      const leaks = ['require', 'process', 'module'].filter((name) => name in globalThis);
      return { info, sample: sample?.ok, leaks };
    });
    expect(found).toMatchObject({ info: { ok: true, value: { transport: 'electron' } }, sample: true, leaks: [] });
    await page.evaluate(() => {
      location.href = 'https://example.org/';
    });
    expect(page.url()).toMatch(/^concord:\/\/app\//);
    expect(app.windows()).toHaveLength(1);
  } finally {
    await app.close();
    await rm(appData, { recursive: true, force: true });
  }
});
