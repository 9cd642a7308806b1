import { countOf } from './format-count.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `21 Nov 2026`, in the reader's time zone. Milliseconds since 1970 in. */
export function formatDate(then: number): string {
  const date = new Date(then);
  if (Number.isNaN(date.getTime())) return '–';
  return `${date.getDate()} ${months[date.getMonth()] ?? ''} ${date.getFullYear()}`;
}

/** `21 Nov 2026, 07:32`, in the reader's time zone. */
export function formatDateTime(then: number): string {
  const date = new Date(then);
  if (Number.isNaN(date.getTime())) return '–';
  const two = (n: number) => String(n).padStart(2, '0');
  return `${formatDate(then)}, ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** How long ago, seen from `now`: `just now`, `5 minutes ago`, `yesterday`, `12 days ago`, then the date. A future time (a clock problem) gives the date and time. */
export function formatAgo(then: number, now: number): string {
  const seconds = (now - then) / 1000;
  if (!Number.isFinite(seconds)) return '–';
  if (seconds < -60) return formatDateTime(then);
  if (seconds < 45) return 'just now';
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) return `${countOf(minutes, 'minute')} ago`;
  const hours = Math.round(seconds / 3600);
  if (hours < 24) return `${countOf(hours, 'hour')} ago`;
  const days = Math.round(seconds / 86_400);
  if (days === 1) return 'yesterday';
  return days < 30 ? `${days} days ago` : formatDate(then);
}
