import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { zlibSync } from 'fflate';
import { encode } from 'jpeg-js';

/*
 * Real media files made from numbers: small, deterministic, and distinct by their index. What cannot be written in a few
 * lines (MP3, FLAC, Opus, AVIF …) lies in test/fixtures/media.
 */

/** Colour of a pixel, each part 0–255. */
export type Paint = (x: number, y: number) => readonly [number, number, number];

/** A picture that differs for every index and shows which way is up: a light corner top left, stripes by the bits of the index. */
export function indexed(index: number): Paint {
  return (x, y) => {
    const bit = (index >> ((x >> 2) & 15)) & 1;
    return [x < 4 && y < 4 ? 255 : (index * 37) & 255, bit * 180 + (y & 31), (index * 11 + y) & 255];
  };
}

export function pngBytes(width: number, height: number, paint: Paint, options: { orientation?: number; exifAfterPicture?: boolean } = {}): Uint8Array {
  const rows = new Uint8Array(height * (1 + width * 3));
  for (let y = 0, at = 0; y < height; y++) {
    at++; // filter 0
    for (let x = 0; x < width; x++) for (const part of paint(x, y)) rows[at++] = part;
  }
  const exif = options.orientation === undefined ? [] : [pngChunk('eXIf', exifBytes(options.orientation))];
  const header = pngChunk('IHDR', bigEndian(width, height), Uint8Array.of(8, 2, 0, 0, 0));
  const data = pngChunk('IDAT', zlibSync(rows, { level: 1 }));
  const middle = options.exifAfterPicture ? [data, ...exif] : [...exif, data];
  return joined(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), header, ...middle, pngChunk('IEND'));
}

/** A JPEG, with an EXIF segment that asks for an orientation 1–8 when one is given. */
export function jpegBytes(width: number, height: number, paint: Paint, options: { orientation?: number; bigEndian?: boolean } = {}): Uint8Array {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0, at = 0; y < height; y++) for (let x = 0; x < width; x++, at += 4) data.set([...paint(x, y), 255], at);
  const plain = new Uint8Array(encode({ data, width, height }, 85).data);
  if (options.orientation === undefined) return plain;
  const body = joined(latin('Exif\0\0'), exifBytes(options.orientation, options.bigEndian));
  return joined(plain.subarray(0, 2), Uint8Array.of(0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 255), body, plain.subarray(2));
}

/** A GIF of one colour; `frames` of it, the first at an offset inside its screen. */
export function gifBytes(width: number, height: number, options: { frame?: { left: number; top: number; width: number; height: number } } = {}): Uint8Array {
  const frame = options.frame ?? { left: 0, top: 0, width, height };
  const screen = joined(latin('GIF89a'), littleEndian16(width, height), Uint8Array.of(0x80, 0, 0, 200, 80, 40, 20, 20, 20));
  const place = joined(Uint8Array.of(0x2c), littleEndian16(frame.left, frame.top, frame.width, frame.height), Uint8Array.of(0));
  return joined(screen, place, gifPixels(frame.width * frame.height), Uint8Array.of(0x3b));
}

// Codes of 3 bits with a clear code before each pair of pixels keep the dictionary from ever growing: LZW without compression.
function gifPixels(count: number): Uint8Array {
  const codes: number[] = [];
  for (let i = 0; i < count; i++) {
    if (i % 2 === 0) codes.push(4);
    codes.push(0);
  }
  codes.push(5);
  const bytes = new Uint8Array(Math.ceil((codes.length * 3) / 8));
  codes.forEach((code, i) => {
    for (let bit = 0; bit < 3; bit++) if ((code >> bit) & 1) bytes[(i * 3 + bit) >> 3] = (bytes[(i * 3 + bit) >> 3] ?? 0) | (1 << ((i * 3 + bit) & 7));
  });
  const blocks: Uint8Array[] = [Uint8Array.of(2)];
  for (let at = 0; at < bytes.length; at += 255) blocks.push(Uint8Array.of(Math.min(255, bytes.length - at)), bytes.subarray(at, at + 255));
  return joined(...blocks, Uint8Array.of(0));
}

