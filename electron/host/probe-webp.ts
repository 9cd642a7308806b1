import { type ByteSource, DamagedMedia, lettersAt, viewAt } from './byte-source.ts';
import { type UprightSize, uprightSize } from './image-size.ts';

/**
 * Size of a WebP: lossy, lossless or extended (RFC 9649). Chromium, which draws all samples, does not turn a WebP by its
 * EXIF; what is drawn is what is labeled, so neither do we.
 */
export async function probeWebp(source: ByteSource): Promise<UprightSize> {
  const header = await viewAt(source, 0, 20, 'the WebP header');
  if (8 + header.getUint32(4, true) > source.size + 1) throw new DamagedMedia('the WebP is cut off in the middle of its picture');
  const first = lettersAt(header, 12, 4);
  if (first === 'VP8 ') {
    const view = await viewAt(source, 20, 10, 'the WebP picture');
    if (view.getUint8(3) !== 0x9d || view.getUint8(4) !== 0x01 || view.getUint8(5) !== 0x2a) throw new DamagedMedia('the WebP has no key frame');
    return uprightSize(view.getUint16(6, true) & 0x3fff, view.getUint16(8, true) & 0x3fff);
  }
  if (first === 'VP8L') {
    const view = await viewAt(source, 20, 5, 'the WebP picture');
    if (view.getUint8(0) !== 0x2f) throw new DamagedMedia('the WebP has no picture');
    const bits = view.getUint32(1, true);
    return uprightSize(1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff));
  }
  if (first !== 'VP8X') throw new DamagedMedia('the WebP has no picture');
  const view = await viewAt(source, 20, 10, 'the WebP header');
  return uprightSize(1 + (view.getUint32(4, true) & 0xffffff), 1 + (view.getUint32(6, true) >>> 8));
}
