import type { SoundSource } from '../workers/sound-source.ts';

/** What the surface shows of a time span. Colours are CSS colours; times are seconds, n / sample rate. */
export interface SurfaceSpan {
  readonly id: string;
  readonly start: number;
  /** The span is [start, end). */
  readonly end: number;
  /** Id of its lane; a span of a lane that is not shown is not shown. */
  readonly lane: string;
  readonly color: string;
  /** Its label; written in the bar and said to screen readers. */
  readonly name: string;
  /** Its transcript, written behind the name as far as there is room. */
  readonly text?: string;
  /** Can be selected, but not changed: somebody else's. */
  readonly fixed?: boolean;
  /** A suggestion, another's answer, context. */
  readonly dashed?: boolean;
  /** Written at the end of the bar, for example "+0.12 s". */
  readonly badge?: string;
  /** Written instead of name and transcript while the pointer is elsewhere; empty writes nothing. */
  readonly caption?: string;
  /** Whether it shows through the waveform; when left out, the surface decides. What is selected or under the pointer always does. */
  readonly showsThrough?: boolean;
  /** Chosen for the decision: marked with a check. */
  readonly taken?: boolean;
}

/** A row of spans with a name: a speaker, a channel, a labeler, the decision. */
export interface SurfaceLane {
  readonly id: string;
  readonly name: string;
  /** Spans may be drawn in it and dragged to it. */
  readonly canDraw?: boolean;
  readonly color?: string;
  readonly kind?: 'labels' | 'labeler' | 'decision';
}

/** A line between matched spans of two lanes. */
export interface SpanTie {
  readonly a: string;
  readonly b: string;
  readonly tone: 'same' | 'differs';
}

export interface SurfaceSound extends SoundSource {
  /** SHA-256 of its bytes: what was measured of it is kept by this. */
  readonly id: string;
}
