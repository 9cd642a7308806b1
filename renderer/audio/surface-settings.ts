import type { SoundCache } from './sound-cache.ts';
import type { SoundLook } from './sound-look.ts';
import type { SoundKeyInput, SoundSurfaceCommand } from './surface-commands.ts';
import type { SoundSurfaceEvents } from './surface-props.ts';
import type { SpanTie, SurfaceLane, SurfaceSound, SurfaceSpan } from './surface-span.ts';

/** All that decides what the surface shows and does. */
export interface SoundSettings {
  readonly sound: SurfaceSound;
  readonly cache: SoundCache;
  readonly lanes: readonly SurfaceLane[];
  readonly spans: readonly SurfaceSpan[];
  readonly ties: readonly SpanTie[];
  readonly selection: readonly string[];
  readonly drawLane: string | undefined;
  /** Colour of what is being drawn. */
  readonly drawColor: string;
  readonly look: SoundLook;
  readonly keyOf: (event: SoundKeyInput) => SoundSurfaceCommand | undefined;
  readonly events: SoundSurfaceEvents;
}

/** Whether two lists show the same: parents make new lists at each render, and a scene is rebuilt only for a new one. */
export function sameList<T extends object>(a: readonly T[], b: readonly T[]): boolean {
  return a === b || (a.length === b.length && a.every((each, place) => sameParts(each, b[place])));
}

function sameParts<T extends object>(a: T, b: T | undefined): boolean {
  if (a === b) return true;
  if (b === undefined) return false;
  const keys = Object.keys(a) as (keyof T)[];
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

export function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, place) => id === b[place]);
}
