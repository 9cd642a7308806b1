import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { COMMON_HEADERS, contentSecurityPolicy, MEDIA_HEADERS } from './content-security-policy.ts';
import { type RendererFiles, rendererType } from './renderer-files.ts';
import { sameSecret } from './same-secret.ts';

/** What index.html says where the document's nonce belongs (see `html.cspNonce` in vite.config.ts). */
export const NONCE_PLACE = 'CONCORD-CSP-NONCE';

export interface PageDeps {
  readonly renderer: RendererFiles;
  /** The unguessable part of every media and preview address. */
  readonly mediaSecret: string;
  /** The bytes of a sample of an open project, range requests answered. */
  readonly serveSample: (handle: string, sample: string, request: Request) => Promise<Response>;
  /** The bytes of a file of a scan's preview. */
  readonly servePreview: (job: string, index: number, request: Request) => Promise<Response>;
}

/**
 * Answers what a page loads by address: the renderer's own files, media of open projects, previews of scans. Used by the
 * local host and, unchanged, by Electron's `concord:` scheme. Only GET and HEAD.
 */
export function createPageRequest(deps: PageDeps): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'Only GET is answered here.');
    const segments = pathOf(request).split('/').slice(1);
    const [door, secret, owner, name, ...rest] = segments;
    if (door === 'media' || door === 'preview') {
      // SECURITY: without the secret of this run nothing says whether a sample exists.
      if (!sameSecret(secret ?? '', deps.mediaSecret) || !owner || !name || rest.length > 0) return plain(404, 'There is nothing here.');
      const response = door === 'media' ? deps.serveSample(owner, name, request) : servePreview(deps, owner, name, request);
      return harmless(await response);
    }
    return rendererFile(deps.renderer, pathOf(request), request.method === 'HEAD');
  };
}

function pathOf(request: Request): string {
  return new URL(request.url).pathname;
}

async function servePreview(deps: PageDeps, job: string, index: string, request: Request): Promise<Response> {
  return /^\d{1,9}$/.test(index) ? deps.servePreview(job, Number(index), request) : plain(404, 'There is nothing here.');
}

/** SECURITY: whatever serves media, its bytes go out sandboxed, and never as a type that could be a page. */
function harmless(response: Response): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(MEDIA_HEADERS)) headers.set(name, value);
  const type = headers.get('content-type') ?? '';
  if (!/^(image\/(?!svg)|audio\/|video\/|text\/plain)/.test(type)) headers.set('content-type', 'application/octet-stream');
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

/** A file of the built renderer; places inside the app stand behind the # of its one document. */
async function rendererFile(files: RendererFiles, path: string, headOnly: boolean): Promise<Response> {
  const name = path === '/' ? '/index.html' : path;
  const file = files.get(name);
  if (file === undefined) return plain(404, 'There is nothing here.');
  const bytes = new Uint8Array(await readFile(file));
  const headers = new Headers({ ...COMMON_HEADERS, 'content-type': rendererType(name) });
  if (name !== '/index.html') {
    // Names under assets/ carry a hash of their content.
    headers.set('cache-control', name.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache');
    headers.set('content-length', String(bytes.byteLength));
    return new Response(headOnly ? null : bytes, { headers });
  }
  const nonce = randomBytes(16).toString('base64');
  headers.set('content-security-policy', contentSecurityPolicy(nonce));
  headers.set('cache-control', 'no-store');
  const text = new TextDecoder().decode(bytes).replaceAll(NONCE_PLACE, nonce);
  return new Response(headOnly ? null : text, { headers });
}

function plain(status: number, text: string): Response {
  return new Response(text, { status, headers: { ...COMMON_HEADERS, 'content-type': 'text/plain; charset=utf-8' } });
}
