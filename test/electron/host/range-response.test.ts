import { mkdtemp, open, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rangeResponse } from '../../../electron/host/range-response.ts';

const ID = 'a'.repeat(64);
const BYTES = Uint8Array.from({ length: 700_000 }, (_, i) => (i * 31 + (i >> 8)) & 255);
let folder = '';
let path = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-range-'));
  path = join(folder, 'file');
  await writeFile(path, BYTES);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

async function ask(headers: Record<string, string> = {}, options: { method?: string; mime?: string; contentId?: string | null } = {}) {
  const handle = await open(path);
  const { size } = await handle.stat();
  const { method = 'GET', mime = 'audio/wav', contentId = ID } = options;
  return { handle, response: await rangeResponse({ handle, size, mime, contentId }, new Request('http://127.0.0.1/', { method, headers })) };
}

async function bodyOf(headers: Record<string, string>): Promise<{ status: number; range: string | null; length: string | null; bytes: Uint8Array }> {
  const { response, handle } = await ask(headers);
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(handle.fd).toBe(-1);
  return { status: response.status, range: response.headers.get('content-range'), length: response.headers.get('content-length'), bytes };
}

describe('a file as an answer', () => {
  it('gives the whole file, with headers that keep it harmless', async () => {
    const { response } = await ask();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toEqual({
      'accept-ranges': 'bytes',
      'cache-control': 'private, max-age=31536000, immutable',
      'content-length': '700000',
      'content-security-policy': "sandbox; default-src 'none'",
      'content-type': 'audio/wav',
      'cross-origin-resource-policy': 'same-origin',
      etag: `"${ID}"`,
      'x-content-type-options': 'nosniff',
    });
    expect(same(new Uint8Array(await response.arrayBuffer()), BYTES)).toBe(true);
  });

  it('gives exactly the range that was asked for', async () => {
    const cases: readonly (readonly [string, number, number])[] = [
      ['bytes=0-0', 0, 0],
      ['bytes=10-', 10, 699_999],
      ['bytes=-7', 699_993, 699_999],
      ['bytes=-9999999', 0, 699_999],
      ['bytes=699999-900000', 699_999, 699_999],
      ['bytes=262143-524288', 262_143, 524_288],
    ];
    for (const [range, from, to] of cases) {
      const answer = await bodyOf({ range });
      expect([answer.status, answer.range, answer.length]).toEqual([206, `bytes ${from}-${to}/700000`, String(to - from + 1)]);
      expect(same(answer.bytes, BYTES.subarray(from, to + 1))).toBe(true);
    }
  });

  it('answers every range within the file with its bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(699_999), fc.nat(3000), async (from, more) => {
        const { bytes } = await bodyOf({ range: `bytes=${from}-${from + more}` });
        expect(same(bytes, BYTES.subarray(from, from + more + 1))).toBe(true);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('answers 416 behind the end, and ignores what it does not understand', async () => {
    for (const range of ['bytes=700000-', 'bytes=-0']) expect(await bodyOf({ range })).toMatchObject({ status: 416, range: 'bytes */700000' });
    for (const range of ['bytes=5-3', 'bytes=0-1,5-6', 'items=0-1', 'bytes=-', 'bytes=a-b']) expect(await bodyOf({ range })).toMatchObject({ status: 200, length: '700000' });
  });

  it('answers HEAD with the headers alone, and other methods not at all', async () => {
    const head = await ask({ range: 'bytes=0-9' }, { method: 'HEAD' });
    expect([head.response.status, head.response.headers.get('content-length'), head.response.body, head.handle.fd]).toEqual([206, '10', null, -1]);
    expect((await ask({}, { method: 'POST' })).response.status).toBe(405);
  });

  it('answers 304 when the browser has these bytes, and heeds If-Range', async () => {
    expect((await ask({ 'if-none-match': `"x", "${ID}"` })).response.status).toBe(304);
    expect((await bodyOf({ range: 'bytes=0-9', 'if-range': `"${ID}"` })).status).toBe(206);
    expect((await bodyOf({ range: 'bytes=0-9', 'if-range': '"other"' })).status).toBe(200);
  });

  it('never serves anything as a page', async () => {
    for (const mime of ['text/html', 'image/svg+xml', 'application/xhtml+xml', 'image/png\r\nx: y', '']) {
      const { response } = await ask({}, { mime });
      expect(response.headers.get('content-type')).toBe('application/octet-stream');
      await response.body?.cancel();
    }
  });

  it('breaks off when the file has become shorter, and closes it when nobody wants it any more', async () => {
    const short = await ask();
    await truncate(path, 1000);
    await expect(short.response.arrayBuffer()).rejects.toThrow();
    expect(short.handle.fd).toBe(-1);
    const left = await ask();
    await left.response.body?.cancel();
    expect(left.handle.fd).toBe(-1);
  });
});
