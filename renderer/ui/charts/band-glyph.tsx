import { formatCoefficient } from '../format-coefficient.ts';
import { axisShare, percent } from './axis.ts';
import { AxisFigures } from './interval-dot.tsx';

/** A range of shares on the axis from 0 to 1, with one value in it; the two ends are what is known, not an interval. */
export function BandGlyph({ label, low, high, value, interval }: { label: string; low: number; high: number; value: number; interval?: { readonly low: number; readonly high: number } | undefined }) {
  const at = (x: number) => percent(axisShare('unit', x));
  const image = { role: 'img' };
  return (
    <div {...image} aria-label={`${label}: ${formatCoefficient(low)} to ${formatCoefficient(high)}`} className="px-2">
      <svg aria-hidden width="100%" height="26" className="block overflow-visible">
        <line x1="0" x2="100%" y1="13" y2="13" stroke="var(--line-strong)" />
        <rect x={at(low)} y="4" height="18" style={{ width: percent(Math.max(0.004, axisShare('unit', high) - axisShare('unit', low))) }} fill="var(--accent)" fillOpacity="0.28" stroke="var(--accent)" strokeWidth="1" />
        {interval !== undefined && <line x1={at(interval.low)} x2={at(interval.high)} y1="13" y2="13" stroke="var(--accent)" strokeWidth="3" />}
        <circle cx={at(value)} cy="13" r="4" fill="var(--accent)" stroke="var(--surface)" strokeWidth="1.5" />
      </svg>
      <AxisFigures axis="unit" />
    </div>
  );
}
