import type { Random } from '../../../shared/basics/random.ts';
import { between } from '../draws.ts';
import { turnByHalfTangent } from '../screens/phone.ts';
import { SAMPLE_RATE } from './wav.ts';

export const BACKGROUNDS = ['quiet room', 'hum', 'fan', 'hiss', 'street'] as const;
export type BackgroundName = (typeof BACKGROUNDS)[number];

/** A background of the given length whose loudness (root mean square) is about `level`. */
export function background(name: BackgroundName, frames: number, level: number, random: Random): Float64Array {
  const sound = MAKE[name](frames, random);
  let energy = 0;
  for (const value of sound) energy += value * value;
  const gain = level / Math.sqrt(energy / frames + 1e-12);
  return sound.map((value) => value * gain);
}

const MAKE: Record<BackgroundName, (frames: number, random: Random) => Float64Array> = {
  'quiet room': (frames, random) => lowPass(white(frames, random), 0.25),
  hum: (frames, random) => {
    const mains = between(random, 49.9, 50.1);
    const [first, second, third] = [tone(mains, frames), tone(mains * 2, frames), tone(mains * 5, frames)];
    const air = lowPass(white(frames, random), 0.2);
    return air.map((value, i) => value * 0.3 + (first[i] as number) + 0.6 * (second[i] as number) + 0.35 * (third[i] as number));
  },
  fan: (frames, random) => {
    const air = lowPass(lowPass(white(frames, random), 0.12), 0.12);
    const blades = tone(between(random, 9, 14), frames);
    return air.map((value, i) => value * (1 + 0.25 * (blades[i] as number)));
  },
  hiss: (frames, random) => highPass(white(frames, random), 0.4),
  street: (frames, random) => {
    const rumble = lowPass(lowPass(white(frames, random), 0.02), 0.02);
    const traffic = lowPass(white(frames, random), 0.3);
    const passing = tone(between(random, 0.25, 0.5), frames);
    return rumble.map((value, i) => value * 2.5 + (traffic[i] as number) * (0.35 + 0.3 * (passing[i] as number)));
  },
};

function white(frames: number, random: Random): Float64Array {
  return Float64Array.from({ length: frames }, () => random.unit() * 2 - 1);
}

/** One-pole filters: `share` of the new value each step. */
function lowPass(sound: Float64Array, share: number): Float64Array {
  let held = 0;
  return sound.map((value) => (held += share * (value - held)));
}

function highPass(sound: Float64Array, share: number): Float64Array {
  const low = lowPass(sound, share);
  return sound.map((value, i) => value - (low[i] as number));
}

/** A pure tone by turning a vector a little each step: exact arithmetic only, and the turn keeps its length. */
export function tone(hertz: number, frames: number): Float64Array {
  const half = (Math.PI * hertz) / SAMPLE_RATE;
  const { cos, sin } = turnByHalfTangent(half + (half * half * half) / 3);
  let x = 1;
  let y = 0;
  return Float64Array.from({ length: frames }, () => {
    [x, y] = [x * cos - y * sin, x * sin + y * cos];
    return y;
  });
}

/** A short noise from the room, as frames to be added: a click, a knock on wood, something put down. */
export function roomNoise(random: Random): Float64Array {
  const frames = Math.floor(between(random, 0.06, 0.16) * SAMPLE_RATE);
  const pitch = tone(between(random, 140, 420), frames);
  const burst = lowPass(white(frames, random), between(random, 0.3, 0.9));
  const damping = 1 - between(random, 18, 40) / frames / 4;
  let loudness = 1;
  return burst.map((value, i) => {
    loudness *= damping;
    const attack = Math.min(1, i / 24);
    return attack * loudness * (value * 0.7 + (pitch[i] as number) * 0.5);
  });
}
