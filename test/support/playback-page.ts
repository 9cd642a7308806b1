import WaveSurfer from 'wavesurfer.js';
import { MediaFacade } from '../../renderer/audio/play/media-facade.ts';
import type { FrameSource } from '../../renderer/audio/play/player-state.ts';
import { SoundPlayer } from '../../renderer/audio/play/sound-player.ts';
import { SoundReader } from '../../renderer/workers/sound.client.ts';
import type { SoundSource } from '../../renderer/workers/sound-source.ts';
import type { RecordedPiece } from './recorder.worklet.ts';
import recorderModule from './recorder.worklet.ts?worker&url';

/** What came out of a player, from the first frame of output on. */
class Recording {
  context: AudioContext | undefined;
  readonly #left: number[] = [];
  readonly #right: number[] = [];
  readonly #waiting: (() => void)[] = [];

  /** Where a player's sound goes instead of the speakers. */
  readonly destination = async (context: AudioContext): Promise<AudioNode> => {
    this.context = context;
    await context.audioWorklet.addModule(recorderModule);
    const recorder = new AudioWorkletNode(context, 'recorder', { channelCount: 2, channelCountMode: 'explicit' });
    recorder.port.addEventListener('message', ({ data }: MessageEvent<RecordedPiece>) => this.#add(data));
    recorder.port.start();
    recorder.connect(context.destination);
    return recorder;
  };

  left(): Float32Array {
    return Float32Array.from(this.#left);
  }

  right(): Float32Array {
    return Float32Array.from(this.#right);
  }

  /** Where the first sound is in it; undefined before there is any. */
  first(): number | undefined {
    const first = this.#left.findIndex((value) => value !== 0);
    return first === -1 ? undefined : first;
  }

  /** The stretches of consecutive frames that were heard, first and last, of a recording whose frame n has the value (n + 1) / 32,768. */
  runs(): readonly (readonly [number, number])[] {
    const runs: [number, number][] = [];
    let isSilent = true;
    for (const value of this.#left) {
      const frame = Math.round(value * 32_768) - 1;
      const run = runs.at(-1);
      if (value !== 0 && (isSilent || run === undefined || frame !== run[1] + 1)) runs.push([frame, frame]);
      else if (value !== 0 && run !== undefined) run[1] = frame;
      isSilent = value === 0;
    }
    return runs;
  }

  /** Resolves when so many frames of output have come since the first sound. */
  async sounded(frames: number): Promise<void> {
    while (this.#left.length - (this.first() ?? Number.POSITIVE_INFINITY) < frames || this.first() === undefined) await new Promise<void>((come) => this.#waiting.push(come));
  }

  #add({ clock, left, right }: RecordedPiece): void {
    while (this.#left.length < clock) {
      this.#left.push(0);
      this.#right.push(0);
    }
    this.#left.push(...left);
    this.#right.push(...right);
    for (const come of this.#waiting.splice(0)) come();
  }
}

/** A player of any frames, whose output is recorded. */
function hear(reader: FrameSource) {
  const recording = new Recording();
  return { recording, player: new SoundPlayer(reader, { destination: recording.destination }) };
}

/** A player of a recording, whose output is recorded. */
function listen(source: SoundSource) {
  const reader = new SoundReader(source);
  const { player, recording } = hear(reader);
  const close = () => {
    player.close();
    reader.close();
  };
  return { reader, player, recording, close };
}

/** A page that is nothing but a player: what tests of playing drive. */
const page = { hear, listen, WaveSurfer, MediaFacade, SoundPlayer };
export type PlaybackPage = typeof page;
Object.defineProperty(globalThis, 'playbackPage', { value: page });
