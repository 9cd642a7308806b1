import { MINUS, THIN } from './format-coefficient.ts';

/**
 * A share (0–1, or a difference of shares) as percent: `62 %`. Only nothing reads `0 %` and only all reads `100 %`; what would round to them reads
 * `<1 %` and `>99 %`. Not finite gives `–`.
 */
export function formatPercent(share: number, digits = 0): string {
  if (!Number.isFinite(share)) return '–';
  const percent = Math.abs(share) * 100;
  const sign = share < 0 ? MINUS : '';
  const step = 10 ** -digits;
  const text = percent.toFixed(digits);
  if (percent > 0 && Number(text) === 0) return `${share < 0 ? '>' : '<'}${sign}${step.toFixed(digits)}${THIN}%`;
  if (percent < 100 && Number(text) === 100) return `${share < 0 ? '<' : '>'}${sign}${(100 - step).toFixed(digits)}${THIN}%`;
  return `${sign}${text}${THIN}%`;
}
