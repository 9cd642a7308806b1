import type { F1Curve } from '../../../shared/curation/region-figures.ts';
import { TERM_WORDS } from '../../../shared/curation/term-words.ts';
import { Card } from '../../ui/card.tsx';
import { CurveLines } from '../../ui/charts/curve-lines.tsx';
import { LabelSwatch } from '../../ui/label-chip.tsx';
import { labelColor } from '../../ui/palette.ts';
import { Term } from '../../ui/term.tsx';
import { curveCsv } from './agreement-tables.ts';
import type { AnswerName } from './answer-names.ts';
import { CopyActions } from './copy-actions.tsx';

/** More lines than this cannot be told apart. */
const MOST_LINES = 6;

/** F1 when regions must overlap ever better to count as the same, over all labels and for the most frequent ones. */
export function F1CurveCard({ curve, countOf, nameOf, spans }: { readonly curve: F1Curve; readonly countOf: (label: string) => number; readonly nameOf: (answer: string | null) => AnswerName; readonly spans: boolean }) {
  const drawn = curve.labels.filter(({ f1 }) => f1.some((value) => value !== null)).sort((a, b) => countOf(b.label) - countOf(a.label));
  const lines = drawn.length < 2 ? [] : drawn.slice(0, MOST_LINES);
  return (
    <Card
      title="How well they must overlap"
      subtitle={`F1 over the IoU that two ${spans ? 'spans' : 'regions'} must reach${drawn.length > MOST_LINES ? `; the ${MOST_LINES} most frequent labels` : ''}`}
      actions={<CopyActions what="F1 curve" csv={() => curveCsv(curve, (label) => nameOf(label).name)} />}
    >
      <div className="flex flex-col gap-2">
        <CurveLines
          label="F1 over IoU"
          xTitle="IoU"
          at={curve.thresholds}
          curves={[
            ...lines.map(({ label, f1 }) => ({ key: label, name: nameOf(label).name, values: f1, color: labelColor(nameOf(label).color) })),
            { key: 'all labels together', name: 'all labels', values: curve.all, color: 'var(--ink)', main: true },
          ]}
        />
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-2">
          <span className="flex items-center gap-1.5">
            <span aria-hidden className="h-0.5 w-4 bg-ink" />
            all labels
          </span>
          {lines.map(({ label }) => (
            <span key={label} className="flex items-center gap-1.5">
              <LabelSwatch color={nameOf(label).color} size={8} />
              {nameOf(label).name}
            </span>
          ))}
          <Term {...TERM_WORDS.f1Curve}>How to read it</Term>
        </p>
      </div>
    </Card>
  );
}
