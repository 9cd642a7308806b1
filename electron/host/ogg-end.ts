import type { ByteSource } from './byte-source.ts';

/** A page is at most 27 + 255 + 255 × 255 bytes; two of them hold at least one whole page. */
const TAIL = 2 * 65_307;
const HEADER = 27;

/**
 * Where the last whole page of an Ogg stream ends (RFC 3533): the size of the file, but for one that was cut off in the middle of a page, as
 * recorders leave it when they stop hard. Nothing in such a file says how long it was to be: it is as long as its pages.
 */
export async function oggEnd(source: ByteSource): Promise<number> {
  const start = Math.max(0, source.size - TAIL);
  const tail = Buffer.from(await source.read(start, TAIL));
  for (let at = tail.lastIndexOf('OggS'); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf('OggS', at - 1)) {
    const end = at + pageBytes(tail.subarray(at));
    if (end <= tail.length) return start + end;
  }
  return source.size;
}

/** Bytes of the page that begins here; infinite where its header is cut off. */
function pageBytes(page: Uint8Array): number {
  const segments = page[HEADER - 1] ?? 0;
  const sizes = page.subarray(HEADER, HEADER + segments);
  if (page.length < HEADER || sizes.length < segments) return Infinity;
  return HEADER + segments + sizes.reduce((sum, size) => sum + size, 0);
}
