import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tailwind from '@tailwindcss/vite';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { launchProfile } from './chromium.ts';
import { ROOT } from './source-tree.ts';

export interface SoundHost {
  readonly page: Page;
  /** Puts bytes where the page can ask for them, in ranges as the host serves media; gives their address. A number is a status instead. */
  readonly serve: (name: string, media: Uint8Array | number) => string;
  /** Bytes of media that were sent so far. */
  readonly sent: () => number;
  readonly close: () => Promise<void>;
}

export interface SoundHostOptions {
  /** The script of the page; it puts its doors under a name into `globalThis`. */
  readonly script?: string;
  readonly door?: string;
  /** What the page has besides its script. */
  readonly markup?: string;
  /** The policy of the page, as a header. */
  readonly policy?: string;
}

/** The decoding of sound (or another script) alone in Chromium: bundled as in the product, served from memory. */
export async function startSoundHost({ script = 'test/support/sound-page.ts', door = 'soundPage', markup = '', policy }: SoundHostOptions = {}): Promise<SoundHost> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-sound-'));
  await writeFile(join(folder, 'page.html'), `<!doctype html><html lang="en"><title>Sound</title>${markup}<script type="module" src="${join(ROOT, script)}"></script></html>`);
  const out = join(folder, 'out');
  await build({ configFile: false, root: folder, logLevel: 'error', plugins: [tailwind()], worker: { format: 'es' }, server: { fs: { strict: false } }, build: { outDir: out, target: 'chrome150', assetsInlineLimit: 0, rolldownOptions: { input: join(folder, 'page.html') } } });

  const served = new Map<string, Uint8Array | number>();
  let sent = 0;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const media = served.get(path);
    if (media !== undefined) sent += answerMedia(request, response, media);
    else {
      if (policy !== undefined) response.setHeader('content-security-policy', policy);
      void answerFile(join(out, path === '/' ? 'page.html' : path), response);
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;

  const profile = await launchProfile();
  const page = profile.context.pages()[0] ?? (await profile.context.newPage());
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.waitForFunction((name) => name in globalThis, door);
  return {
    page,
    serve: (name, media) => {
      served.set(`/media/${name}`, media);
      return `/media/${name}`;
    },
    sent: () => sent,
    close: async () => {
      await profile.close();
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true });
    },
  };
}

function answerMedia(request: IncomingMessage, response: ServerResponse, media: Uint8Array | number): number {
  if (typeof media === 'number') {
    response.statusCode = media;
    response.end();
    return 0;
  }
  const [, first = '0', last = ''] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  const from = Number(first);
  if (from >= media.length) {
    response.statusCode = 416;
    response.end();
    return 0;
  }
  const bytes = media.subarray(from, last === '' ? media.length : Number(last) + 1);
  response.statusCode = 206;
  response.setHeader('content-range', `bytes ${from}-${from + bytes.length - 1}/${media.length}`);
  response.end(bytes);
  return bytes.length;
}

const TYPES: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

async function answerFile(path: string, response: ServerResponse): Promise<void> {
  const bytes = await readFile(path).catch(() => undefined);
  response.statusCode = bytes === undefined ? 404 : 200;
  response.setHeader('content-type', TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream');
  response.end(bytes);
}
