import type { SampleId } from '../../shared/model/ids.ts';
import { PeakPyramid } from '../../shared/signal/peak-pyramid.ts';
import type { SoundSurvey } from '../../shared/signal/sound-survey.ts';
import { framesOf, type SoundSource } from '../workers/sound-source.ts';
import { surveySound } from '../workers/survey-sound.client.ts';
import { soundCache } from './sound-cache.ts';

/** A whole recording, measured. */
export interface MeasuredSound {
  readonly pyramid: PeakPyramid;
  readonly survey: SoundSurvey;
}

export interface MeasureOptions {
  /** Gives the wish up; the measuring stops when nobody wants it any more. */
  readonly signal?: AbortSignal | undefined;
  /** Takes the peaks as they grow. */
  readonly onPeaks?: ((pyramid: PeakPyramid) => void) | undefined;
  /** The recording that is open comes before those that are only glanced at. */
  readonly isUrgent?: boolean | undefined;
}

interface Measuring {
  readonly pyramid: PeakPyramid;
  readonly stop: AbortController;
  readonly askers: Set<MeasureOptions>;
  readonly survey: Promise<SoundSurvey>;
}

const underWay = new Map<SampleId, Measuring>();

/** What is known of a recording from an earlier time; undefined when it has to be measured. */
export async function keptSound(sample: SampleId, source: SoundSource): Promise<MeasuredSound | undefined> {
  const kept = await soundCache.peaks(sample);
  const pyramid = kept === undefined ? undefined : PeakPyramid.fromBytes(kept.bytes);
  const isWhole = pyramid?.frames === framesOf(source) && pyramid.channels === source.channels && pyramid.known === pyramid.frames;
  return kept !== undefined && pyramid !== undefined && isWhole ? { pyramid, survey: kept.survey } : undefined;
}

/**
 * The one door to what a recording is like: from the cache, or measured once for all who ask at the same time. Rejects with
 * `SoundTrouble`, or with an `AbortError` when the asker's signal says so.
 */
export async function measuredSound(sample: SampleId, source: SoundSource, options: MeasureOptions = {}): Promise<MeasuredSound> {
  options.signal?.throwIfAborted();
  const kept = await keptSound(sample, source);
  options.signal?.throwIfAborted();
  if (kept !== undefined) return kept;
  const measuring = underWay.get(sample) ?? begin(sample, source, options.isUrgent === true);
  measuring.askers.add(options);
  if (measuring.pyramid.known > 0) options.onPeaks?.(measuring.pyramid);
  const { signal } = options;
  let leave = (): void => undefined;
  const left = new Promise<never>((_, reject) => {
    leave = () => {
      measuring.askers.delete(options);
      if (measuring.askers.size === 0) measuring.stop.abort();
      reject(new DOMException('Cancelled', 'AbortError'));
    };
  });
  signal?.addEventListener('abort', leave, { once: true });
  try {
    return { pyramid: measuring.pyramid, survey: await Promise.race([measuring.survey, left]) };
  } finally {
    signal?.removeEventListener('abort', leave);
  }
}

function begin(sample: SampleId, source: SoundSource, isUrgent: boolean): Measuring {
  const pyramid = new PeakPyramid({ channels: source.channels, frames: framesOf(source) });
  const stop = new AbortController();
  const askers = new Set<MeasureOptions>();
  const survey = surveySound(source, {
    signal: stop.signal,
    isUrgent,
    onPeaks: (piece) => {
      pyramid.take(piece);
      for (const { onPeaks } of askers) onPeaks?.(pyramid);
    },
  });
  const measuring: Measuring = { pyramid, stop, askers, survey };
  underWay.set(sample, measuring);
  const forget = () => {
    if (underWay.get(sample) === measuring) underWay.delete(sample);
  };
  stop.signal.addEventListener('abort', forget, { once: true });
  survey.then(
    (measured) => {
      forget();
      void soundCache.keepPeaks(sample, pyramid.toBytes(), measured);
    },
    forget,
  );
  return measuring;
}
