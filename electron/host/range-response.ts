import type { FileHandle } from 'node:fs/promises';

/** A file to be served. The response takes over `handle` and closes it. */
export interface ServedFile {
  readonly handle: FileHandle;
  readonly size: number;
  readonly mime: string;
  /** Names these very bytes for ever: a sample id. Null when they may be others the next time. */
  readonly contentId: string | null;
}

const PIECE = 256 * 1024;
/** What media may be served as: nothing that a browser would run or draw as a page. */
const SAFE_MIME = /^(?:image\/(?!svg)|audio\/)[a-z0-9.+-]+$/;

/**
 * Answers GET and HEAD for a file: whole, or one range (`bytes=a-b`, `a-`, `-n`) as 206, or 416; 304 when the browser has
 * it. Several ranges are answered with the whole file, as RFC 9110 allows.
 */
export async function rangeResponse(file: ServedFile, request: Request): Promise<Response> {
  const { size, contentId } = file;
  const headers = new Headers({
    'accept-ranges': 'bytes',
    'content-type': SAFE_MIME.test(file.mime) ? file.mime : 'application/octet-stream', // SECURITY: never HTML or SVG
    'x-content-type-options': 'nosniff', // SECURITY: the bytes are a stranger's; they are what we say, not what they look like
    'content-security-policy': "sandbox; default-src 'none'", // SECURITY: opened as a document, they run and load nothing
    'cross-origin-resource-policy': 'same-origin', // SECURITY: no other page shows or measures them
    'cache-control': contentId === null ? 'no-store' : 'private, max-age=31536000, immutable',
  });
  const etag = contentId === null ? null : `"${contentId}"`;
  if (etag !== null) headers.set('etag', etag);
  if (request.method !== 'GET' && request.method !== 'HEAD') return closing(file, 405, headers);
  if (etag !== null && matches(request.headers.get('if-none-match'), etag)) return closing(file, 304, headers);

  const condition = request.headers.get('if-range');
  const range = condition === null || condition === etag ? parseRange(request.headers.get('range'), size) : 'whole';
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${size}`);
    return closing(file, 416, headers);
  }
  const [from, to] = range === 'whole' ? [0, size - 1] : range;
  headers.set('content-length', String(to - from + 1));
  if (range !== 'whole') headers.set('content-range', `bytes ${from}-${to}/${size}`);
  const status = range === 'whole' ? 200 : 206;
  if (request.method === 'HEAD' || to < from) return closing(file, status, headers);
  // Who asked may be gone before the first byte is taken.
  request.signal.addEventListener('abort', () => void file.handle.close(), { once: true });
  return new Response(streamOf(file.handle, from, to), { status, headers });
}

/** First and last byte that a Range header asks for, of a file of `size` bytes. */
function parseRange(header: string | null, size: number): readonly [number, number] | 'whole' | 'unsatisfiable' {
  const parts = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/.exec(header ?? '');
  const [, first = '', last = ''] = parts ?? [];
  if (parts === null || (first === '' && last === '')) return 'whole'; // not understood: ignored
  if (first === '') return Number(last) === 0 || size === 0 ? 'unsatisfiable' : [Math.max(0, size - Number(last)), size - 1];
  if (last !== '' && Number(last) < Number(first)) return 'whole';
  if (Number(first) >= size) return 'unsatisfiable';
  return [Number(first), last === '' ? size - 1 : Math.min(Number(last), size - 1)];
}

function matches(header: string | null, etag: string): boolean {
  return header !== null && header.split(',').some((one) => [etag, `W/${etag}`, '*'].includes(one.trim()));
}

async function closing(file: ServedFile, status: number, headers: Headers): Promise<Response> {
  await file.handle.close();
  return new Response(null, { status, headers });
}

/** Reads only as fast as it is taken; a file that has become shorter ends the answer with an error, not with made-up bytes. */
function streamOf(handle: FileHandle, from: number, to: number): ReadableStream<Uint8Array> {
  let at = from;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const piece = new Uint8Array(Math.min(PIECE, to - at + 1));
          const { bytesRead } = await handle.read(piece, 0, piece.length, at);
          if (bytesRead === 0) throw new Error('the file has become shorter while it was read');
          at += bytesRead;
          controller.enqueue(piece.subarray(0, bytesRead));
          if (at > to) {
            await handle.close();
            controller.close();
          }
        } catch (error) {
          await handle.close();
          controller.error(error);
        }
      },
      async cancel() {
        await handle.close();
      },
    },
    { highWaterMark: 0 },
  );
}
