import { createReadStream, statSync } from 'node:fs';
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
  /** The same for a file of the disk, however large. */
  readonly serveFile: (name: string, path: string) => string;
  /** Bytes of media that were sent so far. */
  readonly sent: () => number;
  /** Folder of the browser's profile: its processes carry it in their command lines. */
  readonly profile: string;
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
  /** Switches of the browser. */
  readonly words?: readonly string[];
}

/** The decoding of sound (or another script) alone in Chromium: bundled as in the product, served from memory. */
export async function startSoundHost({ script = 'test/support/sound-page.ts', door = 'soundPage', markup = '', policy, words = [] }: SoundHostOptions = {}): Promise<SoundHost> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-sound-'));
  await writeFile(join(folder, 'page.html'), `<!doctype html><html lang="en"><title>Sound</title>${markup}<script type="module" src="${join(ROOT, script)}"></script></html>`);
  const out = join(folder, 'out');
  await build({ configFile: false, root: folder, logLevel: 'error', plugins: [tailwind()], worker: { format: 'es' }, server: { fs: { strict: false } }, build: { outDir: out, target: 'chrome150', assetsInlineLimit: 0, rolldownOptions: { input: join(folder, 'page.html') } } });

  const served = new Map<string, Uint8Array | number>();
  const files = new Map<string, string>();
  let sent = 0;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const media = served.get(path);
    const file = files.get(path);
    if (media !== undefined) sent += answerMedia(request, response, media);
    else if (file !== undefined) sent += answerPart(request, response, file);
    else {
      if (policy !== undefined) response.setHeader('content-security-policy', policy);
      void answerFile(join(out, path === '/' ? 'page.html' : path), response);
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;

  const profile = await launchProfile(undefined, words);
  const page = profile.context.pages()[0] ?? (await profile.context.newPage());
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.waitForFunction((name) => name in globalThis, door);
  return {
    page,
    serve: (name, media) => {
      served.set(`/media/${name}`, media);
      return `/media/${name}`;
    },
    serveFile: (name, place) => {
      files.set(`/media/${name}`, place);
      return `/media/${name}`;
    },
    sent: () => sent,
    profile: profile.folder,
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

function answerPart(request: IncomingMessage, response: ServerResponse, place: string): number {
  const { size } = statSync(place);
  const [, first = '0', last = ''] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  const [from, to] = [Number(first), Math.min(size, last === '' ? size : Number(last) + 1)];
  response.statusCode = from >= size ? 416 : 206;
  if (from >= size) {
    response.end();
    return 0;
  }
  response.setHeader('content-range', `bytes ${from}-${to - 1}/${size}`);
  response.setHeader('content-length', to - from);
  createReadStream(place, { start: from, end: to - 1, highWaterMark: 1 << 20 }).on('error', (error) => response.destroy(error)).pipe(response);
  return to - from;
}

const TYPES: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

async function answerFile(path: string, response: ServerResponse): Promise<void> {
  const bytes = await readFile(path).catch(() => undefined);
  response.statusCode = bytes === undefined ? 404 : 200;
  response.setHeader('content-type', TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream');
  response.end(bytes);
}
