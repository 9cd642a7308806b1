import { THIN } from './format-coefficient.ts';

const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** A size in decimal units, three figures at most: `0 B`, `812 B`, `4.2 MB`, `120 GB`. Not finite or negative gives `–`. */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes) || bytes < 0) return '–';
  let unit = 0;
  let size = bytes;
  // 999.5 and not 1000: what would be printed as 1000 belongs to the next unit.
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  const digits = unit === 0 || size >= 9.95 ? 0 : 1;
  return `${size.toFixed(digits)}${THIN}${units[unit] ?? ''}`;
}
