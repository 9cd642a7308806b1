/** The true minus sign, as wide as a digit. */
export const MINUS = '\u2212';

/** The narrow space between figures and units, and between groups of three digits. */
export const THIN = '\u202f';

/**
 * An agreement coefficient (α, κ, F1 …, at most 1) for reading: `0.62`, `−0.05`, `1.00`. Two digits unless asked, since intervals are rarely
 * narrower. Only an exact 1 reads `1.00` and only an exact 0 reads `0.00`: near misses read `>0.99`, `<0.01`, `>−0.01`, so that rounding never claims
 * perfection or nothing. Not finite gives `–`; callers say why beside it.
 */
export function formatCoefficient(x: number, digits = 2): string {
  if (!Number.isFinite(x)) return '–';
  const step = 10 ** -digits;
  const size = Math.abs(x);
  const sign = x < 0 ? MINUS : '';
  if (size === 0) return (0).toFixed(digits);
  const text = size.toFixed(digits);
  if (Number(text) === 0) return x < 0 ? `>${MINUS}${step.toFixed(digits)}` : `<${step.toFixed(digits)}`;
  if (size < 1 && Number(text) === 1) return x < 0 ? `<${MINUS}${(1 - step).toFixed(digits)}` : `>${(1 - step).toFixed(digits)}`;
  return sign + text;
}

/** Ends of an interval: plain rounding with a true minus; `−0.00` reads `0.00`. An end may round to 0 or 1, an estimate may not. */
export function formatEnd(x: number, digits = 2): string {
  if (!Number.isFinite(x)) return '–';
  const text = Math.abs(x).toFixed(digits);
  return x < 0 && Number(text) !== 0 ? MINUS + text : text;
}
