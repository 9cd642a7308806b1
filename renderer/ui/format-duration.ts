import { THIN } from './format-coefficient.ts';

/**
 * How long, in at most two units: `0.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`, `3 d 4 h`. Seconds in. Not finite or negative gives `–`.
 */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return '–';
  if (seconds < 9.95) return `${Number(seconds.toFixed(1))}${THIN}s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}${THIN}s`;
  if (whole < 3600) return two(Math.floor(whole / 60), 'min', whole % 60, 's');
  const minutes = Math.round(seconds / 60);
  if (minutes < 1440) return two(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  const hours = Math.round(seconds / 3600);
  return two(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

function two(big: number, bigUnit: string, small: number, smallUnit: string): string {
  const head = `${big}${THIN}${bigUnit}`;
  return small === 0 ? head : `${head} ${small}${THIN}${smallUnit}`;
}

/** A place in a recording: `0:07`, `1:02:03`, with `digits` decimals `0:07.250`. Cut, never rounded up, so it is never past the end. Seconds in. */
export function formatClock(seconds: number, digits = 0): string {
  if (!Number.isFinite(seconds)) return '–';
  const scale = 10 ** digits;
  // The small nudge keeps 0.29 * 100 from reading 28.
  const ticks = Math.floor(Math.max(0, seconds) * scale + 1e-6);
  const whole = Math.floor(ticks / scale);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const [hours = 0, minutes = 0, rest = 0] = parts;
  const fraction = digits > 0 ? `.${String(ticks % scale).padStart(digits, '0')}` : '';
  const tail = `${String(rest).padStart(2, '0')}${fraction}`;
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}
