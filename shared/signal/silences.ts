import { FRAMES_PER_PEAK, type PeakPyramid } from './peak-pyramid.ts';
import type { SoundSurvey } from './sound-survey.ts';

export interface SilenceRule {
  /** Peaks below this are silence, in dB re full scale. */
  readonly floor: number;
  /** The shortest silence that counts, in seconds. */
  readonly least: number;
}

/** Peaks read at a time. */
const PIECE = 4096;
/** The peaks of steady noise lie 9 to 14 dB above its root mean square (within 256 frames, and over a minute of such). */
const ABOVE_NOISE = 15;

/** A rule that fits a recording: what its background noise stays below, from −70 to −25 dB, for at least 0.2 s. */
export function silenceRule(survey: SoundSurvey): SilenceRule {
  return { floor: Math.min(-25, Math.max(-70, survey.noiseFloor + ABOVE_NOISE)), least: 0.2 };
}

/** The frames at which sound becomes silence or silence sound, ascending, as far as the peaks are known, to 256 frames. All channels must be silent. Start and end of the recording are no edges. */
export function silenceEdges(pyramid: PeakPyramid, sampleRate: number, rule: SilenceRule): readonly number[] {
  const quiet = 10 ** (rule.floor / 20);
  const total = Math.ceil(pyramid.known / FRAMES_PER_PEAK);
  const columns = new Float32Array(2 * PIECE);
  const loud = new Uint8Array(PIECE);
  const edges: number[] = [];
  let began: number | undefined;
  const close = (end: number): void => {
    if (began !== undefined && (end - began) * FRAMES_PER_PEAK >= rule.least * sampleRate) {
      if (began > 0) edges.push(began * FRAMES_PER_PEAK);
      if (end < total) edges.push(end * FRAMES_PER_PEAK);
    }
    began = undefined;
  };
  for (let first = 0; first < total; first += PIECE) {
    const count = Math.min(PIECE, total - first);
    const piece = columns.subarray(0, 2 * count);
    loud.fill(0);
    for (let channel = 0; channel < pyramid.channels; channel++) {
      pyramid.columns(channel, first * FRAMES_PER_PEAK, (first + count) * FRAMES_PER_PEAK, piece);
      for (let i = 0; i < count; i++) if (-(piece[2 * i] as number) >= quiet || (piece[2 * i + 1] as number) >= quiet) loud[i] = 1;
    }
    for (let i = 0; i < count; i++) {
      if (loud[i] === 1) close(first + i);
      else began ??= first + i;
    }
  }
  close(total);
  return edges;
}
