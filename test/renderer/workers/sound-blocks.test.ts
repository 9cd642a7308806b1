import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DecodedSound } from '../../../renderer/workers/decoded-sound.ts';
import { blockFrames, SoundBlocks } from '../../../renderer/workers/sound-blocks.ts';
import type { SoundSource } from '../../../renderer/workers/sound-source.ts';

const sourceOf = (frames: number, channels = 1, sampleRate = 8000): SoundSource => ({ url: '/a', seconds: frames / sampleRate, sampleRate, channels });

/** Sound whose value at each frame is its number; notes what it was asked for. */
function counted(source: SoundSource): { readonly sound: DecodedSound; readonly asked: (readonly [number, number])[] } {
  const asked: (readonly [number, number])[] = [];
  const sound: DecodedSound = {
    runUp: 0,
    fullScale: 1,
    decode: async (from, to) => {
      asked.push([from, to]);
      return { planes: Array.from({ length: source.channels }, (_, channel) => Float32Array.from({ length: to - from }, (__, n) => (from + n) * (channel + 1))), held: to - from };
    },
    close: () => undefined,
  };
  return { sound, asked };
}

describe('blocks of decoded sound', () => {
  it('are a power of two of frames, near four seconds, at most 4 MB', () => {
    const sizes = ([[8000, 1], [44_100, 2], [48_000, 1], [192_000, 16], [2000, 1], [44_100, 1024]] as const).map(([sampleRate, channels]) => blockFrames({ sampleRate, channels }));
    expect(sizes).toEqual([32_768, 131_072, 262_144, 65_536, 8192, 1024]);
  });

  it('give every frame its value from any window, with silence outside the recording', async () => {
    const property = fc.asyncProperty(fc.integer({ min: 1, max: 150_000 }), fc.integer({ min: -50_000, max: 200_000 }), fc.integer({ min: 0, max: 90_000 }), fc.integer({ min: 1, max: 3 }), async (frames, from, length, channels) => {
      const source = sourceOf(frames, channels);
      const planes = await new SoundBlocks(counted(source).sound, source).read(from, from + length);
      expect(planes.map((plane) => plane.length)).toEqual(Array.from({ length: channels }, () => length));
      for (const n of [0, 1, length >> 1, length - 1]) {
        const frame = from + n;
        if (n >= 0 && n < length) expect(planes.map((plane) => plane[n])).toEqual(planes.map((_, channel) => (frame >= 0 && frame < frames ? frame * (channel + 1) : 0)));
      }
    });
    await fc.assert(property, { seed: 1, numRuns: 60 });
  });

  it('are decoded once for several readers at a time, and again only when they were dropped', async () => {
    const source = sourceOf(32_768 * 8);
    const { sound, asked } = counted(source);
    const blocks = new SoundBlocks(sound, source, 3 * 32_768 * 4);
    await Promise.all([blocks.read(10, 20), blocks.read(30, 40), blocks.read(32_700, 32_800)]);
    expect(asked).toEqual([[0, 32_768], [32_768, 65_536]]);
    await blocks.read(65_536, 65_537);
    await blocks.read(0, 1);
    await blocks.read(3 * 32_768, 3 * 32_768 + 1);
    expect(asked).toHaveLength(4);
    await blocks.read(0, 1);
    expect(asked).toHaveLength(4);
    await blocks.read(32_768, 32_769);
    expect(asked).toHaveLength(5);
  });

  it('that could not be decoded are tried again at the next reading', async () => {
    const source = sourceOf(1000);
    const { sound } = counted(source);
    let tries = 0;
    const blocks = new SoundBlocks({ ...sound, decode: (from, to) => (tries++ === 0 ? Promise.reject(new Error('gone')) : sound.decode(from, to)) }, source);
    await expect(blocks.read(0, 10)).rejects.toThrow('gone');
    expect((await blocks.read(3, 4))[0]?.[0]).toBe(3);
  });
});
