import type { Coefficient } from '../../../shared/agreement/estimate.ts';
import { FIGURE_WORDS } from '../../../shared/curation/figure-words.ts';
import { TERM_WORDS, type TermWords } from '../../../shared/curation/term-words.ts';
import type { LabelerFigures, QuestionAgreement, RepeatFigures } from '../../../shared/curation/agreement-figures.ts';
import type { PersonId } from '../../../shared/model/ids.ts';
import { isRegionType } from '../../../shared/model/label-set.ts';
import { Card } from '../../ui/card.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { formatEstimate, formatInterval } from '../../ui/estimate.ts';
import { formatCoefficient, MINUS } from '../../ui/format-coefficient.ts';
import { countOf, formatCount } from '../../ui/format-count.ts';
import { formatPercent } from '../../ui/format-percent.ts';
import { PersonMark } from '../../ui/person-mark.tsx';
import { labelersCsv } from './agreement-tables.ts';
import type { AnswerName } from './answer-names.ts';
import { CopyActions } from './copy-actions.tsx';
import { unitsApart } from './drill-down.ts';
import { FigureCell } from './figure-cell.tsx';
import { shownEstimate } from './shown-estimate.ts';
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
  const hasRepeats = result.labelers.some(({ repeats }) => repeats !== undefined && repeats !== null);
  const biased: Column<LabelerFigures> = { id: 'bias', header: 'Gives more, less often', width: '1.6fr', cell: (row) => <Bias row={row} nameOf={nameOf} />, term: TERM_WORDS.bias };
  const repeated: Column<LabelerFigures> = { id: 'repeats', header: 'With themselves', width: 148, align: 'end', sortValue: ({ repeats }) => repeats?.agreement.value ?? null, cell: ({ repeats }) => <Repeats repeats={repeats ?? null} />, term: TERM_WORDS.repeats };
  const names = { person: (id: PersonId) => personOf(id).name, label: (id: string) => nameOf(id).name };
  const without = headline === undefined ? 'The headline' : FIGURE_WORDS[headline.id].name;
  return (
    <Card
      title="By labeler"
      subtitle="A row opens the samples where they differ from somebody. A rank says little: intervals overlap, and samples differ."
      actions={<CopyActions what="Labelers" csv={() => labelersCsv(result.labelers, names)} />}
      flush
      className="@3xl:col-span-2"
    >
      <div style={{ height: tableHeight(result.labelers.length) }}>
        <DataTable
          label="Agreement by labeler"
          className="h-full rounded-b-lg"
          rows={result.labelers}
          rowKey={({ labeler }) => labeler}
          initialSort={{ column: 'labeler', descending: false }}
          onOpen={({ labeler }) => drill.open(unitsApart(input, drill.readings(), input.labelers.indexOf(labeler)), `${personOf(labeler).name} differs from somebody`)}
          columns={[
            { id: 'labeler', header: 'Labeler', width: '1.3fr', sortValue: ({ labeler }) => personOf(labeler).name, cell: ({ labeler }) => <PersonMark {...personOf(labeler)} size="sm" withName /> },
            { id: 'units', header: 'Samples', width: 92, align: 'end', sortValue: ({ units }) => units, cell: ({ units }) => formatCount(units) },
            {
              id: 'with',
              header: 'With others',
              width: 176,
              align: 'end',
              sortValue: ({ withOthers }) => (withOthers.kind === 'defined' ? withOthers.value : null),
              cell: ({ withOthers, withOthersInterval }) => (
                <>
                  <FigureCell coefficient={withOthers} />
                  {withOthers.kind === 'defined' && withOthersInterval !== undefined && withOthersInterval !== null && (
                    <span className="ml-2 text-xs text-ink-3">{formatInterval(withOthersInterval.low, withOthersInterval.high)}</span>
                  )}
                </>
              ),
              term: withOthersWords(result),
            },
            {
              id: 'without',
              header: 'α without',
              width: 152,
              align: 'end',
              sortValue: ({ gain, headlineWithout }) => valueOf(gain ?? headlineWithout),
              cell: ({ headlineWithout, gain }) => (
                <>
                  <FigureCell coefficient={headlineWithout} why={result.labelers.length <= 2 ? 'Without this labeler only one is left.' : undefined} />
                  {gain?.kind === 'defined' && <span className="ml-2 text-xs text-ink-3">{signed(gain.value)}</span>}
                </>
              ),
              term: { definition: `${without} if this labeler were left out, and by how much that moves it: above 0 means that they differ more than the rest.`, source: TERM_WORDS.without.source },
            },
            ...(hasRepeats ? [repeated] : []),
            ...(hasBias ? [biased] : []),
          ]}
        />
      </div>
    </Card>
  );
}

function withOthersWords({ type }: QuestionAgreement): TermWords {
  if (type === 'choice' || type === 'rating') return TERM_WORDS.withOthersLabels;
  return isRegionType(type) ? TERM_WORDS.withOthersRegions : TERM_WORDS.withOthersDistance;
}

function valueOf(coefficient: Coefficient): number | null {
  return coefficient.kind === 'defined' ? coefficient.value : null;
}

function signed(difference: number): string {
  return Math.abs(difference) < 0.005 ? '±0.00' : `${difference > 0 ? '+' : ''}${formatCoefficient(difference)}`;
}

/** The labeler against their own earlier answers; faint where fewer than thirty samples came twice. */
function Repeats({ repeats }: { readonly repeats: RepeatFigures | null }) {
  if (repeats === null) {
    return (
      <span className="text-ink-3" title="No sample came to them twice.">
        –
      </span>
    );
  }
  const { agreement, units, few } = repeats;
  const words = `${formatEstimate(shownEstimate(agreement))}, on ${countOf(units, 'repeat')}${few ? ': fewer than 30 say little' : ''}`;
  return (
    <span className={few ? 'text-ink-3' : ''} title={words}>
      {agreement.value === null ? '–' : formatPercent(agreement.value)}
      <span className="ml-2 text-xs text-ink-3">n {formatCount(units)}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}

function Bias({ row: { bias }, nameOf }: { readonly row: LabelerFigures; readonly nameOf: (answer: string | null) => AnswerName }) {
  const large = bias.filter(({ difference }) => Math.abs(difference) >= SMALL_BIAS);
  if (large.length === 0) return <span className="text-ink-3">nothing much</span>;
  const words = large.map(({ label, difference }) => `${nameOf(label).name} ${difference > 0 ? '+' : MINUS}${formatPercent(Math.abs(difference))}`);
  return <span title={words.join(', ')}>{`${words.slice(0, 2).join(', ')}${words.length > 2 ? ' …' : ''}`}</span>;
}
