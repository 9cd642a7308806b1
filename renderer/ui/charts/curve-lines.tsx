import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { useRef } from 'react';
import { formatCoefficient } from '../format-coefficient.ts';
import { useSize } from '../use-size.ts';
import { axisTicks } from './axis.ts';
import { SvgMark } from './svg-mark.tsx';
import { useMarkRoving } from './use-mark-roving.ts';

export type Curve = { readonly key: string; readonly name: string; readonly values: readonly (number | null)[]; readonly color: string; /** The one that matters: thicker, with dots that say their figures. */ readonly main?: boolean | undefined };

const margin = { left: 34, right: 10, top: 8, bottom: 34 };

/** Shares in [0, 1] along thresholds: a line each, a gap where there is no value. */
export function CurveLines({ label, xTitle, at, curves, height = 200 }: { label: string; xTitle: string; at: readonly number[]; curves: readonly Curve[]; height?: number | undefined }) {
  const box = useRef<HTMLElement>(null);
  const { width } = useSize(box);
  const main = curves.find((curve) => curve.main === true);
  const { container, mark } = useMarkRoving(at.length);
  const x = scaleLinear().domain([at[0] ?? 0, at.at(-1) ?? 1]).range([margin.left + 6, Math.max(margin.left + 7, width - margin.right - 6)]);
  const y = scaleLinear().domain([0, 1]).range([height - margin.bottom, margin.top]);
  const path = line<number | null>().defined((value) => value !== null).x((_, i) => x(at[i] ?? 0)).y((value) => y(value ?? 0));
  return (
    <figure ref={box} aria-label={label} className="min-w-0" style={{ height }}>
      {width > 0 && (
        <svg width={width} height={height} className="block" {...container}>
          {axisTicks('unit').map((tick) => (
            <g key={tick}>
              <line x1={margin.left} x2={width - margin.right} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
              <text x={margin.left - 6} y={y(tick)} dy="0.32em" textAnchor="end" className="fill-ink-3 text-2xs">
                {formatCoefficient(tick, 1)}
              </text>
            </g>
          ))}
          {at.map((threshold, index) =>
            index % 2 === 0 || at.length <= 6 ? (
              <text key={threshold} x={x(threshold)} y={height - margin.bottom + 14} textAnchor="middle" className="fill-ink-3 text-2xs">
                {formatCoefficient(threshold, 2)}
              </text>
            ) : null,
          )}
          <text x={(margin.left + width - margin.right) / 2} y={height - 4} textAnchor="middle" className="fill-ink-3 text-2xs">
            {xTitle}
          </text>
          {curves.map(({ key, values, color, main }) => (
            <path key={key} d={path([...values]) ?? ''} fill="none" stroke={color} strokeWidth={main === true ? 2.5 : 1.5} strokeOpacity={main === true ? 1 : 0.85} />
          ))}
          {main?.values.map((value, index) =>
            value === null ? null : (
              <SvgMark key={at[index]} name={`${xTitle} ${formatCoefficient(at[index] ?? 0)}: ${curves.map(({ name, values }) => `${name} ${values[index] === null ? 'none' : formatCoefficient(values[index] ?? 0)}`).join(', ')}`} roving={mark(index)}>
                <rect x={x(at[index] ?? 0) - 9} y={margin.top} width={18} height={height - margin.top - margin.bottom} fill="transparent" />
                <circle cx={x(at[index] ?? 0)} cy={y(value)} r="3.5" fill={main.color} stroke="var(--surface)" strokeWidth="1.5" />
              </SvgMark>
            ),
          )}
        </svg>
      )}
    </figure>
  );
}
