import { deflateSync } from 'node:zlib';
import { bigEndian, joined, latin, littleEndian16, littleEndian24, littleEndian32, pngChunk } from './make-media.ts';

/*
 * Sound image files of the seldom kinds: deep, grey with alpha, see-through, for print, moving, very large. All from numbers, none kept.
 */

type Pixel = (x: number, y: number) => readonly number[];

const PNG_MARK = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10);
const CHANNELS = { grey: [0, 1], rgb: [2, 3], 'grey-alpha': [4, 2], rgba: [6, 4] } as const;

/** A PNG of any channels with 8 or 16 bits; parts of a pixel are 0–255. */
export function deepPng(width: number, height: number, kind: keyof typeof CHANNELS, bits: 8 | 16, pixel: Pixel): Uint8Array {
  const [type, channels] = CHANNELS[kind];
  return joined(PNG_MARK, pngChunk('IHDR', bigEndian(width, height), Uint8Array.of(bits, type, 0, 0, 0)), pngChunk('IDAT', deflateSync(pngRows(width, height, channels, bits, pixel))), pngChunk('IEND'));
}

function pngRows(width: number, height: number, channels: number, bits: 8 | 16, pixel: Pixel): Uint8Array {
  const wide = bits / 8;
  const rows = new Uint8Array(height * (1 + width * channels * wide));
  for (let y = 0, at = 0; y < height; y++) {
    at++; // filter 0
    for (let x = 0; x < width; x++) {
      for (const part of pixel(x, y)) {
        rows[at] = part;
        if (bits === 16) rows[at + 1] = part;
        at += wide;
      }
    }
  }
  return rows;
}

/** A grey PNG of any size with a light square of `mark` pixels at the top left: one bit a pixel, so that 600 million pixels are quickly written. */
export function hugePng(width: number, height: number, mark: number, orientation?: number): Uint8Array {
  const stride = 1 + Math.ceil(width / 8);
  const rows = new Uint8Array(stride * height);
  for (let y = 0; y < mark; y++) rows.fill(0xff, y * stride + 1, y * stride + 1 + mark / 8);
  const exif = orientation === undefined ? [] : [pngChunk('eXIf', latin('MM\0*'), bigEndian(8), Uint8Array.of(0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0))];
  return joined(PNG_MARK, pngChunk('IHDR', bigEndian(width, height), Uint8Array.of(1, 0, 0, 0, 0)), ...exif, pngChunk('IDAT', deflateSync(rows, { level: 1 })), pngChunk('IEND'));
}

/** An APNG whose pictures are of one colour each. */
export function movingPng(width: number, height: number, colors: readonly (readonly [number, number, number])[]): Uint8Array {
  let sequence = 0;
  const frames = colors.flatMap((color, at) => {
    const data = deflateSync(pngRows(width, height, 3, 8, () => color));
    const control = pngChunk('fcTL', bigEndian(sequence++, width, height, 0, 0), Uint8Array.of(0, 50, 0, 100, 0, 0));
    return at === 0 ? [control, pngChunk('IDAT', data)] : [control, pngChunk('fdAT', bigEndian(sequence++), data)];
  });
  return joined(PNG_MARK, pngChunk('IHDR', bigEndian(width, height), Uint8Array.of(8, 2, 0, 0, 0)), pngChunk('acTL', bigEndian(colors.length, 0)), ...frames, pngChunk('IEND'));
}

/** A GIF whose pictures are of one colour each, without the widespread block that says how often it is played. */
export function movingGif(width: number, height: number, colors: readonly (readonly [number, number, number])[]): Uint8Array {
  const frames = colors.map((color) => joined(Uint8Array.of(0x21, 0xf9, 4, 0, 50, 0, 0, 0, 0x2c), littleEndian16(0, 0, width, height), Uint8Array.of(0x80, ...color, 0, 0, 0), flatGifPixels(width * height)));
  return joined(latin('GIF89a'), littleEndian16(width, height), Uint8Array.of(0, 0, 0), ...frames, Uint8Array.of(0x3b));
}

