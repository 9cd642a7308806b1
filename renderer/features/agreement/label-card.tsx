import type { LabelFigures } from '../../../shared/curation/agreement-figures.ts';
import { isRegionType } from '../../../shared/model/label-set.ts';
import { TERM_WORDS } from '../../../shared/curation/term-words.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { formatPercent } from '../../ui/format-percent.ts';
import { LabelSwatch } from '../../ui/label-chip.tsx';
import { labelsCsv } from './agreement-tables.ts';
import type { AnswerName } from './answer-names.ts';
import { CopyActions } from './copy-actions.tsx';
import { disputedUnits } from './drill-down.ts';
import { FigureCell } from './figure-cell.tsx';
import { tableHeight } from './table-height.ts';
import type { Measured } from './measure-question.ts';
import type { DrillDown } from './use-drill-down.ts';

/** Below this many answers the figures of a label say little, and are shown faint. */
const FEW_ANSWERS = 10;

/** How labelers agree on each label; a row opens the samples on which only some gave it. */
export function LabelCard({ measured: { input, result }, nameOf, drill, className }: { readonly measured: Measured; readonly nameOf: (answer: string | null) => AnswerName; readonly drill: DrillDown; readonly className: string | undefined }) {
  const regions = isRegionType(result.type);
  const rating = result.type === 'rating';
  const faint = ({ count }: LabelFigures) => count < FEW_ANSWERS;
  const what = rating ? 'Level' : 'Label';
  return (
    <Card title={rating ? 'By level' : 'By label'} subtitle={`A row opens the samples where only some gave it.${result.labels.some(faint) ? ` Grey: fewer than ${FEW_ANSWERS} ${regions ? 'regions' : 'answers'}.` : ''}`} actions={<CopyActions what={`${what}s`} csv={() => labelsCsv(result.labels, (label) => nameOf(label).name)} />} flush className={className}>
      <div style={{ height: tableHeight(result.labels.length) }}>
        <DataTable
          label={`Agreement by ${what.toLowerCase()}`}
          className="h-full rounded-b-lg"
          rows={result.labels}
          rowKey={({ label }) => label}
          onOpen={({ label }) => drill.open(disputedUnits(input, drill.readings(), label), `Only some gave “${nameOf(label).name}”`)}
          columns={[
            {
              id: 'label',
              header: what,
              width: '1.4fr',
              sortValue: ({ label }) => (rating ? Number(label) : nameOf(label).name),
              cell: ({ label }) => (
                <span className="flex min-w-0 items-center gap-2">
                  {!rating && <LabelSwatch color={nameOf(label).color} />}
                  <span className="truncate">{nameOf(label).name}</span>
                </span>
              ),
            },
            { id: 'count', header: regions ? 'Regions' : 'Answers', width: 92, align: 'end', sortValue: ({ count }) => count, cell: (row) => <span className={faint(row) ? 'text-ink-3' : ''}>{formatCount(row.count)}</span> },
            {
              id: 'specific',
              header: regions ? 'F1' : 'Specific',
              width: 112,
              align: 'end',
              sortValue: ({ specific }) => (specific.kind === 'defined' ? specific.value : null),
              cell: (row) => <FigureCell coefficient={row.specific} faint={faint(row)} why="Nobody gave it where answers can be compared." />,
              term: regions ? TERM_WORDS.labelF1 : TERM_WORDS.specific,
            },
            {
              id: 'alpha',
              header: 'α',
              width: 72,
              align: 'end',
              sortValue: ({ alpha }) => (alpha.kind === 'defined' ? alpha.value : null),
              cell: (row) => <FigureCell coefficient={row.alpha} faint={faint(row)} />,
              term: TERM_WORDS.labelAlpha,
            },
            {
              id: 'confused',
              header: 'Most confused with',
              width: '1.5fr',
              sortValue: ({ mostConfusedWith }) => mostConfusedWith?.share ?? null,
              cell: (row) => <Confused row={row} nameOf={nameOf} faint={faint(row)} />,
              term: TERM_WORDS.confusedWith,
            },
          ]}
        />
      </div>
    </Card>
  );
}

function Confused({ row: { mostConfusedWith }, nameOf, faint }: { readonly row: LabelFigures; readonly nameOf: (answer: string | null) => AnswerName; readonly faint: boolean }) {
  if (mostConfusedWith === null) return <span className="text-ink-3">–</span>;
  const { name, color } = nameOf(mostConfusedWith.label);
  return (
    <span className={`flex min-w-0 items-center gap-2 ${faint ? 'text-ink-3' : ''}`} title={`In ${formatPercent(mostConfusedWith.share)} of comparisons the other answer is “${name}”.`}>
      {color > 0 && <LabelSwatch color={color} />}
      <span className="truncate">{name}</span>
      <span className="text-ink-3">{formatPercent(mostConfusedWith.share)}</span>
    </span>
  );
}
