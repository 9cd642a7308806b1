import type { FrameRange } from './player-state.ts';

export interface Wanted {
  /** Where the playhead is. */
  readonly frame: number;
  /** Frames of the recording that should be at hand from there on. */
  readonly ahead: number;
  readonly bounds: FrameRange;
  readonly isLoop: boolean;
  /** Other places where playing may begin soon. */
  readonly places: readonly number[];
  /** Frames that should be at hand from such a place on. */
  readonly start: number;
  /** Length of the recording, and of a block. */
  readonly frames: number;
  readonly blockFrames: number;
}

/**
 * The first frames of the blocks that should be at hand, the most urgent first: what is heard next (through the seam of a
 * loop), the beginnings of other places, and the block behind the playhead, which stretched sound looks back into.
 */
export function wantedBlocks({ frame, ahead, bounds, isLoop, places, start, frames, blockFrames }: Wanted): readonly number[] {
  const wanted = new Set<number>();
  const add = (from: number, to: number): void => {
    for (let first = blockOf(Math.max(0, from), blockFrames); first < Math.min(to, frames); first += blockFrames) wanted.add(first);
  };
  const end = isLoop ? bounds.end : frames;
  add(frame, Math.min(end, frame + ahead));
  if (isLoop) add(bounds.start, Math.min(bounds.end, bounds.start + Math.max(start, ahead - (bounds.end - frame))));
  for (const place of places) add(place, place + start);
  add(frame - blockFrames, frame);
  return [...wanted];
}

/** The block that a frame is in, by its first frame. */
export function blockOf(frame: number, blockFrames: number): number {
  return frame - (frame % blockFrames);
}
