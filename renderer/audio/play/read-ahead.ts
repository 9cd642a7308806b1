import { BlockFeed } from './block-feed.ts';
import type { PlaybackOrder, PlaybackProgram, PlaybackShape } from './playback-messages.ts';
import type { FrameSource } from './player-state.ts';
import { blockOf, wantedBlocks } from './wanted-blocks.ts';

/** Seconds that are read ahead at rate 1 while playing, and from places where playing may begin. */
const AHEAD = 3;
const START = 0.75;
/** Bytes read ahead at most, and bytes held at most: sixteen channels at 192 kHz are 12 MB a second. */
const AHEAD_BYTES = 24e6;
const HELD_BYTES = 48e6;

/** Where playing is and how it goes on. */
export interface ReadAheadPlan extends Pick<PlaybackProgram, 'isPlaying' | 'bounds' | 'isLoop' | 'rate'> {
  readonly frame: number;
  /** Where the playhead goes when the span is over. */
  readonly returnsTo: number | undefined;
}

/** Keeps at hand what will be heard next. */
export class ReadAhead {
  readonly #frames: number;
  readonly #shape: PlaybackShape;
  readonly #feed: BlockFeed;
  #prepared: readonly number[] = [];
  #plan: ReadAheadPlan | undefined;

  /** `onNews`: something was read, or could not be; see `trouble`. */
  constructor(reader: FrameSource, shape: PlaybackShape, onNews: () => void) {
    this.#frames = reader.frames;
    this.#shape = shape;
    this.#feed = new BlockFeed(reader, { blockFrames: shape.blockFrames, most: Math.ceil(this.#framesIn(HELD_BYTES) / shape.blockFrames), onNews });
  }

  /**
   * Why playing cannot go on from where it is, as far as that is certain: the frames there could not be read. While playing
   * those beside count too, which stretched sound and the next piece of output need: ask when it waits.
   */
  trouble(): Error | undefined {
    if (this.#plan === undefined) return undefined;
    const { frame, isPlaying, bounds, isLoop } = this.#plan;
    const { blockFrames } = this.#shape;
    const needed = isPlaying ? [frame, frame + blockFrames, frame - blockFrames, ...(isLoop ? [bounds.start] : [])] : [frame];
    return this.#feed.missing(needed.filter((each) => each >= 0 && each < this.#frames).map((each) => blockOf(Math.floor(each), blockFrames)));
  }

  /** What could not be read may be tried again. */
  retry(): void {
    this.#feed.retry();
  }

  connect(send: (order: PlaybackOrder, transfer?: Transferable[]) => void): void {
    this.#feed.connect(send);
  }

  disconnect(): void {
    this.#feed.disconnect();
  }

  /** Takes the place of the last plan. */
  plan(plan: ReadAheadPlan): void {
    this.#plan = plan;
    this.#want(plan);
  }

  /** Places where playing may begin soon. */
  prepare(frames: readonly number[]): void {
    this.#prepared = frames;
    if (this.#plan !== undefined) this.#want(this.#plan);
  }

  close(): void {
    this.#feed.close();
  }

  #want({ frame, isPlaying, bounds, isLoop, rate, returnsTo }: ReadAheadPlan): void {
    const { sampleRate, blockFrames } = this.#shape;
    const seconds = isPlaying ? AHEAD * Math.max(1, rate) : START;
    this.#feed.want(
      wantedBlocks({
        frame: Math.floor(frame),
        ahead: Math.ceil(Math.min(seconds * sampleRate, this.#framesIn(AHEAD_BYTES))),
        bounds,
        isLoop,
        places: returnsTo === undefined ? this.#prepared : [...this.#prepared, returnsTo],
        start: Math.ceil(START * sampleRate),
        frames: this.#frames,
        blockFrames,
      }),
    );
  }

  #framesIn(bytes: number): number {
    return Math.floor(bytes / (4 * this.#shape.channels));
  }
}
