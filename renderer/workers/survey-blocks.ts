import type { PeakPiece, PeakPyramid } from '../../shared/signal/peak-pyramid.ts';
import type { SoundSurvey, SurveyMeter } from '../../shared/signal/sound-survey.ts';
import type { DecodedFrames } from './decoded-sound.ts';
import type { SoundBlocks } from './sound-blocks.ts';

/** Peaks are told after the first block, and then this often, in milliseconds. */
const PAUSE_MS = 200;
/** Blocks that are read and decoded while one is measured. */
export const BLOCKS_AHEAD = 3;
/** A decoder may keep its last frames to itself; only more than this is missing sound. */
const CODEC_TAIL = 4096;

export interface SurveyMeters {
  readonly pyramid: PeakPyramid;
  readonly meter: SurveyMeter;
}

export interface SurveyCourse {
  readonly tell: (piece: PeakPiece) => void;
  readonly now: () => number;
  /** Waits for one's turn before each block; false when nobody wants the survey any more. */
  readonly goesOn: () => Promise<boolean>;
}

/**
 * Measures a recording block after block; the next are decoded while one is measured. Undefined when it was given up. Where the
 * file ends early, the peaks behind it are silence and the survey's `frames` end where the sound does.
 */
export async function surveyBlocks(blocks: Pick<SoundBlocks, 'block' | 'count' | 'frames'>, { pyramid, meter }: SurveyMeters, { tell, now, goesOn }: SurveyCourse): Promise<SoundSurvey | undefined> {
  let told = 0;
  let toldAt = -Infinity;
  let hasEnded = false;
  const ahead: Promise<DecodedFrames>[] = [];
  let asked = 0;
  for (let number = 0; number < blocks.count; number++) {
    if (!(await goesOn())) return undefined;
    for (; asked < blocks.count && asked <= number + BLOCKS_AHEAD; asked++) {
      const decoding = blocks.block(asked);
      decoding.catch(() => undefined); // told when it is waited for
      ahead.push(decoding);
    }
    const { planes, held } = await (ahead.shift() ?? blocks.block(number));
    const length = planes[0]?.length ?? 0;
    const missing = length - held;
    if (!hasEnded) meter.add(missing > CODEC_TAIL || (missing > 0 && number + 1 < blocks.count) ? planes.map((plane) => plane.subarray(0, held)) : planes);
    hasEnded ||= missing > CODEC_TAIL;
    pyramid.add(planes);
    if (now() - toldAt < PAUSE_MS && number + 1 < blocks.count) continue;
    tell(pyramid.pieceSince(told));
    told = pyramid.known;
    toldAt = now();
  }
  return meter.finish();
}
