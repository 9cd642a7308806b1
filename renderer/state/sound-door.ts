import { PeakPyramid } from '../../shared/signal/peak-pyramid.ts';
import type { SoundSurvey } from '../../shared/signal/sound-survey.ts';
import type { SoundStore } from '../storage/sound-store.ts';
import { framesOf, type SoundSource } from '../workers/sound-source.ts';
import { startSurvey, type StartedSurvey } from '../workers/survey-sound.client.ts';

/** A recording, and its content hash. */
export interface KnownSound extends SoundSource {
  readonly id: string;
}

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

interface Measuring extends StartedSurvey {
  readonly pyramid: PeakPyramid;
  readonly stop: AbortController;
  readonly askers: Set<MeasureOptions>;
  isUrgent: boolean;
}

/**
 * The one door to what a recording is like, for tiles, preloading and the sound surface alike: from the store, or measured once for all who
 * ask at the same time. It is as urgent as the most urgent of them: who opens a recording that is being measured ahead takes over what is
 * there. When nobody asks any more it stops, so that what is left behind never holds up the recording that is open, nor the one that is got
 * ready next; to measure it anew costs seconds for hours of sound.
 */
export class SoundDoor {
  readonly #store: Pick<SoundStore, 'peaks' | 'keepPeaks' | 'tile' | 'keepTile'>;
  readonly #underWay = new Map<string, Measuring>();

  constructor(store: Pick<SoundStore, 'peaks' | 'keepPeaks' | 'tile' | 'keepTile'>) {
    this.#store = store;
  }

  /** What is known of a recording from an earlier time; undefined when it has to be measured. */
  async kept(sound: KnownSound): Promise<MeasuredSound | undefined> {
    const kept = await this.#store.peaks(sound.id);
    const pyramid = kept === undefined ? undefined : PeakPyramid.fromBytes(kept.bytes);
    const isWhole = pyramid?.frames === framesOf(sound) && pyramid.channels === sound.channels && pyramid.known === pyramid.frames;
    return kept !== undefined && pyramid !== undefined && isWhole ? { pyramid, survey: kept.survey } : undefined;
  }

  /** Rejects with `SoundTrouble`, or with an `AbortError` when the asker's signal says so. */
  async measured(sound: KnownSound, options: MeasureOptions = {}): Promise<MeasuredSound> {
    const { signal } = options;
    signal?.throwIfAborted();
    const kept = await this.kept(sound);
    signal?.throwIfAborted();
    if (kept !== undefined) return kept;
    const measuring = this.#underWay.get(sound.id) ?? this.#begin(sound, options.isUrgent === true);
    measuring.askers.add(options);
    updateUrgency(measuring);
    if (measuring.pyramid.known > 0) options.onPeaks?.(measuring.pyramid);
    let leave = (): void => undefined;
    const left = new Promise<never>((_, reject) => {
      leave = () => {
        measuring.askers.delete(options);
        if (measuring.askers.size === 0) measuring.stop.abort();
        else updateUrgency(measuring);
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

  /** A tile of a recording's spectrogram, kept from an earlier time. */
  tile(sound: string, tile: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return this.#store.tile(sound, tile);
  }

  keepTile(sound: string, tile: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    return this.#store.keepTile(sound, tile, bytes);
  }

  #begin(sound: KnownSound, isUrgent: boolean): Measuring {
    const pyramid = new PeakPyramid({ channels: sound.channels, frames: framesOf(sound) });
    const stop = new AbortController();
    const askers = new Set<MeasureOptions>();
    const started = startSurvey(sound, {
      signal: stop.signal,
      isUrgent,
      onPeaks: (piece) => {
        pyramid.take(piece);
        for (const { onPeaks } of askers) onPeaks?.(pyramid);
      },
    });
    const measuring: Measuring = { ...started, pyramid, stop, askers, isUrgent };
    this.#underWay.set(sound.id, measuring);
    const forget = () => {
      if (this.#underWay.get(sound.id) === measuring) this.#underWay.delete(sound.id);
    };
    stop.signal.addEventListener('abort', forget, { once: true });
    started.survey.then(
      (survey) => {
        forget();
        void this.#store.keepPeaks(sound.id, pyramid.toBytes(), survey);
      },
      forget,
    );
    return measuring;
  }
}

/** As urgent as the most urgent of those who ask. */
function updateUrgency(measuring: Measuring): void {
  const isUrgent = [...measuring.askers].some((asker) => asker.isUrgent === true);
  if (isUrgent === measuring.isUrgent) return;
  measuring.isUrgent = isUrgent;
  measuring.setUrgent(isUrgent);
}
