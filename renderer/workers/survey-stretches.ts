import type { PeakPiece, PeakPyramid } from '../../shared/signal/peak-pyramid.ts';
import type { SoundSurvey, SurveyMeter } from '../../shared/signal/sound-survey.ts';
import type { DecodedFrames, DecodedSound } from './decoded-sound.ts';
import { blockFrames } from './sound-blocks.ts';
import { framesOf, type SoundSource } from './sound-source.ts';

/** Peaks are told after the first stretch, and then this often, in milliseconds. */
const PAUSE_MS = 200;
/** Stretches that are read and decoded while one is measured. */
export const STRETCHES_AHEAD = 3;
/** Values of the longest stretch, over all channels: 24 s of mono at 44.1 kHz. What each stretch costs by itself (a request, a decoder that begins and ends) is then small. */
const MOST_VALUES = 2 ** 20;
/** A decoder may keep its last frames to itself; only more than this is missing sound. */
const CODEC_TAIL = 4096;

export interface SurveyMeters {
  readonly pyramid: PeakPyramid;
  readonly meter: SurveyMeter;
}

export interface SurveyCourse {
  readonly tell: (piece: PeakPiece) => void;
  readonly now: () => number;
  /** Waits for one's turn before each stretch; false when nobody wants the survey any more. */
  readonly goesOn: () => Promise<boolean>;
}

/** Where the stretches of a recording begin, and its end: short at first, so that peaks are soon seen, each twice as long as the one before up to the longest. */
export function stretchEdges(source: SoundSource): readonly number[] {
  const frames = framesOf(source);
  const first = blockFrames(source);
  const most = Math.max(first, 2 ** Math.floor(Math.log2(MOST_VALUES / source.channels)));
  const edges = [0];
  for (let at = 0; at < frames; ) {
    at = Math.min(frames, at + Math.min(most, Math.max(first, at)));
    edges.push(at);
  }
  return edges;
}

/**
 * Measures a recording stretch after stretch; the next are decoded while one is measured. Undefined when it was given up. Where the
 * file ends early, the peaks behind it are silence and the survey's `frames` end where the sound does.
 */
export async function surveyStretches(sound: Pick<DecodedSound, 'decode'>, edges: readonly number[], { pyramid, meter }: SurveyMeters, { tell, now, goesOn }: SurveyCourse): Promise<SoundSurvey | undefined> {
  const count = edges.length - 1;
  const stretch = (number: number): Promise<DecodedFrames> => sound.decode(edges[number] as number, edges[number + 1] as number);
  let told = 0;
  let toldAt = -Infinity;
  let hasEnded = false;
  const ahead: Promise<DecodedFrames>[] = [];
  let asked = 0;
  for (let number = 0; number < count; number++) {
    if (!(await goesOn())) return undefined;
    for (; asked < count && asked <= number + STRETCHES_AHEAD; asked++) {
      const decoding = stretch(asked);
      decoding.catch(() => undefined); // told when it is waited for
      ahead.push(decoding);
    }
    const { planes, held } = await (ahead.shift() ?? stretch(number));
    const length = planes[0]?.length ?? 0;
    const missing = length - held;
    if (!hasEnded) meter.add(missing > CODEC_TAIL || (missing > 0 && number + 1 < count) ? planes.map((plane) => plane.subarray(0, held)) : planes);
    hasEnded ||= missing > CODEC_TAIL;
    pyramid.add(planes);
    if (now() - toldAt < PAUSE_MS && number + 1 < count) continue;
    tell(pyramid.pieceSince(told));
    told = pyramid.known;
    toldAt = now();
  }
  return meter.finish();
}
