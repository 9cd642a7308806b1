import { formatCount } from './format-count.ts';

/** Work per time, in the unit that gives readable figures: `120 files/s`, `4.5 files/min`, `2 files/h`. Zero, negative or not finite gives `–`. */
export function formatRate(perSecond: number, one: string, many = `${one}s`): string {
  if (!Number.isFinite(perSecond) || perSecond <= 0) return '–';
  const [rate, unit] = perSecond >= 0.95 ? [perSecond, 's'] : perSecond * 60 >= 0.95 ? [perSecond * 60, 'min'] : [perSecond * 3600, 'h'];
  const text = rate >= 9.95 ? formatCount(rate) : String(Number(rate.toFixed(1)));
  return `${text} ${text === '1' ? one : many}/${unit}`;
}
