import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build, type Rolldown } from 'vite';
import { NONCE_PLACE } from '../../electron/host/page-request.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');

export interface TestApp {
  /** What `app.getAppPath()` would say: holds dist/ and assets/ like the real one. */
  readonly folder: string;
  readonly close: () => Promise<void>;
}

/** Builds an app folder with the real preload and, for a page, only `contract-page.ts`. */
export async function buildTestApp(): Promise<TestApp> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-test-app-'));
  const renderer = join(folder, 'dist', 'renderer', 'assets');
  const preload = join(folder, 'dist', 'preload');
  await mkdir(renderer, { recursive: true });
  await mkdir(preload, { recursive: true });
  await symlink(join(ROOT, 'assets'), join(folder, 'assets'));
  await writeFile(join(renderer, 'page.js'), await bundle(join(ROOT, 'test', 'support', 'contract-page.ts'), 'es'));
  await writeFile(join(preload, 'preload.cjs'), await bundle(join(ROOT, 'electron', 'preload.ts'), 'cjs'));
  await writeFile(
    join(folder, 'dist', 'renderer', 'index.html'),
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Contract</title>` +
      `<meta property="csp-nonce" nonce="${NONCE_PLACE}"><script type="module" src="/assets/page.js"></script></head><body></body></html>`,
  );
  return { folder, close: () => rm(folder, { recursive: true, force: true }) };
}

async function bundle(entry: string, format: 'es' | 'cjs'): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'chrome150', minify: false, rolldownOptions: { input: entry, external: ['electron'], output: { format } } },
  });
  const outputs = (Array.isArray(built) ? built : [built]) as readonly Rolldown.RolldownOutput[];
  const chunk = outputs[0]?.output[0];
  if (chunk === undefined) throw new Error(`nothing was built of ${entry}`);
  return chunk.code;
}
