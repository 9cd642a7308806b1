import { PeakPyramid } from '../../shared/signal/peak-pyramid.ts';
import { silenceEdges, silenceRule } from '../../shared/signal/silences.ts';
import type { SoundSurvey } from '../../shared/signal/sound-survey.ts';
import { framesOf } from '../workers/sound-source.ts';
import { SoundReader } from '../workers/sound.client.ts';
import { type Trouble, troubleOf } from '../workers/sound-trouble.ts';
import { SoundPlayer } from './play/sound-player.ts';
import type { SoundCache } from './sound-cache.ts';
import type { SurfaceSound } from './surface-span.ts';

export type SoundNews = 'peaks' | 'survey' | 'trouble';

/**
 * A recording while it is on a surface: read, heard, measured. Peaks come from the cache at once, else they grow from the start while the recording is measured. Close it
 * when it leaves the surface: what is not measured to its end by then goes on only while others ask for it.
 */
export class OpenSound {
  readonly sound: SurfaceSound;
  readonly frames: number;
  readonly reader: SoundReader;
  readonly player: SoundPlayer;
  readonly #cache: SoundCache;
  readonly #tell: (news: SoundNews) => void;
  readonly #stop = new AbortController();
  #pyramid: PeakPyramid;
  #survey: SoundSurvey | undefined;
  #trouble: Trouble | undefined;
  #silences: readonly number[] | undefined;

  constructor(sound: SurfaceSound, cache: SoundCache, tell: (news: SoundNews) => void) {
    this.sound = sound;
    this.frames = framesOf(sound);
    this.#cache = cache;
    this.#tell = tell;
    this.reader = new SoundReader(sound);
    this.player = new SoundPlayer(this.reader);
    this.#pyramid = new PeakPyramid({ channels: Math.max(1, sound.channels), frames: this.frames });
    this.#open().catch((error: unknown) => this.fail(error));
  }

  get pyramid(): PeakPyramid {
    return this.#pyramid;
  }

  /** What the whole recording is like; undefined until it was measured to its end. */
  get survey(): SoundSurvey | undefined {
    return this.#survey;
  }

  get trouble(): Trouble | undefined {
    return this.#trouble;
  }

  /** Which part of the recording is measured, 0 to 1. */
  get known(): number {
    return this.frames === 0 ? 1 : this.#pyramid.known / this.frames;
  }

  /** Frames at which silence begins or ends, ascending; none until the recording is measured. */
  silences(): readonly number[] {
    if (this.#survey === undefined) return [];
    this.#silences ??= silenceEdges(this.#pyramid, this.sound.sampleRate, silenceRule(this.#survey));
    return this.#silences;
  }

  /** Something could not be read. The first trouble stays: what follows comes of it. */
  fail(error: unknown): void {
    if (this.#stop.signal.aborted || (error instanceof DOMException && error.name === 'AbortError')) return;
    if (this.#trouble !== undefined) return;
    this.#trouble = troubleOf(error);
    this.#tell('trouble');
  }

  close(): void {
    this.#stop.abort();
    this.player.close();
    this.reader.close();
  }

  async #open(): Promise<void> {
    const { signal } = this.#stop;
    if (this.frames === 0) {
      await this.reader.read(0, 1); // says what is wrong with a recording without a single frame
      this.#tell('peaks');
      return;
    }
    const grown = (pyramid: PeakPyramid) => {
      this.#pyramid = pyramid;
      this.#tell('peaks');
    };
    const { pyramid, survey } = await this.#cache.measured(this.sound, { signal, onPeaks: grown, isUrgent: true });
    if (signal.aborted) return;
    if (pyramid !== this.#pyramid) grown(pyramid);
    this.#survey = survey;
    this.#tell('survey');
  }
}
