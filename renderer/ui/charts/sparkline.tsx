import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';

/** The shape of a short series inside a line of text or a cell; gaps where values are null. `label` says it in words. */
export function Sparkline({
  label,
  values,
  min,
  max,
  width = 72,
  height = 18,
}: {
  label: string;
  values: readonly (number | null)[];
  min?: number | undefined;
  max?: number | undefined;
  width?: number | undefined;
  height?: number | undefined;
}) {
  const [low = 0, high = 1] = extent(values.filter((value) => value !== null));
  const x = scaleLinear().domain([0, Math.max(1, values.length - 1)]).range([3, width - 3]);
  const y = scaleLinear().domain([min ?? low, max ?? (high === low ? low + 1 : high)]).range([height - 3, 3]).clamp(true);
  const path = line<number | null>().defined((value) => value !== null).x((_, i) => x(i)).y((value) => y(value ?? 0));
  const lastIndex = values.findLastIndex((value) => value !== null);
  const lastValue = values[lastIndex];
  const image = { role: 'img' };
  return (
    <svg {...image} aria-label={label} width={width} height={height} className="inline-block shrink-0 align-middle">
      <path d={path([...values]) ?? ''} fill="none" stroke="var(--accent)" strokeWidth="1.5" strokeLinejoin="round" />
      {lastValue !== undefined && lastValue !== null && <circle cx={x(lastIndex)} cy={y(lastValue)} r="2.25" fill="var(--accent)" />}
    </svg>
  );
}
