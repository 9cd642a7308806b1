import { defined } from '../../../shared/basics/assert.ts';
import { type Random, seededRandom } from '../../../shared/basics/random.ts';
import { between, chance, pick } from '../draws.ts';
import { BACKGROUNDS, roomNoise } from './background.ts';
import type { Clip, PlacedNoise, PlacedPart } from './clip.ts';
import { COMMANDS, type SpokenCommand, voiceFile } from './spoken-commands.ts';
import { SAMPLE_RATE } from './wav.ts';

/** Loudness of the background for each level of quality, from hardly understood to clean. */
const BACKGROUND_LEVELS = [0.16, 0.085, 0.042, 0.016, 0.004] as const;

/** One clip a command. `voices` gives the sound of each voice file. */
export function planClips(seed: number, voices: ReadonlyMap<string, Float64Array>): Clip[] {
  return COMMANDS.map((command, index) => planClip(command, index, voices, seededRandom(seed, 2000 + index)));
}

function planClip(command: SpokenCommand, index: number, voices: ReadonlyMap<string, Float64Array>, random: Random): Clip {
  const frames = (seconds: number) => Math.round(seconds * SAMPLE_RATE);
  const quality = pick(random, [0, 1, 2, 2, 3, 3, 4, 4]);
  const noises: PlacedNoise[] = [];
  const noiseAt = (start: number) => {
    const sound = roomNoise(random);
    const gain = between(random, 0.25, 0.6);
    noises.push({ start, end: start + sound.length, sound: sound.map((value) => value * gain) });
    return start + sound.length;
  };

  let at = frames(between(random, 0.18, 0.4));
  if (chance(random, 0.22)) at = noiseAt(at) + frames(between(random, 0.12, 0.3));
  const parts: PlacedPart[] = [];
  for (const part of command.parts) {
    if (parts.length > 0) at += frames(between(random, 0.08, 0.36));
    const file = voiceFile(command.speaker, part.words);
    const end = at + defined(voices.get(file), file).length;
    parts.push({ ...part, file, start: at, end });
    at = end;
  }
  at += frames(between(random, 0.12, 0.3));
  if (chance(random, 0.18)) at = noiseAt(at) + frames(between(random, 0.08, 0.2));
  at += frames(between(random, 0.06, 0.15));

  return {
    name: `command-${String(index + 1).padStart(2, '0')}.wav`,
    command,
    frames: at,
    parts,
    noises,
    background: quality === 4 ? 'quiet room' : pick(random, BACKGROUNDS.slice(1)),
    backgroundLevel: defined(BACKGROUND_LEVELS[quality], 'a background level'),
    voiceGain: between(random, 0.55, 0.85),
    echo: between(random, 0.05, 0.3),
    quality,
    seed: random.uint32(),
  };
}
