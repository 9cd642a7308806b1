import type { PlaybackOrder } from './playback-messages.ts';
import type { FrameSource } from './player-state.ts';

export interface BlockFeedOptions {
  readonly blockFrames: number;
  /** Blocks that are held at most, as long as no more are wanted. */
  readonly most: number;
  /** A block has come, or could not be read. */
  readonly onNews: () => void;
}

type Send = (order: PlaybackOrder, transfer?: Transferable[]) => void;

/** Blocks read at the same time: while one is handed over, the next is being decoded. */
const AT_ONCE = 2;

/**
 * Brings the blocks that are wanted from the reader to the audio thread, each once, and has the least recently wanted dropped.
 * Until it is connected it keeps them.
 */
export class BlockFeed {
  readonly #reader: FrameSource;
  readonly #options: BlockFeedOptions;
  /** Blocks that are held, least recently wanted first; with their frames until these are handed over. */
  readonly #held = new Map<number, readonly Float32Array<ArrayBuffer>[] | 'sent'>();
  readonly #reading = new Set<number>();
  /** Blocks that could not be read, and why: not tried again until `retry`. */
  readonly #failed = new Map<number, Error>();
  #wanted: readonly number[] = [];
  #send: Send | undefined;
  #isClosed = false;

  constructor(reader: FrameSource, options: BlockFeedOptions) {
    this.#reader = reader;
    this.#options = options;
  }

  connect(send: Send): void {
    this.#send = send;
    for (const [first, planes] of this.#held) if (planes !== 'sent') this.#hold(first, planes);
  }

  /** What was handed over is gone, and is read again when it is wanted. */
  disconnect(): void {
    this.#send = undefined;
    for (const [first, planes] of this.#held) if (planes === 'sent') this.#held.delete(first);
  }

  /** What should be at hand, most urgent first. Takes the place of the last wish; what is being read already still comes. */
  want(blocks: readonly number[]): void {
    this.#wanted = blocks;
    for (const first of blocks.toReversed()) {
      const held = this.#held.get(first);
      if (held === undefined) continue;
      this.#held.delete(first);
      this.#held.set(first, held);
    }
    this.#read();
  }

  /** Why some of these blocks will never come, once all others of them are there. */
  missing(blocks: readonly number[]): Error | undefined {
    const failed = blocks.find((first) => this.#failed.has(first));
    return failed !== undefined && blocks.every((first) => this.#held.has(first) || this.#failed.has(first)) ? this.#failed.get(failed) : undefined;
  }

  /** What could not be read may be tried again. */
  retry(): void {
    this.#failed.clear();
  }

  close(): void {
    this.#isClosed = true;
    this.#send = undefined;
    this.#held.clear();
  }

  #read(): void {
    for (const first of this.#wanted) {
      if (this.#isClosed || this.#reading.size >= AT_ONCE) return;
      if (!this.#held.has(first) && !this.#reading.has(first) && !this.#failed.has(first)) void this.#bring(first);
    }
  }

  async #bring(first: number): Promise<void> {
    this.#reading.add(first);
    try {
      const planes = await this.#reader.read(first, Math.min(first + this.#options.blockFrames, this.#reader.frames));
      if (!this.#isClosed) this.#hold(first, planes);
    } catch (error) {
      this.#failed.set(first, error instanceof Error ? error : new Error(String(error)));
    }
    this.#reading.delete(first);
    if (this.#isClosed) return;
    this.#options.onNews();
    this.#read();
  }

  #hold(first: number, planes: readonly Float32Array<ArrayBuffer>[]): void {
    this.#held.set(first, this.#send === undefined ? planes : 'sent');
    this.#send?.({ kind: 'keep', first, planes }, planes.map(({ buffer }) => buffer));
    const wanted = new Set(this.#wanted);
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= this.#options.most) return;
      if (wanted.has(oldest) || oldest === first) continue;
      this.#held.delete(oldest);
      this.#send?.({ kind: 'drop', first: oldest });
    }
  }
}