// Codes of 3 bits, the dictionary cleared before it grows: colour 0 everywhere.
function flatGifPixels(count: number): Uint8Array {
  const codes = Array.from({ length: Math.ceil(count / 2) }, () => [4, 0, 0]).flat().slice(0, count + Math.ceil(count / 2));
  codes.push(5);
  const bytes = new Uint8Array(Math.ceil((codes.length * 3) / 8));
  for (const [place, code] of codes.entries()) {
    for (let bit = 0; bit < 3; bit++) if (((code >> bit) & 1) === 1) bytes[(place * 3 + bit) >> 3] = (bytes[(place * 3 + bit) >> 3] ?? 0) | (1 << ((place * 3 + bit) & 7));
  }
  const blocks: Uint8Array[] = [Uint8Array.of(2)];
  for (let at = 0; at < bytes.length; at += 255) blocks.push(Uint8Array.of(Math.min(255, bytes.length - at)), bytes.subarray(at, at + 255));
  return joined(...blocks, Uint8Array.of(0));
}

/** A moving WebP that shows one simple WebP twice. */
export function movingWebp(simple: Uint8Array, width: number, height: number): Uint8Array {
  const chunk = (name: string, ...parts: readonly Uint8Array[]): Uint8Array => {
    const body = joined(...parts);
    return joined(latin(name), littleEndian32(body.length), body, new Uint8Array(body.length % 2));
  };
  const frame = chunk('ANMF', littleEndian24(0), littleEndian24(0), littleEndian24(width - 1), littleEndian24(height - 1), littleEndian24(200), Uint8Array.of(0), simple.subarray(12));
  const body = joined(latin('WEBP'), chunk('VP8X', Uint8Array.of(2, 0, 0, 0), littleEndian24(width - 1), littleEndian24(height - 1)), chunk('ANIM', new Uint8Array(6)), frame, frame);
  return joined(latin('RIFF'), littleEndian32(body.length), body);
}

/** A JPEG for print: cyan, magenta, yellow and black (0–255, how much ink) of blocks of 8 × 8 pixels, inverted and marked as Photoshop does. */
export function cmykJpeg(blocksWide: number, blocksHigh: number, ink: Pixel): Uint8Array {
  const segment = (marker: number, ...body: readonly number[]) => Uint8Array.of(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255, ...body);
  const [width, height] = [blocksWide * 8, blocksHigh * 8];
  return joined(
    Uint8Array.of(0xff, 0xd8),
    segment(0xee, ...latin('Adobe'), 0, 100, 0, 0, 0, 0, 0),
    segment(0xdb, 0, ...Array<number>(64).fill(8)),
    segment(0xc0, 8, height >> 8, height & 255, width >> 8, width & 255, 4, ...[1, 2, 3, 4].flatMap((id) => [id, 0x11, 0])),
    segment(0xc4, 0x00, 0, 0, 0, 12, ...Array<number>(12).fill(0), ...Array.from({ length: 12 }, (_, size) => size)), // sizes of differences: four bits each
    segment(0xc4, 0x10, 1, ...Array<number>(15).fill(0), 0), // of the rest only "end of block": one bit
    segment(0xda, 4, ...[1, 2, 3, 4].flatMap((id) => [id, 0]), 0, 63, 0),
    flatBlocks(blocksWide, blocksHigh, ink),
    Uint8Array.of(0xff, 0xd9),
  );
}

function flatBlocks(blocksWide: number, blocksHigh: number, ink: Pixel): Uint8Array {
  let bits = '';
  const before = [0, 0, 0, 0];
  for (let y = 0; y < blocksHigh; y++) {
    for (let x = 0; x < blocksWide; x++) {
      for (const [channel, amount] of ink(x, y).entries()) {
        const value = 255 - amount - 128;
        const difference = value - (before[channel] ?? 0);
        before[channel] = value;
        const size = difference === 0 ? 0 : Math.floor(Math.log2(Math.abs(difference))) + 1;
        bits += size.toString(2).padStart(4, '0');
        if (size > 0) bits += (difference > 0 ? difference : difference + 2 ** size - 1).toString(2).padStart(size, '0');
        bits += '0';
      }
    }
  }
  const padded = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1');
  const bytes: number[] = [];
  for (let at = 0; at < padded.length; at += 8) {
    const byte = parseInt(padded.slice(at, at + 8), 2);
    bytes.push(byte, ...(byte === 0xff ? [0] : []));
  }
  return Uint8Array.from(bytes);
}
