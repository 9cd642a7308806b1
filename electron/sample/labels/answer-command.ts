import type { Random } from '../../../shared/basics/random.ts';
import type { Answer, Region } from '../../../shared/model/annotation.ts';
import type { LabelId } from '../../../shared/model/ids.ts';
import type { Clip } from '../commands/clip.ts';
import { SAMPLE_RATE } from '../commands/wav.ts';
import { bell, chance } from '../draws.ts';
import { clamp } from '../screens/smooth.ts';
import type { CommandHabits } from './command-habits.ts';
import { COMMAND, HESITATION, NOISE, QUALITY, SPEECH, TRANSCRIPT } from './questions.ts';
import { regionIdFrom } from './region-id.ts';
import { transcribe } from './transcribe.ts';

/** Recordings up to this quality are poor enough to be misheard. */
const POOR = 1;

/** What a labeler with these habits answers about a clip. */
export function answerCommand(clip: Clip, habits: CommandHabits, random: Random): Record<string, Answer> {
  const text = transcribe(clip.parts, habits.writing, clip.quality <= POOR ? habits.mishears : 0, random);
  return {
    [TRANSCRIPT]: { is: 'value', value: { type: 'text', text } },
    [SPEECH]: { is: 'value', value: { type: 'span', regions: markSpans(clip, habits, random) } },
    [QUALITY]: { is: 'value', value: { type: 'rating', level: rate(clip.quality, habits, random) } },
  };
}

function rate(quality: number, { ratings, oneOff }: CommandHabits, random: Random): number {
  const level = ratings[quality] ?? quality;
  if (!chance(random, oneOff)) return level;
  return clamp(level + (chance(random, 0.5) ? 1 : -1), 0, 4);
}

interface Heard {
  readonly label: LabelId;
  readonly start: number;
  readonly end: number;
}

function markSpans(clip: Clip, habits: CommandHabits, random: Random): Region[] {
  const [first, last] = [clip.parts[0], clip.parts.at(-1)];
  const speech: Heard[] =
    chance(random, habits.oneSpan) && first !== undefined && last !== undefined
      ? [{ label: COMMAND, start: first.start, end: last.end }]
      : clip.parts.map(({ kind, start, end }) => ({ label: kind === 'command' ? COMMAND : HESITATION, start, end }));
  const noises = clip.noises.filter(() => chance(random, habits.marksNoise)).map(({ start, end }) => ({ label: NOISE, start, end }));
  const heard = [...speech, ...noises].sort((a, b) => a.start - b.start);

  // Spans on one lane keep clear of each other: each starts where the one before has ended, at the earliest.
  let free = 0;
  return heard.flatMap(({ label, start, end }): Region[] => {
    const from = Math.max(free, hundredth(start / SAMPLE_RATE - habits.air + bell(random) * habits.wobble));
    const to = Math.min(Math.floor((clip.frames / SAMPLE_RATE) * 100) / 100, hundredth(end / SAMPLE_RATE + habits.air + bell(random) * habits.wobble));
    if (to <= from) return [];
    free = to;
    return [{ id: regionIdFrom(random), label, shape: { kind: 'span', start: from, end: to, lane: 0 } }];
  });
}

function hundredth(seconds: number): number {
  return Math.max(0, Math.round(seconds * 100) / 100);
}
