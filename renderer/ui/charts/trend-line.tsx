import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { useRef } from 'react';
import { type Estimate, formatEstimate } from '../estimate.ts';
import { formatCoefficient } from '../format-coefficient.ts';
import { useSize } from '../use-size.ts';
import { type AxisName, axisShare, axisTicks, THRESHOLDS } from './axis.ts';
import { SvgMark } from './svg-mark.tsx';
import { useMarkRoving } from './use-mark-roving.ts';

export type TrendPoint = { readonly key: string; readonly name: string; readonly estimate: Estimate; readonly note?: string | undefined };

const margin = { left: 34, right: 14, top: 10, bottom: 22 };

/** An estimate over rounds or versions: line, band of the intervals, a gap where it is undefined. Points open what is behind them. */
export function TrendLine({
  label,
  points,
  axis = 'alpha',
  onOpen,
  height = 200,
}: {
  label: string;
  points: readonly TrendPoint[];
  axis?: AxisName | undefined;
  onOpen?: ((key: string) => void) | undefined;
  height?: number | undefined;
}) {
  const box = useRef<HTMLElement>(null);
  const { width } = useSize(box);
  const { container, mark } = useMarkRoving(points.length);
  const x = scaleLinear().domain([0, Math.max(1, points.length - 1)]).range([margin.left + 8, Math.max(margin.left + 9, width - margin.right - 8)]);
  const y = (value: number) => height - margin.bottom - axisShare(axis, value) * (height - margin.top - margin.bottom);
  const at = (index: number) => (points.length === 1 ? (margin.left + width - margin.right) / 2 : x(index));
  const value = (point: TrendPoint) => point.estimate.value;
  const low = ({ estimate }: TrendPoint) => (estimate.value === null ? undefined : estimate.low);
  const high = ({ estimate }: TrendPoint) => (estimate.value === null ? undefined : estimate.high);
  const path = line<TrendPoint>().defined((point) => value(point) !== null).x((_, i) => at(i)).y((point) => y(value(point) ?? 0));
  const band = area<TrendPoint>()
    .defined((point) => low(point) !== undefined && high(point) !== undefined)
    .x((_, i) => at(i))
    .y0((point) => y(low(point) ?? 0))
    .y1((point) => y(high(point) ?? 0));
  const every = Math.max(1, Math.ceil((points.length * 84) / Math.max(1, width)));

  return (
    <figure ref={box} aria-label={label} className="min-w-0" style={{ height }}>
      {width > 0 && (
        <svg width={width} height={height} className="block" {...container}>
          {axisTicks(axis).map((tick) => (
            <g key={tick}>
              <line x1={margin.left} x2={width - margin.right} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
              <text x={margin.left - 6} y={y(tick)} dy="0.32em" textAnchor="end" className="fill-ink-3 text-2xs">
                {formatCoefficient(tick, 1)}
              </text>
            </g>
          ))}
          {THRESHOLDS.map((mark) => (
            <line key={mark} x1={margin.left} x2={width - margin.right} y1={y(mark)} y2={y(mark)} stroke="var(--line-strong)" strokeDasharray="2 3" />
          ))}
          <path d={band([...points]) ?? ''} fill="var(--accent)" fillOpacity="0.14" />
          <path d={path([...points]) ?? ''} fill="none" stroke="var(--accent)" strokeWidth="2" />
          {points.map((point, index) => {
            const { estimate } = point;
            const name = `${point.name}: ${formatEstimate(estimate)}${point.note ? `, ${point.note}` : ''}`;
            const cy = y(estimate.value ?? 0);
            return (
              <SvgMark key={point.key} name={name} onOpen={onOpen && (() => onOpen(point.key))} roving={mark(index)}>
                <rect x={at(index) - 12} y={margin.top} width={24} height={height - margin.top - margin.bottom} fill="transparent" />
                {estimate.value !== null && estimate.low !== undefined && estimate.high !== undefined && (
                  <line x1={at(index)} x2={at(index)} y1={y(estimate.low)} y2={y(estimate.high)} stroke="var(--accent)" strokeWidth="1.5" />
                )}
                {estimate.value === null ? (
                  <circle cx={at(index)} cy={height - margin.bottom} r="4" fill="var(--surface)" stroke="var(--line-strong)" strokeDasharray="2 2" />
                ) : (
                  <circle cx={at(index)} cy={cy} r="4.5" fill="var(--accent)" stroke="var(--surface)" strokeWidth="1.5" />
                )}
              </SvgMark>
            );
          })}
          {points.map(
            (point, index) =>
              index % every === 0 && (
                <text
                  key={point.key}
                  // The last name would run over the edge if it were centred.
                  x={index > 0 && index === points.length - 1 ? width : at(index)}
                  y={height - 6}
                  textAnchor={index > 0 && index === points.length - 1 ? 'end' : 'middle'}
                  className="fill-ink-3 text-2xs"
                >
                  {point.name}
                </text>
              ),
          )}
        </svg>
      )}
    </figure>
  );
}
