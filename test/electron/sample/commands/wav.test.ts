import { describe, expect, it } from 'vitest';
import { decodeMuLawWav, encodeWav, SAMPLE_RATE } from '../../../../electron/sample/commands/wav.ts';
import { readVoices } from '../sample-files.ts';

/** A mu-law WAV around these bytes, with a chunk in front that readers must step over. */
function muLawWav(sound: readonly number[], sampleRate = SAMPLE_RATE): Uint8Array {
  const bytes = new Uint8Array(12 + 26 + 12 + 8 + sound.length);
  const view = new DataView(bytes.buffer);
  const name = (at: number, letters: string) => bytes.set(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)), at);
  name(0, 'RIFF');
  name(8, 'WAVEfmt ');
  view.setUint32(16, 18, true);
  view.setUint16(20, 7, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  name(38, 'fact');
  view.setUint32(42, 4, true);
  name(50, 'data');
  view.setUint32(54, sound.length, true);
  bytes.set(sound, 58);
  return bytes;
}

describe('decodeMuLawWav', () => {
  it('gives the values of ITU-T G.711: both zeros, the extremes, a step above zero', () => {
    const levels = Array.from(decodeMuLawWav(muLawWav([0xff, 0x7f, 0x80, 0x00, 0xfe])), (level) => level * 32_768);
    expect(levels.map((level) => level + 0)).toEqual([0, 0, 32_124, -32_124, 8]);
  });

  it('refuses another sample rate', () => {
    expect(() => decodeMuLawWav(muLawWav([0], 8000))).toThrow('16 kHz');
  });

  it('reads the committed voices at a sensible loudness', () => {
    for (const [name, bytes] of readVoices()) {
      const sound = decodeMuLawWav(bytes);
      const loudest = sound.reduce((most, level) => Math.max(most, Math.abs(level)), 0);
      expect(loudest, name).toBeGreaterThan(0.5);
      expect(sound.length, name).toBeGreaterThan(SAMPLE_RATE / 5);
    }
  });
});

describe('encodeWav', () => {
  it('writes 16-bit PCM and clips what is too loud', () => {
    const view = new DataView(encodeWav(Float64Array.from([0, 1, -1, 3, -3, 0.5])).buffer);
    expect(Array.from({ length: 6 }, (_, i) => view.getInt16(44 + i * 2, true))).toEqual([0, 32_767, -32_767, 32_767, -32_767, 16_384]);
    expect(view.getUint32(40, true)).toBe(12);
    expect(view.getUint32(24, true)).toBe(SAMPLE_RATE);
  });
});
