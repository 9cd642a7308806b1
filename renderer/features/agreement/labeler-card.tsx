import { FIGURE_WORDS } from '../../../shared/curation/figure-words.ts';
import type { LabelerFigures, QuestionAgreement } from '../../../shared/curation/agreement-figures.ts';
import type { PersonId } from '../../../shared/model/ids.ts';
import { isRegionType } from '../../../shared/model/label-set.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { MINUS } from '../../ui/format-coefficient.ts';
import { formatCount } from '../../ui/format-count.ts';
import { formatPercent } from '../../ui/format-percent.ts';
import { PersonMark } from '../../ui/person-mark.tsx';
import { labelersCsv } from './agreement-tables.ts';
import type { AnswerName } from './answer-names.ts';
import { CopyActions } from './copy-actions.tsx';
import { unitsApart } from './drill-down.ts';
import { FigureCell } from './figure-cell.tsx';
import { tableHeight } from './table-height.ts';
import type { Measured } from './measure-question.ts';
import type { DrillDown } from './use-drill-down.ts';

/** A person as the screen shows them. */
export interface PersonName {
  readonly name: string;
  readonly color: number;
}

interface LabelerCardProps {
  readonly measured: Measured;
  readonly personOf: (id: PersonId) => PersonName;
  readonly nameOf: (answer: string | null) => AnswerName;
  readonly drill: DrillDown;
}

/** Differences of label shares below this are noise in most rounds, and are not worth a word. */
const SMALL_BIAS = 0.03;

/** How each labeler agrees with the others; a row opens the samples on which they differ from somebody. */
export function LabelerCard({ measured: { input, result }, personOf, nameOf, drill }: LabelerCardProps) {
  const headline = result.figures[0];
  const hasBias = result.labelers.some(({ bias }) => bias.length > 0);
  const biased = { id: 'bias', header: 'Gives more, less often', width: '1.6fr', cell: (row: LabelerFigures) => <Bias row={row} nameOf={nameOf} />, term: { definition: 'The labeler’s share of each label minus the others’ on the same samples; the largest two.' } };
  const names = { person: (id: PersonId) => personOf(id).name, label: (id: string) => nameOf(id).name };
  return (
    <Card
      title="By labeler"
      subtitle="A row opens the samples where they differ from somebody."
      actions={<CopyActions what="Labelers" csv={() => labelersCsv(result.labelers, names)} />}
      flush
      className={result.confusion === null ? undefined : '@3xl:col-span-2 @6xl:col-span-1'}
    >
      <div style={{ height: tableHeight(result.labelers.length) }}>
        <DataTable
          label="Agreement by labeler"
          className="h-full rounded-b-lg"
          rows={result.labelers}
          rowKey={({ labeler }) => labeler}
          onOpen={({ labeler }) => drill.open(unitsApart(input, drill.readings(), input.labelers.indexOf(labeler)), `${personOf(labeler).name} differs from somebody`)}
          columns={[
            { id: 'labeler', header: 'Labeler', width: '1.3fr', sortValue: ({ labeler }) => personOf(labeler).name, cell: ({ labeler }) => <PersonMark {...personOf(labeler)} size="sm" withName /> },
            { id: 'units', header: 'Samples', width: 92, align: 'end', sortValue: ({ units }) => units, cell: ({ units }) => formatCount(units) },
            {
              id: 'with',
              header: 'With others',
              width: 124,
              align: 'end',
              sortValue: ({ withOthers }) => (withOthers.kind === 'defined' ? withOthers.value : null),
              cell: ({ withOthers }) => <FigureCell coefficient={withOthers} />,
              term: { definition: withOthersDefinition(result) },
            },
            {
              id: 'without',
              header: 'α without',
              width: 116,
              align: 'end',
              sortValue: ({ headlineWithout }) => (headlineWithout.kind === 'defined' ? headlineWithout.value : null),
              cell: ({ headlineWithout }) => <FigureCell coefficient={headlineWithout} why={result.labelers.length <= 2 ? 'Without this labeler only one is left.' : undefined} />,
              term: { definition: `${headline === undefined ? 'The headline' : FIGURE_WORDS[headline.id].name} if this labeler were left out: higher than the headline means that they differ more than the rest.` },
            },
            ...(hasBias ? [biased] : []),
          ]}
        />
      </div>
    </Card>
  );
}

function withOthersDefinition({ type }: QuestionAgreement): string {
  if (type === 'choice' || type === 'rating') return 'How often the labeler says what most of the others say; ties share the credit, and their own vote never counts. A low number may mean hard samples, or being right against the others.';
  if (isRegionType(type)) return 'Matched F1 with all others: the share of regions for which the other has one at the same place with the same label.';
  return 'One minus the mean distance to each other answer about the same sample.';
}

function Bias({ row: { bias }, nameOf }: { readonly row: LabelerFigures; readonly nameOf: (answer: string | null) => AnswerName }) {
  const shown = bias.slice(0, 2).filter(({ difference }) => Math.abs(difference) >= SMALL_BIAS);
  if (shown.length === 0) return <span className="text-ink-3">nothing much</span>;
  const words = shown.map(({ label, difference }) => `${nameOf(label).name} ${difference > 0 ? '+' : MINUS}${formatPercent(Math.abs(difference))}`).join(', ');
  return <span title={words}>{words}</span>;
}
