import { defined } from '../../../shared/basics/assert.ts';
import { seededRandom } from '../../../shared/basics/random.ts';
import { background } from './background.ts';
import type { Clip } from './clip.ts';

/** Frames over which a part fades in and out, so that its cut edges do not click. */
const FADE = 96;

/** Delays of the room's early echoes, in frames: about 13, 23 and 37 ms. */
const ECHOES = [211, 367, 593] as const;

/** Mixes one clip: the voice with a little of the room's echo, noises, background. */
export function renderClip(clip: Clip, voices: ReadonlyMap<string, Float64Array>): Float64Array {
  const mixed = background(clip.background, clip.frames, clip.backgroundLevel, seededRandom(clip.seed));
  const add = (at: number, value: number) => {
    if (at < clip.frames) mixed[at] = (mixed[at] as number) + value;
  };
  for (const { file, start } of clip.parts) {
    const voice = defined(voices.get(file), file);
    for (let i = 0; i < voice.length; i++) {
      const edge = Math.min(1, i / FADE, (voice.length - 1 - i) / FADE);
      const value = (voice[i] as number) * edge * clip.voiceGain;
      add(start + i, value);
      for (const [order, delay] of ECHOES.entries()) add(start + i + delay, (value * clip.echo) / (order + 1));
    }
  }
  for (const { start, sound } of clip.noises) sound.forEach((value, i) => add(start + i, value));
  return mixed;
}
