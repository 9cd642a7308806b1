import type { Question } from '../../../shared/model/label-set.ts';
import type { LeftOut, LeftOutReason } from '../../../shared/release/plan-release.ts';
import { navigate } from '../../state/app-store.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { countOf } from '../../ui/format-count.ts';

/** Samples that are not in the release, each with the reason. */
export function LeftOutTable({ leftOut, questions }: { readonly leftOut: readonly LeftOut[]; readonly questions: readonly Question[] }) {
  return (
    <Card
      title={`${countOf(leftOut.length, 'sample')} left out`}
      flush
      actions={
        <Button size="sm" onClick={() => navigate({ screen: 'review' }, { ids: leftOut.map(({ sample }) => sample), title: 'Left out of the release' })}>
          Review them
        </Button>
      }
    >
      <div className="h-56">
        <DataTable
          label="Left out"
          rows={leftOut}
          rowKey={({ sample, question }) => `${sample}/${question ?? ''}`}
          onOpen={({ sample }) => navigate({ screen: 'samples', sample })}
          columns={[
            { id: 'path', header: 'Sample', cell: ({ path }) => path, sortValue: ({ path }) => path, width: '2fr' },
            { id: 'question', header: 'Question', cell: ({ question }) => questions.find(({ id }) => id === question)?.prompt ?? '–', width: '2fr' },
            { id: 'because', header: 'Because', cell: ({ because, detail }) => `${reasonWords(because)}${detail === '' ? '' : `: ${detail}`}`, sortValue: ({ because }) => because, width: '3fr' },
          ]}
        />
      </div>
    </Card>
  );
}

function reasonWords(because: LeftOutReason): string {
  return because.replaceAll('-', ' ').replaceAll('_', ' ');
}
