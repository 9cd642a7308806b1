import { MINUS, THIN } from '../../ui/format-coefficient.ts';

/** A short time: `50 ms`, `1.20 s`. */
export function milliseconds(seconds: number): string {
  return seconds < 1 ? `${(seconds * 1000).toFixed(seconds > 0 && seconds < 0.01 ? 1 : 0)}${THIN}ms` : `${seconds.toFixed(2)}${THIN}s`;
}

/** Earlier or later: `+12 ms`, `−0.4 ms`. */
export function signedMilliseconds(seconds: number): string {
  return `${seconds < 0 ? MINUS : seconds > 0 ? '+' : ''}${milliseconds(Math.abs(seconds))}`;
}
