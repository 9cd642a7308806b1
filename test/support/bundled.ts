import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from './source-tree.ts';

/** A module of the project as it runs in the product: bundled, and loaded by Node itself. */
export async function bundled<T>(entry: string): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-bundle-'));
  try {
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: { ssr: true, minify: false, outDir: folder, emptyOutDir: false, rolldownOptions: { input: join(ROOT, entry), output: { format: 'cjs', entryFileNames: 'bundle.cjs' } } },
    });
    return createRequire(import.meta.url)(join(folder, 'bundle.cjs')) as T;
  } finally {
    await rm(folder, { recursive: true });
  }
}
