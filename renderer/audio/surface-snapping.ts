import { nearestZeroCrossing } from '../../shared/signal/zero-crossing.ts';
import { type SnapKind, snapTime } from './geometry/snap-time.ts';
import type { TimeView } from './geometry/time-view.ts';
import type { OpenSound } from './open-sound.ts';
import type { Snap } from './span-gestures.ts';
import type { SpanScene } from './span-scene.ts';
import type { FrameWindow } from './visible-frames.ts';

export interface SnapGround {
  readonly scene: SpanScene;
  readonly view: TimeView;
  readonly open: OpenSound;
  /** Real frames, as far as they are here. */
  readonly window: FrameWindow | undefined;
  /** Undefined while it moves by itself. */
  readonly playhead: number | undefined;
}

/** Pixels within which a time snaps. */
const REACH = 8;

const WORDS: Readonly<Record<SnapKind, string>> = { edge: 'edge', playhead: 'playhead', silence: 'silence', end: 'end of the recording', 'zero-crossing': 'zero crossing' };

/** What a frame snaps to: edges of other spans than the ignored ones, the playhead, silence, the ends of the recording, zero crossings. */
export function snapIn({ scene, view, open, window, playhead }: SnapGround, frame: number, ignored: ReadonlySet<string>): Snap | undefined {
  const plane = window?.planes[0];
  const snap = snapTime(frame, (REACH / view.pixelsPerSecond) * open.sound.sampleRate, {
    edges: scene.edges(ignored),
    frames: open.frames,
    playhead,
    silences: open.silences(),
    zeroCrossing: (at, reach) => {
      const found = plane === undefined || window === undefined ? undefined : nearestZeroCrossing(plane, at - window.from, reach);
      return found === undefined || window === undefined ? undefined : found + window.from;
    },
  });
  return snap === undefined ? undefined : { frame: snap.frame, to: WORDS[snap.kind] };
}
