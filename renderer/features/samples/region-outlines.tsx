import type { Region } from '../../../shared/model/annotation.ts';
import { findLabel, type Question } from '../../../shared/model/label-set.ts';
import { cornersOf } from '../../../shared/model/shape-bounds.ts';
import { labelColor } from '../../ui/palette.ts';

interface RegionOutlinesProps {
  readonly question: Question;
  readonly regions: readonly Region[];
  /** Of the upright image, in pixels. */
  readonly width: number;
  readonly height: number;
}

/** A glance is not worth more than this; the Label and Review screens draw them all. */
const MOST_DRAWN = 500;

/** The regions of one answer over a picture that is fitted into its box, in the colours of their labels. */
export function RegionOutlines({ question, regions, width, height }: RegionOutlinesProps) {
  const dot = Math.max(width, height) / 80;
  return (
    <svg aria-hidden viewBox={`0 0 ${width} ${height}`} className="pointer-events-none absolute inset-0 h-full w-full">
      {regions.slice(0, MOST_DRAWN).map(({ id, label, shape }) => {
        const color = labelColor((findLabel(question, label)?.color ?? 0) + 1);
        if (shape.kind === 'span') return null;
        if (shape.kind === 'point') return <circle key={id} data-region={shape.kind} cx={shape.x} cy={shape.y} r={dot} fill={color} stroke="white" strokeWidth={1.5} vectorEffect="non-scaling-stroke" />;
        return <polygon key={id} data-region={shape.kind} points={cornersOf(shape).map(([x, y]) => `${x},${y}`).join(' ')} fill={color} fillOpacity={0.15} stroke={color} strokeWidth={2} vectorEffect="non-scaling-stroke" />;
      })}
    </svg>
  );
}
