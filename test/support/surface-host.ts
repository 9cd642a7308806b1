import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tailwind from '@tailwindcss/vite';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { launchProfile } from './chromium.ts';
import { ROOT } from './source-tree.ts';

export interface SurfaceHost {
  readonly page: Page;
  /** Puts a file where the page can ask for it; gives its address. */
  readonly serve: (name: string, bytes: Uint8Array, delay?: number) => string;
  /** What the page has complained about in its console. */
  readonly complaints: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** The surface alone in Chromium: bundled as in the product, served from memory. */
export async function startSurfaceHost(words: readonly string[] = []): Promise<SurfaceHost> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-surface-'));
  await writeFile(join(folder, 'page.html'), `<!doctype html><html lang="en"><title>Surface</title><style>body{margin:0}#root{height:100vh}</style><div id="root"></div><script type="module" src="${join(ROOT, 'test/support/surface-page.tsx')}"></script></html>`);
  const out = join(folder, 'out');
  await build({ configFile: false, root: folder, logLevel: 'error', plugins: [tailwind()], worker: { format: 'es' }, server: { fs: { strict: false } }, build: { outDir: out, target: 'chrome150', assetsInlineLimit: 0, rolldownOptions: { input: join(folder, 'page.html') } } });

  const served = new Map<string, { readonly bytes: Uint8Array; readonly delay: number }>();
  const TYPES: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const media = served.get(path);
    if (media !== undefined) {
      setTimeout(() => response.end(media.bytes), media.delay);
      return;
    }
    readFile(join(out, path === '/' ? 'page.html' : path)).then(
      (bytes) => {
        response.setHeader('content-type', TYPES[path === '/' ? 'html' : (path.split('.').at(-1) ?? '')] ?? 'application/octet-stream');
        response.end(bytes);
      },
      () => {
        response.statusCode = 404;
        response.end();
      },
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;

  const profile = await launchProfile(undefined, words);
  const page = profile.context.pages()[0] ?? (await profile.context.newPage());
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('Failed to load resource')) complaints.push(message.text());
  });
  await page.setViewportSize({ width: 1400, height: 900 });
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.waitForFunction(() => 'surfacePage' in globalThis);
  return {
    page,
    serve: (name, bytes, delay = 0) => {
      served.set(`/media/${name}`, { bytes, delay });
      return `/media/${name}`;
    },
    complaints: () => complaints,
    close: async () => {
      await profile.close();
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true });
    },
  };
}