export function bmpBytes(width: number, height: number, paint: Paint, options: { topDown?: boolean } = {}): Uint8Array {
  const stride = Math.ceil((width * 24) / 32) * 4;
  const bytes = new Uint8Array(54 + stride * height);
  const view = new DataView(bytes.buffer);
  bytes.set(latin('BM'));
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, 54, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, width, true);
  view.setInt32(22, options.topDown ? -height : height, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  for (let y = 0; y < height; y++) {
    const row = 54 + stride * (options.topDown ? y : height - 1 - y);
    for (let x = 0; x < width; x++) bytes.set([...paint(x, y)].reverse(), row + x * 3);
  }
  return bytes;
}

export type WavSamples = 'pcm8' | 'pcm16' | 'pcm24' | 'pcm32' | 'float32' | 'float64' | 'mulaw' | 'alaw';
const WAV_CODE: Readonly<Record<WavSamples, readonly [code: number, bits: number]>> = {
  pcm8: [1, 8], pcm16: [1, 16], pcm24: [1, 24], pcm32: [1, 32], float32: [3, 32], float64: [3, 64], alaw: [6, 8], mulaw: [7, 8],
}; // prettier-ignore

export interface WavOptions {
  readonly frames: number;
  readonly sampleRate?: number;
  readonly channels?: number;
  readonly samples?: WavSamples;
  readonly extensible?: boolean;
  /** Hz of the sine; other frequencies give other bytes. */
  readonly hertz?: number;
  /** Chunks between the format and the data, such as LIST. */
  readonly extraChunk?: boolean;
  /** What the header says of the data's length, when it lies. */
  readonly declaredBytes?: number;
}

export function wavBytes(options: WavOptions): Uint8Array {
  const { frames, sampleRate = 16_000, channels = 1, samples = 'pcm16', hertz = 440 } = options;
  const [code, bits] = WAV_CODE[samples];
  const frameBytes = (channels * bits) / 8;
  const data = new Uint8Array(frames * frameBytes);
  const view = new DataView(data.buffer);
  for (let i = 0; i < frames; i++) {
    const value = 0.5 * Math.sin((2 * Math.PI * hertz * i) / sampleRate);
    for (let channel = 0; channel < channels; channel++) writeSample(view, i * frameBytes + (channel * bits) / 8, samples, value);
  }
  const format = new Uint8Array(options.extensible ? 40 : 16);
  const head = new DataView(format.buffer);
  head.setUint16(0, options.extensible ? 0xfffe : code, true);
  head.setUint16(2, channels, true);
  head.setUint32(4, sampleRate, true);
  head.setUint32(8, sampleRate * frameBytes, true);
  head.setUint16(12, frameBytes, true);
  head.setUint16(14, bits, true);
  if (options.extensible) {
    head.setUint16(16, 22, true);
    head.setUint16(18, bits, true);
    format.set([code, 0, 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71], 24);
  }
  const extra = options.extraChunk ? [latin('LIST'), littleEndian32(5), latin('INFOx'), Uint8Array.of(0)] : [];
  const body = joined(latin('WAVEfmt '), littleEndian32(format.length), format, ...extra, latin('data'), littleEndian32(options.declaredBytes ?? data.length), data);
  return joined(latin('RIFF'), littleEndian32(body.length), body);
}

function writeSample(view: DataView, at: number, samples: WavSamples, value: number): void {
  if (samples === 'float32') view.setFloat32(at, value, true);
  else if (samples === 'float64') view.setFloat64(at, value, true);
  else if (samples === 'pcm16') view.setInt16(at, Math.round(value * 32_767), true);
  else if (samples === 'pcm32') view.setInt32(at, Math.round(value * 2_147_483_647), true);
  else if (samples === 'pcm24') {
    const whole = Math.round(value * 8_388_607);
    view.setUint16(at, whole & 0xffff, true);
    view.setInt8(at + 2, whole >> 16);
  } else view.setUint8(at, Math.round(128 + value * 127));
}

