import type { Brand } from '../basics/brand.ts';
import { branded } from '../basics/decode.ts';
import { compareText } from '../basics/order.ts';
import type { WriterId } from '../model/ids.ts';

/**
 * A hybrid logical clock stamp (Kulkarni et al. 2014): 13-digit milliseconds, `-`, 6-digit counter, `-`, writer.
 * The order of the texts is the order of the stamps, and no two commits share one.
 */
export type Stamp = Brand<string, 'Stamp'>;

export const stamp = branded<Stamp>('a stamp', /^\d{13}-\d{6}-[0-9a-f]{16}$/);

/** What a writer remembers of time: the greatest milliseconds and counter it has used or seen. */
export interface Clock {
  readonly ms: number;
  readonly counter: number;
}

export const CLOCK_AT_ZERO: Clock = { ms: 0, counter: 0 };

/** Stamps further ahead of the local clock than this are a clock problem; they do not advance ours. */
export const MAX_AHEAD_MS = 24 * 60 * 60 * 1000;

const MAX_COUNTER = 999_999;

/** The next stamp after everything the clock has seen, given the local time in milliseconds. */
export function tick(clock: Clock, nowMs: number, writer: WriterId): { readonly clock: Clock; readonly stamp: Stamp } {
  const now = Math.floor(nowMs);
  let next: Clock;
  if (now > clock.ms) next = { ms: now, counter: 0 };
  else if (clock.counter < MAX_COUNTER) next = { ms: clock.ms, counter: clock.counter + 1 };
  else next = { ms: clock.ms + 1, counter: 0 };
  return { clock: next, stamp: makeStamp(next.ms, next.counter, writer) };
}

/** The clock after seeing another's stamp; unchanged when that stamp lies implausibly far in the future. */
export function observe(clock: Clock, seen: Stamp, nowMs: number): Clock {
  const { ms, counter } = parseStamp(seen);
  if (ms > nowMs + MAX_AHEAD_MS) return clock;
  if (ms > clock.ms || (ms === clock.ms && counter > clock.counter)) return { ms, counter };
  return clock;
}

export function makeStamp(ms: number, counter: number, writer: WriterId): Stamp {
  return `${String(ms).padStart(13, '0')}-${String(counter).padStart(6, '0')}-${writer}` as Stamp;
}

export function parseStamp(of: Stamp): { readonly ms: number; readonly counter: number; readonly writer: WriterId } {
  return { ms: Number(of.slice(0, 13)), counter: Number(of.slice(14, 20)), writer: of.slice(21) as WriterId };
}

export function compareStamps(a: Stamp, b: Stamp): number {
  return compareText(a, b);
}
