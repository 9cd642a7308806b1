import type { WavValues } from '../../shared/model/wav-layout.ts';
import { FULL_SCALE } from '../../shared/signal/sound-survey.ts';

/** Gives one channel's values of interleaved bytes as floats, full scale ±1. */
type TakeChannel = (bytes: Uint8Array<ArrayBuffer>, first: number, step: number, into: Float32Array) => void;

// G.711: both laws spread the sign, three bits of exponent and four of mantissa over 14 and 13 bits.
function muLawValue(code: number): number {
  const inverted = ~code;
  const size = ((((inverted & 15) << 3) + 0x84) << ((inverted >> 4) & 7)) - 0x84;
  return ((inverted & 0x80) === 0 ? size : -size) / 32_768;
}

function aLawValue(code: number): number {
  const even = code ^ 0x55;
  const exponent = (even >> 4) & 7;
  const mantissa = ((even & 15) << 4) + 8;
  const size = exponent === 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
  return ((even & 0x80) === 0 ? -size : size) / 32_768;
}

const tableOf = (valueOf: (code: number) => number) => Float32Array.from({ length: 256 }, (_, code) => valueOf(code));
const byTable = (table: Float32Array): TakeChannel => (bytes, first, step, into) => {
  for (let n = 0, at = first; n < into.length; n++, at += step) into[n] = table[bytes[at] as number] as number;
};

const TAKES: Readonly<Record<WavValues, TakeChannel>> = {
  u8: byTable(tableOf((code) => (code - 128) / 128)),
  'a-law': byTable(tableOf(aLawValue)),
  'mu-law': byTable(tableOf(muLawValue)),
  s16: (bytes, first, step, into) => {
    const values = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
    for (let n = 0, at = first >> 1; n < into.length; n++, at += step >> 1) into[n] = (values[at] as number) / 32_768;
  },
  s24: (bytes, first, step, into) => {
    for (let n = 0, at = first; n < into.length; n++, at += step) into[n] = (((bytes[at] as number) << 8) | ((bytes[at + 1] as number) << 16) | ((bytes[at + 2] as number) << 24)) / 2_147_483_648;
  },
  s32: (bytes, first, step, into) => {
    const values = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
    for (let n = 0, at = first >> 2; n < into.length; n++, at += step >> 2) into[n] = (values[at] as number) / 2_147_483_648;
  },
  f32: (bytes, first, step, into) => {
    const values = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
    for (let n = 0, at = first >> 2; n < into.length; n++, at += step >> 2) {
      const value = values[at] as number;
      into[n] = Number.isFinite(value) ? value : 0;
    }
  },
  f64: (bytes, first, step, into) => {
    const values = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length >> 3);
    for (let n = 0, at = first >> 3; n < into.length; n++, at += step >> 3) {
      const value = Math.fround(values[at] as number);
      into[n] = Number.isFinite(value) ? value : 0;
    }
  },
};

/** The greatest value that each can hold; what may go beyond 1 is at full scale from the greatest of 16 bits on. */
export const GREATEST_VALUE: Readonly<Record<WavValues, number>> = {
  u8: 127 / 128, 'a-law': aLawValue(0xaa), 'mu-law': muLawValue(0x80), s16: FULL_SCALE, s24: FULL_SCALE, s32: FULL_SCALE, f32: FULL_SCALE, f64: FULL_SCALE,
};

/** Bytes of one value. */
export const BYTES_OF_VALUE: Readonly<Record<WavValues, number>> = { u8: 1, 'a-law': 1, 'mu-law': 1, s16: 2, s24: 3, s32: 4, f32: 4, f64: 8 };

/**
 * The first `channels` planes of interleaved values (little endian, as in WAV) of `stored` channels; `bytes` begin with a whole frame and at offset
 * 0 of their buffer. What is no number in a float file is silence.
 */
export function pcmPlanes(bytes: Uint8Array<ArrayBuffer>, values: WavValues, stored: number, channels: number): Float32Array<ArrayBuffer>[] {
  const width = BYTES_OF_VALUE[values];
  const count = Math.floor(bytes.length / (width * stored));
  return Array.from({ length: channels }, (_, channel) => {
    const plane = new Float32Array(count);
    if (channel < stored) TAKES[values](bytes, channel * width, width * stored, plane);
    return plane;
  });
}