/** A simple WebP (lossy or lossless, without extensions) given an EXIF chunk that asks for an orientation. */
export function webpWithOrientation(simple: Uint8Array, width: number, height: number, orientation: number): Uint8Array {
  const extended = joined(latin('VP8X'), littleEndian32(10), Uint8Array.of(8, 0, 0, 0), littleEndian24(width - 1), littleEndian24(height - 1));
  const exif = exifBytes(orientation);
  const body = joined(latin('WEBP'), extended, simple.subarray(12), latin('EXIF'), littleEndian32(exif.length), exif);
  return joined(latin('RIFF'), littleEndian32(body.length), body);
}

/** Writes `count` distinct pictures as PNG (JPEG where `jpeg`), `prefix0000.png` …, and gives their paths relative to `folder`. */
export async function writeImages(folder: string, count: number, options: { width?: number; height?: number; prefix?: string; jpeg?: boolean; folders?: readonly string[] } = {}): Promise<string[]> {
  const { width = 64, height = 48, prefix = 'image-', jpeg = false, folders = [''] } = options;
  return writeMany(folder, count, (index) => ({
    path: join(folders[index % folders.length] ?? '', `${prefix}${String(index).padStart(4, '0')}.${jpeg ? 'jpg' : 'png'}`),
    bytes: jpeg ? jpegBytes(width, height, indexed(index)) : pngBytes(width, height, indexed(index)),
  }));
}

/** Writes `count` distinct clips as 16-bit WAV, `clip-0000.wav` …, and gives their paths relative to `folder`. */
export async function writeClips(folder: string, count: number, options: { seconds?: number; sampleRate?: number; prefix?: string; folders?: readonly string[] } = {}): Promise<string[]> {
  const { seconds = 0.25, sampleRate = 8000, prefix = 'clip-', folders = [''] } = options;
  return writeMany(folder, count, (index) => ({
    path: join(folders[index % folders.length] ?? '', `${prefix}${String(index).padStart(4, '0')}.wav`),
    bytes: wavBytes({ frames: Math.round(seconds * sampleRate), sampleRate, hertz: 200 + index }),
  }));
}

async function writeMany(folder: string, count: number, make: (index: number) => { path: string; bytes: Uint8Array }): Promise<string[]> {
  const paths: string[] = [];
  const folders = new Set<string>();
  for (let index = 0; index < count; index++) {
    const { path, bytes } = make(index);
    const place = join(folder, path);
    if (!folders.has(dirname(place))) await mkdir(dirname(place), { recursive: true });
    folders.add(dirname(place));
    await writeFile(place, bytes);
    paths.push(path);
  }
  return paths;
}

/** EXIF with one entry: the orientation. */
export function exifBytes(orientation: number, bigEndianOrder = false): Uint8Array {
  const view = new DataView(new ArrayBuffer(26));
  const little = !bigEndianOrder;
  view.setUint16(0, little ? 0x4949 : 0x4d4d);
  view.setUint16(2, 42, little);
  view.setUint32(4, 8, little);
  view.setUint16(8, 1, little);
  view.setUint16(10, 274, little);
  view.setUint16(12, 3, little);
  view.setUint32(14, 1, little);
  view.setUint16(18, orientation, little);
  return new Uint8Array(view.buffer);
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

export function latin(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

export function pngChunk(name: string, ...body: readonly Uint8Array[]): Uint8Array {
  const named = joined(latin(name), ...body);
  return joined(bigEndian(named.length - 4), named, bigEndian(crc32(named)));
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let crc = n;
  for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 0 ? crc >>> 1 : 0xedb8_8320 ^ (crc >>> 1);
  return crc;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffff_ffff) >>> 0;
}

export function bigEndian(...values: readonly number[]): Uint8Array {
  return Uint8Array.from(values.flatMap((value) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]));
}

export function littleEndian32(...values: readonly number[]): Uint8Array {
  return Uint8Array.from(values.flatMap((value) => [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24]));
}

export function littleEndian24(value: number): Uint8Array {
  return littleEndian32(value).subarray(0, 3);
}

export function littleEndian16(...values: readonly number[]): Uint8Array {
  return Uint8Array.from(values.flatMap((value) => [value & 255, value >>> 8]));
}
