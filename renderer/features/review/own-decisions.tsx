import { SquareCheckBig } from 'lucide-react';
import { useMemo } from 'react';
import type { PersonEntry } from '../../../shared/project/views/people.ts';
import { findRound } from '../../../shared/project/views/rounds.ts';
import { fileName } from '../../../shared/project/views/samples.ts';
import { useRevision, useSession } from '../../state/use-app.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { countOf } from '../../ui/format-count.ts';
import { Page } from '../../ui/page.tsx';
import { type DecidedWork, decidedWorkOf } from './decided-work.ts';
import { Said } from './said.tsx';

/** For labelers: deciding is the lead's work; here is what was decided about one's own answers, to learn from. */
export function OwnDecisions({ me }: { readonly me: PersonEntry }) {
  const { state } = useSession();
  const revision = useRevision();
  const rows = useMemo(() => decidedWorkOf(state, me.id), [state, revision, me.id]);
  return (
    <Page title="Review" subtitle={rows.length === 0 ? undefined : `${countOf(rows.length, 'decision')} on samples you labeled`} padded={false} scroll={false}>
      <p className="border-b border-line bg-surface px-6 py-2 text-sm text-ink-2">Deciding where labelers differ is the lead’s work. Here you see what was decided on samples you labeled, and why.</p>
      <DataTable
        label="Decisions on your samples"
        rows={rows}
        rowKey={(row) => `${row.sample}/${row.question.id}/${row.round}`}
        rowHeight={34}
        columns={[
          { id: 'sample', header: 'Sample', cell: ({ path }) => fileName(path), sortValue: ({ path }: DecidedWork) => path, width: '1.4fr' },
          { id: 'round', header: 'Round', cell: ({ round }) => findRound(state, round)?.round.name ?? '', width: '0.8fr' },
          { id: 'question', header: 'Question', cell: ({ question }) => question.prompt, sortValue: ({ question }: DecidedWork) => question.prompt, width: '1.4fr' },
          { id: 'mine', header: 'You said', cell: ({ question, mine }) => <Said question={question} answer={mine} />, width: '1fr' },
          { id: 'decision', header: 'Decided', cell: ({ question, decision }) => <Said question={question} answer={decision.answer} />, width: '1fr' },
          { id: 'reason', header: 'Because', cell: ({ decision }) => <span title={decision.reason}>{decision.reason}</span>, width: '2fr' },
        ]}
        empty={
          <EmptyState icon={SquareCheckBig} title="Nothing decided yet">
            Decisions on samples that you labeled appear here.
          </EmptyState>
        }
      />
    </Page>
  );
}
