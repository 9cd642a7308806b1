import { attributesOf, type Region, type Shape } from '../../../shared/model/annotation.ts';
import { attributesAsked, findLabel, type RegionQuestion } from '../../../shared/model/label-set.ts';
import { boundsOf } from '../../../shared/model/shape-bounds.ts';
import { answerText } from '../../../shared/project/views/answer-text.ts';
import { formatCount } from '../../ui/format-count.ts';
import { formatClock } from '../../ui/format-duration.ts';
import { LabelSwatch } from '../../ui/label-chip.tsx';

const MOST_LISTED = 100;

/** The regions of one answer, one line each: label, where it is, and what was said about it. */
export function RegionWords({ question, regions }: { readonly question: RegionQuestion; readonly regions: readonly Region[] }) {
  return (
    <ul className="mt-1 mb-1 ml-7 flex flex-col gap-0.5 text-xs">
      {regions.slice(0, MOST_LISTED).map((region) => {
        const label = findLabel(question, region.label);
        const said = attributesAsked(question).flatMap((attribute) => {
          const value = attributesOf(region)[attribute.id];
          return value === undefined ? [] : [`${attribute.prompt} ${answerText(attribute, { is: 'value', value })}`];
        });
        return (
          <li key={region.id}>
            <span className="flex items-center gap-1.5">
              <LabelSwatch color={(label?.color ?? -1) + 1} />
              <span className="font-medium">{label?.name ?? region.label}</span>
              <span className="text-ink-3 tabular-nums">{placeText(region.shape)}</span>
            </span>
            {said.length > 0 && <span className="block pl-4 text-ink-2">{said.join(' · ')}</span>}
          </li>
        );
      })}
      {regions.length > MOST_LISTED && <li className="text-ink-3">and {formatCount(regions.length - MOST_LISTED)} more</li>}
    </ul>
  );
}

/** Where and how large: "0:01.20 to 0:02.05", "120 × 80 px", "at 12, 40". */
function placeText(shape: Shape): string {
  if (shape.kind === 'span') return `${formatClock(shape.start, 2)} to ${formatClock(shape.end, 2)}`;
  if (shape.kind === 'point') return `at ${Math.round(shape.x)}, ${Math.round(shape.y)}`;
  const { width, height } = shape.kind === 'rotated-box' ? shape : boundsOf(shape);
  const turned = shape.kind === 'rotated-box' ? `, turned ${Math.round(shape.angle)}°` : '';
  return `${Math.round(width)} × ${Math.round(height)} px${turned}`;
}
