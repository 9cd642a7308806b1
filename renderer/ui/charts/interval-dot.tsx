import { classNames } from '../class-names.ts';
import { type Estimate, formatEstimate } from '../estimate.ts';
import { formatCoefficient } from '../format-coefficient.ts';
import { type AxisName, axisShare, axisTicks, isBelowAxis, percent, THRESHOLDS } from './axis.ts';

/** The drawing alone: axis, threshold ticks, bar and dot, as wide as its box. Undefined estimates leave the axis empty. */
export function IntervalGlyph({ estimate, axis = 'alpha', color = 'var(--accent)', height = 20 }: { estimate: Estimate; axis?: AxisName | undefined; color?: string | undefined; height?: number | undefined }) {
  const middle = height / 2;
  const at = (x: number) => percent(axisShare(axis, x));
  return (
    <svg aria-hidden width="100%" height={height} className="block overflow-visible">
      <line x1="0" x2="100%" y1={middle} y2={middle} stroke={estimate.value === null ? 'var(--line)' : 'var(--line-strong)'} strokeDasharray={estimate.value === null ? '2 3' : undefined} strokeWidth="1" />
      {axis === 'alpha' && <line x1={at(0)} x2={at(0)} y1={middle - 3} y2={middle + 3} stroke="var(--line-strong)" />}
      {THRESHOLDS.map((mark) => (
        <line key={mark} x1={at(mark)} x2={at(mark)} y1={2} y2={height - 2} stroke="var(--line-strong)" strokeDasharray="2 2" />
      ))}
      {estimate.value !== null && estimate.low !== undefined && estimate.high !== undefined && (
        <>
          <line x1={at(estimate.low)} x2={at(estimate.high)} y1={middle} y2={middle} stroke={color} strokeWidth="3" />
          {[estimate.low, estimate.high].map((end, side) => (
            <line key={side === 0 ? 'low' : 'high'} x1={at(end)} x2={at(end)} y1={middle - 4} y2={middle + 4} stroke={color} strokeWidth="1.5" />
          ))}
        </>
      )}
      {estimate.value !== null && isBelowAxis(axis, estimate.value) && <path d={`M-3 ${middle} l9 -5 v10 z`} fill={color} />}
      {estimate.value !== null && !isBelowAxis(axis, estimate.value) && <circle cx={at(estimate.value)} cy={middle} r="4.5" fill={color} stroke="var(--surface)" strokeWidth="1.5" />}
    </svg>
  );
}

/** The figures under an axis, from 0 on: the short piece below 0 needs none. */
export function AxisFigures({ axis }: { axis: AxisName }) {
  return (
    <div aria-hidden className="relative h-4 text-2xs text-ink-3">
      {axisTicks(axis).filter((tick) => tick >= 0).map((tick) => (
        <span key={tick} className="absolute -translate-x-1/2" style={{ left: percent(axisShare(axis, tick)) }}>
          {formatCoefficient(tick, 1)}
        </span>
      ))}
    </div>
  );
}

/** An estimate with its interval on a fixed axis with ticks at .667 and .8. Its name holds the figures, or why there are none. */
export function IntervalDot({
  estimate,
  axis = 'alpha',
  label,
  onOpen,
  showAxis,
  width,
  className,
}: {
  estimate: Estimate;
  axis?: AxisName | undefined;
  label: string;
  onOpen?: (() => void) | undefined;
  showAxis?: boolean | undefined;
  width?: number | undefined;
  className?: string | undefined;
}) {
  const name = `${label}: ${formatEstimate(estimate)}`;
  const drawing = (
    <>
      <IntervalGlyph estimate={estimate} axis={axis} />
      {showAxis && <AxisFigures axis={axis} />}
    </>
  );
  const box = classNames('block min-w-24 px-2', !width && 'w-full', className);
  const style = width ? { width } : undefined;
  if (!onOpen) {
    const image = { role: 'img' };
    return (
      <div {...image} aria-label={name} title={name} className={box} style={style}>
        {drawing}
      </div>
    );
  }
  return (
    <button type="button" title={name} onClick={onOpen} className={`${box} relative rounded-md py-0.5 hover:bg-hover`} style={style}>
      <span className="sr-only">{name}</span>
      <span aria-hidden>{drawing}</span>
    </button>
  );
}
