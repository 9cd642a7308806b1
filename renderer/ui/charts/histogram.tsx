import { max } from 'd3-array';
import { formatCount } from '../format-count.ts';
import { percent } from './axis.ts';
import { SvgMark } from './svg-mark.tsx';
import { useMarkRoving } from './use-mark-roving.ts';

export type HistogramBin = { readonly from: number; readonly to: number; readonly count: number };

/** How often which values occur. Bins of equal width, in order; `marker` draws a line at a value. Bins open what they count. */
export function Histogram({
  label,
  bins,
  format = String,
  onOpen,
  height = 120,
  marker,
}: {
  label: string;
  bins: readonly HistogramBin[];
  format?: ((edge: number) => string) | undefined;
  onOpen?: ((index: number) => void) | undefined;
  height?: number | undefined;
  marker?: { readonly at: number; readonly name: string } | undefined;
}) {
  const { container, mark } = useMarkRoving(bins.length);
  const top = Math.max(1, max(bins, (bin) => bin.count) ?? 0);
  const first = bins[0]?.from ?? 0;
  const last = bins.at(-1)?.to ?? 1;
  const plot = height - 16;
  const share = (value: number) => percent((value - first) / (last - first || 1));
  const edges = bins.length <= 1 ? [first, last] : [first, bins[Math.floor(bins.length / 2)]?.from ?? first, last];
  return (
    <figure aria-label={label} className="min-w-0">
      <svg width="100%" height={plot} className="block overflow-visible" {...container}>
        <line x1="0" x2="100%" y1={plot - 0.5} y2={plot - 0.5} stroke="var(--line-strong)" />
        {bins.map((bin, index) => {
          const tall = bin.count === 0 ? 0 : Math.max(2, (bin.count / top) * (plot - 8));
          const name = `${format(bin.from)} to ${format(bin.to)}: ${formatCount(bin.count)}`;
          const width = `calc(${percent(1 / bins.length)} - 1px)`;
          return (
            <SvgMark key={bin.from} name={name} onOpen={onOpen && (() => onOpen(index))} roving={mark(index)} className="group">
              <rect x={percent(index / bins.length)} y="0" height={plot} style={{ width }} fill="transparent" />
              <rect x={percent(index / bins.length)} y={plot - tall} height={tall} style={{ width }} className={onOpen ? 'fill-accent group-hover:fill-accent-hover' : 'fill-accent'} />
            </SvgMark>
          );
        })}
        {marker && (
          <g>
            <title>{marker.name}</title>
            <line x1={share(marker.at)} x2={share(marker.at)} y1="0" y2={plot} stroke="var(--ink)" strokeWidth="1.5" strokeDasharray="3 2" />
          </g>
        )}
      </svg>
      <div aria-hidden className="flex justify-between pt-0.5 text-2xs text-ink-3">
        {edges.map((edge) => (
          <span key={edge}>{format(edge)}</span>
        ))}
      </div>
    </figure>
  );
}
