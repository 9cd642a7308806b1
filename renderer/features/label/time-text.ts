import { err, ok, type Result } from '../../../shared/basics/result.ts';
import { formatClock } from '../../ui/format-duration.ts';

/** A time as people write it and read it: `0:12.340`, `1:02:03.250`. Digits beyond milliseconds only where the time has them. */
export function timeText(seconds: number): string {
  const rounded = Math.round(seconds * 1e6) / 1e6;
  return formatClock(rounded, Math.abs(rounded * 1000 - Math.round(rounded * 1000)) < 1e-6 ? 3 : 6);
}

/** How long something takes, to the millisecond: `1.028 s`, from a minute on `1:05.250`. */
export function lengthText(seconds: number): string {
  return seconds < 59.9995 ? `${seconds.toFixed(3)}\u00a0s` : formatClock(seconds + 0.0005, 3);
}

const CLOCK = /^(?:(?:(\d+):)?(\d+):)?(\d+(?:[.,]\d*)?|[.,]\d+)\s*(s|ms)?$/;

/** Seconds from what somebody wrote: `m:ss.mmm`, `h:mm:ss`, seconds with a point or a comma, `250 ms`. The problem is a sentence. */
export function secondsFrom(written: string): Result<number, string> {
  const found = CLOCK.exec(written.trim());
  const [, hours, minutes, rest = '', unit] = found ?? [];
  if (found === null || (unit === 'ms' && minutes !== undefined)) return err('Write a time such as 1:23.450, or seconds such as 83.45.');
  const last = Number(rest.replace(',', '.'));
  if ((minutes !== undefined && last >= 60) || (hours !== undefined && Number(minutes) >= 60)) return err('There are 60 seconds in a minute: write 1:05, not 0:65.');
  return ok(unit === 'ms' ? last / 1000 : Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + last);
}
