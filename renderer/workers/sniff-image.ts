import { exifOrientation } from '../../shared/model/exif-orientation.ts';

/** What the first bytes of a file say about the picture in it. Pixels are as stored: before the EXIF orientation is applied. */
export interface SniffedImage {
  readonly format: 'jpeg' | 'png' | 'gif' | 'webp' | 'bmp' | 'avif' | 'tiff' | 'heic' | 'psd' | 'jpeg-2000' | 'jpeg-xl' | 'pdf' | 'svg';
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** Bits a channel. */
  readonly bits: number | undefined;
  readonly cmyk: boolean;
  readonly animated: boolean;
  /** EXIF orientation, 1 … 8, of a JPEG or PNG; browsers heed it in no other format. */
  readonly orientation: number;
}

const UNKNOWN = { width: undefined, height: undefined, bits: undefined, cmyk: false, animated: false, orientation: 1 } as const;

/** Reads the head of a file (64 kB and more are enough); undefined when it is no image that anybody knows. Hostile bytes give undefined facts, never an error. */
export function sniffImage(head: Uint8Array): SniffedImage | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const starts = (text: string, at = 0) => sameText(head, at, text);
  if (head[0] === 0xff && head[1] === 0xd8) return sniffJpeg(view);
  if (starts('\x89PNG\r\n\x1a\n')) return sniffPng(view);
  if (starts('GIF8') && head.length >= 10) return { ...UNKNOWN, format: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true), bits: 8, animated: hasSecondPicture(head) };
  if (starts('RIFF') && starts('WEBP', 8)) return { ...UNKNOWN, format: 'webp', ...sniffWebp(view, starts) };
  if (starts('BM') && head.length >= 26) return { ...UNKNOWN, format: 'bmp', width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)), bits: 8 };
  if (starts('II*\0') || starts('MM\0*') || starts('II+\0')) return { ...UNKNOWN, format: 'tiff' };
  if (starts('8BPS')) return { ...UNKNOWN, format: 'psd' };
  if (starts('%PDF')) return { ...UNKNOWN, format: 'pdf' };
  if (starts('\0\0\0\x0cjP  ')) return { ...UNKNOWN, format: 'jpeg-2000' };
  if ((head[0] === 0xff && head[1] === 0x0a) || starts('\0\0\0\x0cJXL ')) return { ...UNKNOWN, format: 'jpeg-xl' };
  if (starts('ftyp', 4)) {
    if (starts('avif', 8) || starts('avis', 8)) return { ...UNKNOWN, format: 'avif', animated: starts('avis', 8) };
    if (['heic', 'heix', 'hevc', 'mif1', 'msf1'].some((brand) => starts(brand, 8))) return { ...UNKNOWN, format: 'heic' };
  }
  if (hasText(head.subarray(0, 1024), '<svg')) return { ...UNKNOWN, format: 'svg' };
  return undefined;
}

/** Whether the last bytes of a file are the end that its format demands; true where the format demands none. */
export function endsAsItShould(format: SniffedImage['format'], tail: Uint8Array): boolean {
  if (format === 'png') return hasText(tail, 'IEND');
  if (format !== 'jpeg') return true;
  for (let at = tail.length - 2; at >= 0; at--) if (tail[at] === 0xff && tail[at + 1] === 0xd9) return true;
  return false;
}

function sniffPng(view: DataView): SniffedImage {
  if (view.byteLength < 26) return { ...UNKNOWN, format: 'png' };
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  let [animated, orientation] = [false, 1];
  for (let at = 8; at + 8 <= bytes.length && !sameText(bytes, at + 4, 'IDAT'); at += 12 + view.getUint32(at)) {
    if (sameText(bytes, at + 4, 'acTL')) animated = true;
    if (sameText(bytes, at + 4, 'eXIf')) orientation = exifOrientation(bytes.subarray(at + 8, at + 8 + view.getUint32(at)));
  }
  return { ...UNKNOWN, format: 'png', width: view.getUint32(16), height: view.getUint32(20), bits: bytes[24], animated, orientation };
}

/** Whether a GIF goes on after its first picture; where that is not in the head, whether it says how often it is played. */
function hasSecondPicture(bytes: Uint8Array): boolean {
  const table = (flags = 0) => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
  let pictures = 0;
  let at = 13 + table(bytes[10]);
  while (at < bytes.length) {
    const mark = bytes[at];
    if (mark === 0x2c && ++pictures === 2) return true;
    if (mark !== 0x2c && mark !== 0x21) return false;
    at += mark === 0x2c ? 11 + table(bytes[at + 9]) : 2;
    while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0);
    at++;
  }
  return hasText(bytes, 'NETSCAPE2.0');
}

function sniffJpeg(view: DataView): SniffedImage {
  let [orientation, exifSeen] = [1, false];
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) {
      at++;
      continue;
    }
    const marker = view.getUint8(at + 1);
    if (marker === 0xff || marker === 0 || (marker >= 0xd0 && marker <= 0xd9)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const body = new Uint8Array(view.buffer, view.byteOffset + at + 4, Math.max(0, Math.min(view.getUint16(at + 2) - 2, view.byteLength - at - 4)));
    if (marker === 0xe1 && !exifSeen && sameText(body, 0, 'Exif\0\0')) {
      exifSeen = true;
      orientation = exifOrientation(body.subarray(6));
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) {
      const channels = view.getUint8(at + 9);
      return { ...UNKNOWN, format: 'jpeg', bits: view.getUint8(at + 4), height: view.getUint16(at + 5), width: view.getUint16(at + 7), cmyk: channels === 4, orientation };
    }
    at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return { ...UNKNOWN, format: 'jpeg', orientation };
}

function sniffWebp(view: DataView, starts: (text: string, at: number) => boolean): Partial<SniffedImage> {
  if (view.byteLength < 30) return {};
  const threeBytes = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  if (starts('VP8X', 12)) return { width: threeBytes(24) + 1, height: threeBytes(27) + 1, bits: 8, animated: (view.getUint8(20) & 2) !== 0 };
  if (starts('VP8L', 12)) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, bits: 8 };
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff, bits: 8 };
}

function hasText(bytes: Uint8Array, text: string): boolean {
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) if (sameText(bytes, at, text)) return true;
  return false;
}

function sameText(bytes: Uint8Array, at: number, text: string): boolean {
  let same = 0;
  while (same < text.length && bytes[at + same] === text.charCodeAt(same)) same++;
  return same === text.length;
}
