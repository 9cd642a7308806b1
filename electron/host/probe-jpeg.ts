import { type ByteSource, DamagedMedia, lettersAt, viewAt } from './byte-source.ts';
import { exifOrientation } from '../../shared/model/exif-orientation.ts';
import { type UprightSize, uprightSize } from './image-size.ts';

const EXIF_MARK = 'Exif\0\0';
const TAIL = 64 * 1024;

/** Upright size of a JPEG from its segment headers, and a look for its end mark. (ITU T.81 annex B.) */
export async function probeJpeg(source: ByteSource): Promise<UprightSize> {
  let orientation = 0;
  let size: { width: number; height: number } | null = null;
  let at = 2;
  for (;;) {
    const { marker, start } = await nextMarker(source, at);
    if (marker === 0xd9) throw new DamagedMedia('the JPEG ends before its picture');
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at = start;
      continue;
    }
    const length = (await viewAt(source, start, 2, 'a JPEG segment')).getUint16(0);
    if (length < 2) throw new DamagedMedia('a JPEG segment has no length');
    if (isFrame(marker)) {
      const view = await viewAt(source, start, 7, 'the JPEG frame header');
      size = { height: view.getUint16(3), width: view.getUint16(5) };
    }
    if (marker === 0xe1 && orientation === 0) {
      const body = await source.read(start + 2, length - 2);
      if (lettersAt(body, 0, 6) === EXIF_MARK) orientation = exifOrientation(body.subarray(6));
    }
    at = start + length;
    if (marker === 0xda) break;
  }
  if (!size) throw new DamagedMedia('the JPEG has no frame header');
  if (!(await hasEndMark(source, at))) throw new DamagedMedia('the JPEG is cut off in the middle of its picture');
  return uprightSize(size.width, size.height, orientation);
}

async function nextMarker(source: ByteSource, from: number): Promise<{ marker: number; start: number }> {
  // Fill bytes and stray bytes between segments are skipped, as decoders do, but not without end.
  const bytes = await source.read(from, 4096);
  for (let i = 0; i + 1 < bytes.length; i++) {
    const marker = bytes[i + 1] ?? 0;
    if (bytes[i] === 0xff && marker !== 0xff && marker !== 0) return { marker, start: from + i + 2 };
  }
  throw new DamagedMedia('the JPEG ends before its picture');
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Compressed data never hold FF D9 by chance, so the mark behind the scan's start is the end; cameras append more behind it. */
async function hasEndMark(source: ByteSource, scanStart: number): Promise<boolean> {
  for (let end = source.size; end > scanStart; end -= TAIL - 1) {
    const start = Math.max(scanStart, end - TAIL);
    const bytes = await source.read(start, end - start);
    for (let i = bytes.length - 2; i >= 0; i--) if (bytes[i] === 0xff && bytes[i + 1] === 0xd9) return true;
  }
  return false;
}
