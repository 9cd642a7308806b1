import type { BoundaryFigures, PairBoundaries } from '../../../shared/curation/region-figures.ts';
import { FIGURE_WORDS } from '../../../shared/curation/figure-words.ts';
import { TERM_WORDS } from '../../../shared/curation/term-words.ts';
import type { PersonId } from '../../../shared/model/ids.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { formatEstimate } from '../../ui/estimate.ts';
import { formatCount, countOf } from '../../ui/format-count.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { Term } from '../../ui/term.tsx';
import { boundariesCsv } from './agreement-tables.ts';
import { milliseconds, signedMilliseconds } from './boundary-words.ts';
import { CopyActions } from './copy-actions.tsx';
import { FigureCell } from './figure-cell.tsx';
import type { PersonName } from './labeler-card.tsx';
import { shownEstimate } from './shown-estimate.ts';
import { tableHeight } from './table-height.ts';
import type { DrillDown } from './use-drill-down.ts';

/** How the starts and ends of spans fit: how many have a partner, and how far off they are. */
export function BoundaryCard({ boundaries, personOf, drill }: { readonly boundaries: BoundaryFigures; readonly personOf: (id: PersonId) => PersonName; readonly drill: DrillDown }) {
  const { tolerance, f1, deviation, pairs, units } = boundaries;
  const pairName = ({ first, second }: PairBoundaries) => `${personOf(first).name} × ${personOf(second).name}`;
  return (
    <Card
      title="Starts and ends"
      subtitle={`Two boundaries match within ${milliseconds(tolerance)}`}
      actions={<CopyActions what="Boundaries" csv={() => boundariesCsv(boundaries, (id) => personOf(id).name)} />}
      flush
      className="@3xl:col-span-2 @6xl:col-span-1"
    >
      <div className="flex flex-col">
        <p className="px-4 py-3 text-ink-2">
          <Term {...FIGURE_WORDS.boundary_f1}>{FIGURE_WORDS.boundary_f1.name}</Term> <strong className="font-semibold text-ink">{formatEstimate(shownEstimate(f1))}</strong>
          {deviation !== null && (
            <>
              . Those that match lie <Term {...TERM_WORDS.boundaryDeviation}>{milliseconds(deviation.medianAbsolute)} apart</Term> in the median, nine of ten within {milliseconds(deviation.p90Absolute)}
            </>
          )}
          .{' '}
          {units.length > 0 && <LinkButton onClick={() => drill.open(units, 'A boundary without a partner')}>{`${countOf(units.length, 'sample')} where some boundary has no partner`}</LinkButton>}
        </p>
        <div className="border-t border-line" style={{ height: tableHeight(pairs.length) }}>
          <DataTable
            label="Boundaries by pair of labelers"
            className="h-full rounded-b-lg"
            rows={pairs}
            rowKey={({ first, second }) => `${first} ${second}`}
            columns={[
              { id: 'pair', header: 'Labelers', width: '1.6fr', sortValue: pairName, cell: pairName },
              { id: 'matched', header: 'Matched', width: 88, align: 'end', sortValue: ({ matched }) => matched, cell: ({ matched }) => formatCount(matched) },
              { id: 'precision', header: 'Precision', width: 112, align: 'end', cell: ({ precision }) => <FigureCell coefficient={precision} />, term: { definition: 'Share of the second labeler’s boundaries that the first has within the tolerance.', source: TERM_WORDS.boundaryMatch.source } },
              { id: 'recall', header: 'Recall', width: 96, align: 'end', cell: ({ recall }) => <FigureCell coefficient={recall} />, term: { definition: 'Share of the first labeler’s boundaries that the second has within the tolerance.', source: TERM_WORDS.boundaryMatch.source } },
              { id: 'f1', header: 'F1', width: 72, align: 'end', sortValue: ({ f1 }) => (f1.kind === 'defined' ? f1.value : null), cell: ({ f1 }) => <FigureCell coefficient={f1} /> },
              {
                id: 'median',
                header: 'Median',
                width: 112,
                align: 'end',
                sortValue: (row) => row.deviation?.medianSigned ?? null,
                cell: (row) => (row.deviation === null ? <span className="text-ink-3">–</span> : signedMilliseconds(row.deviation.medianSigned)),
                term: { definition: 'How much later (+) or earlier (−) the second labeler sets matched boundaries than the first, in the median.', source: TERM_WORDS.boundaryDeviation.source },
              },
            ]}
          />
        </div>
      </div>
    </Card>
  );
}
