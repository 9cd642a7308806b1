import type { Ref } from 'react';
import type { PlayerState } from './play/player-state.ts';
import type { SoundCache } from './sound-cache.ts';
import type { SoundLook } from './sound-look.ts';
import type { SoundKeyInput, SoundSurfaceCommand } from './surface-commands.ts';
import type { SpanTie, SurfaceLane, SurfaceSound, SurfaceSpan } from './surface-span.ts';

/** A span that somebody drew, in seconds: both times are n / sample rate. */
export interface DrawnSpan {
  readonly lane: string;
  readonly start: number;
  readonly end: number;
}

/** Where a span lies now. */
export interface SpanChange extends DrawnSpan {
  readonly id: string;
}

/** What the surface tells. Each is one whole gesture, so that the app makes one step of undo of it. */
export interface SoundSurfaceEvents {
  readonly onSelect?: (ids: readonly string[]) => void;
  readonly onDraw?: (span: DrawnSpan) => void;
  /** Several spans, where edges are shared or many are selected. */
  readonly onChange?: (changes: readonly SpanChange[]) => void;
  /** A span was pressed twice; without it, it is played. */
  readonly onDoubleClick?: (id: string) => void;
  /** The span becomes [start, at) and [at, end). Without it, nothing can be split. */
  readonly onSplit?: (cut: { readonly id: string; readonly at: number }) => void;
  /** The spans become one, in the order of time. Without it, nothing can be merged. */
  readonly onMerge?: (ids: readonly string[]) => void;
  /** Without it, Delete is left to the screen. */
  readonly onRemove?: (ids: readonly string[]) => void;
  /** A lane was chosen to draw in. */
  readonly onLane?: (lane: string) => void;
  /** Somebody changed how the recording is drawn or heard, on the surface or by a command. */
  readonly onLook?: (look: SoundLook) => void;
  readonly onPlayer?: (state: PlayerState) => void;
  /** Where the playhead is, in seconds: while playing in each frame; render nothing heavy by it. */
  readonly onPosition?: (seconds: number) => void;
  /** The recording has been painted for the first time, or it is said why not. */
  readonly onShown?: () => void;
}

export interface AudioSurfaceProps extends SoundSurfaceEvents {
  readonly sound: SurfaceSound;
  /** What the recording is, for those who cannot see it. */
  readonly label: string;
  /** Lets the overview's own style elements pass the page's policy. */
  readonly cspNonce: string;
  readonly cache: SoundCache;
  readonly lanes: readonly SurfaceLane[];
  readonly spans: readonly SurfaceSpan[];
  readonly ties?: readonly SpanTie[];
  readonly selection: readonly string[];
  /** The lane that drags on the waveform and keys draw in; no drawing when left out. */
  readonly drawLane?: string;
  /** Colour of what is being drawn. */
  readonly drawColor?: string;
  readonly look: SoundLook;
  /** Keys of the surface, when people have chosen others, or when the screen runs the commands. */
  readonly keyOf?: (event: SoundKeyInput) => SoundSurfaceCommand | undefined;
  readonly ref?: Ref<AudioSurfaceHandle>;
}

/** What a screen may ask of the surface besides its props. Times in seconds. */
export interface AudioSurfaceHandle {
  /**
   * Does what a key of the surface does; false when it does not apply now. While the key that asked for it is down, nudges are one gesture, told when it comes up;
   * so is a span that `draw-begin` has begun.
   */
  readonly run: (command: SoundSurfaceCommand) => boolean;
  readonly playSpan: (start: number, end: number, options?: { readonly loop?: boolean; readonly then?: 'return' | 'stay' }) => void;
  readonly toggle: () => void;
  readonly pause: () => void;
  readonly seekTo: (seconds: number) => void;
  readonly seekBy: (seconds: number) => void;
  readonly setRate: (rate: number) => void;
  readonly currentTime: () => number;
  readonly isPlaying: () => boolean;
  /** Moves the view just so far that a span can be seen. */
  readonly reveal: (id: string) => void;
  readonly zoomTo: (start: number, end: number) => void;
  /** Drops what is being drawn or dragged; whether there was anything. */
  readonly cancel: () => boolean;
  /** Ends what is being drawn, at the playhead; whether there was anything. */
  readonly finish: () => boolean;
  /** Before the lane or the sample changes: tells what can be told. False when something is unfinished: it stays, and the surface says so. */
  readonly leave: () => boolean;
  readonly isBusy: () => boolean;
  /** Says to screen readers what has happened. */
  readonly say: (text: string) => void;
  readonly focus: () => void;
}
