import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPageRequest, NONCE_PLACE } from '../../../electron/host/page-request.ts';
import { listRendererFiles } from '../../../electron/host/renderer-files.ts';

const ORIGIN = 'http://127.0.0.1:47000';
const SECRET = 'm'.repeat(32);
let folder = '';
let ask: (path: string, init?: RequestInit) => Promise<Response>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-page-'));
  await mkdir(join(folder, 'dist', 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'not yours');
  await writeFile(join(folder, 'dist', 'index.html'), `<meta property="csp-nonce" nonce="${NONCE_PLACE}"><script nonce="${NONCE_PLACE}" src="/assets/a.js"></script>`);
  await writeFile(join(folder, 'dist', 'assets', 'a.js'), 'export {}');
  await writeFile(join(folder, 'dist', 'assets', 'odd.xyz'), '<script>');
  await symlink(join(folder, 'secret.txt'), join(folder, 'dist', 'link.txt'));
  const page = createPageRequest({
    renderer: listRendererFiles(join(folder, 'dist')),
    mediaSecret: SECRET,
    serveSample: async (handle, sample, request) =>
      new Response(`${handle} ${sample} ${request.headers.get('range')}`, { status: 206, headers: { 'content-type': 'text/html', 'content-range': 'bytes 0-1/2' } }),
    servePreview: async (job, index) => new Response(`${job} ${index}`, { headers: { 'content-type': 'image/png' } }),
  });
  ask = (path, init) => page(new Request(ORIGIN + path, init));
});
afterAll(() => rm(folder, { recursive: true }));

describe('what a page loads', () => {
  it('gives the document with a fresh nonce in text and policy', async () => {
    const nonces = await Promise.all(
      ['/', '/'].map(async (path) => {
        const response = await ask(path);
        const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1] ?? 'none';
        const text = await response.text();
        expect(text).not.toContain(NONCE_PLACE);
        expect(text.split(nonce)).toHaveLength(3);
        expect(response.headers.get('cache-control')).toBe('no-store');
        return nonce;
      }),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it('has one document, and nothing where there is no file', async () => {
    expect((await ask('/index.html')).headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect((await ask('/assets/missing.js')).status).toBe(404);
    expect((await ask('/project/label')).status).toBe(404);
  });

  it('gives files with their type, unknown ones as bytes', async () => {
    const script = await ask('/assets/a.js');
    expect([script.status, script.headers.get('content-type'), script.headers.get('x-content-type-options')]).toEqual([200, 'text/javascript; charset=utf-8', 'nosniff']);
    expect((await ask('/assets/odd.xyz')).headers.get('content-type')).toBe('application/octet-stream');
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt', '/assets/%2e%2e%5csecret.txt', '//secret.txt', '/assets/../../secret.txt', '/link.txt', '/%00.txt', '/__proto__.js'])(
    'never leaves the built files: %s',
    async (path) => {
      const response = await ask(path);
      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain('not yours');
    },
  );

  it('answers GET and HEAD only', async () => {
    expect((await ask('/', { method: 'POST' })).status).toBe(405);
    const head = await ask('/assets/a.js', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '9', '']);
  });

  it('gives media only behind the secret, sandboxed and never as a page', async () => {
    const media = await ask(`/media/${SECRET}/p1/s1`, { headers: { range: 'bytes=0-1' } });
    expect([media.status, await media.text(), media.headers.get('content-range')]).toEqual([206, 'p1 s1 bytes=0-1', 'bytes 0-1/2']);
    expect(media.headers.get('content-type')).toBe('application/octet-stream');
    expect(media.headers.get('content-security-policy')).toMatch(/^sandbox/);
    expect((await ask(`/preview/${SECRET}/j1/7`)).headers.get('content-type')).toBe('image/png');
  });

  it.each(['/media/wrong/p1/s1', '/media', '/media/', `/media/${SECRET}`, `/media/${SECRET}/p1`, `/media/${SECRET}/p1/s1/more`, `/preview/${SECRET}/j1/x`, `/preview/${SECRET}/j1/-1`, `/preview//j1/1`])(
    'has nothing at %s',
    async (path) => expect((await ask(path)).status).toBe(404),
  );
});
