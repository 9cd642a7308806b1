import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The built renderer: address path → file on disk. What is not in it does not exist, so no path can climb out. */
export type RendererFiles = ReadonlyMap<string, string>;

/** Lists the built renderer once. Throws when it was never built. Works inside an asar archive. */
export function listRendererFiles(folder: string): RendererFiles {
  const found = new Map<string, string>();
  const walk = (at: string, prefix: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      if (entry.isDirectory()) walk(join(at, entry.name), `${prefix}${entry.name}/`);
      else if (entry.isFile()) found.set(`${prefix}${entry.name}`, join(at, entry.name));
    }
  };
  walk(folder, '/');
  return found;
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  map: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  webp: 'image/webp',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  txt: 'text/plain; charset=utf-8',
  md: 'text/plain; charset=utf-8',
};

/** The content type of a file of the renderer; unknown endings are bytes, never something that runs. */
export function rendererType(path: string): string {
  return TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}
