import { MINUS, THIN } from './format-coefficient.ts';

/** A whole number with thin spaces between thousands, from five figures on: `4812`, `12 345`. The same in every locale. */
export function formatCount(n: number): string {
  if (!Number.isFinite(n)) return '–';
  const digits = String(Math.abs(Math.round(n)));
  const grouped = digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, THIN);
  return n < 0 && digits !== '0' ? MINUS + grouped : grouped;
}

/** A number of things: `1 sample`, `12 345 samples`, `3 people`. Adds an s unless the plural is given. */
export function countOf(n: number, one: string, many = `${one}s`): string {
  return `${formatCount(n)} ${n === 1 ? one : many}`;
}
