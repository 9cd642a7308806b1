import { assert } from '../../../shared/basics/assert.ts';

/** All sample clips, and the voices they are mixed from, have this rate. */
export const SAMPLE_RATE = 16_000;

/** The sound of a mono 16 kHz mu-law WAV file, in [-1, 1]. The file is one of ours: anything else in it is a bug. */
export function decodeMuLawWav(bytes: Uint8Array): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  assert(chunkName(view, 0) === 'RIFF' && chunkName(view, 8) === 'WAVE', 'a voice is a WAV file');
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = chunkName(view, at);
    const size = view.getUint32(at + 4, true);
    if (name === 'fmt ') {
      const format = [view.getUint16(at + 8, true), view.getUint16(at + 10, true), view.getUint32(at + 12, true)];
      assert(format.join() === `7,1,${SAMPLE_RATE}`, 'a voice is mono mu-law at 16 kHz');
    }
    if (name === 'data') return Float64Array.from(bytes.subarray(at + 8, at + 8 + size), muLawToLinear);
    at += 8 + size + (size % 2);
  }
  throw new Error('Concord bug: a voice has no sound in it');
}

/** ITU-T G.711 mu-law: sign, three bits of exponent, four of mantissa, all inverted. */
function muLawToLinear(byte: number): number {
  const bits = ~byte & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + 0x84) << ((bits >> 4) & 7)) - 0x84;
  return (bits & 0x80 ? -magnitude : magnitude) / 32_768;
}

/** Mono 16-bit PCM WAV bytes of a sound in [-1, 1]; what is louder is clipped, as a recorder would. */
export function encodeWav(sound: Float64Array): Uint8Array {
  const bytes = new Uint8Array(44 + sound.length * 2);
  const view = new DataView(bytes.buffer);
  const writeName = (at: number, name: string) => {
    for (let i = 0; i < name.length; i++) view.setUint8(at + i, name.charCodeAt(i));
  };
  writeName(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  writeName(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, SAMPLE_RATE, true);
  view.setUint32(28, SAMPLE_RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  writeName(36, 'data');
  view.setUint32(40, sound.length * 2, true);
  for (let i = 0; i < sound.length; i++) {
    const level = Math.max(-1, Math.min(1, sound[i] as number));
    view.setInt16(44 + i * 2, Math.round(level * 32_767), true);
  }
  return bytes;
}

function chunkName(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}
