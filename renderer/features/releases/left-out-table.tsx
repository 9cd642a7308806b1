import type { Question } from '../../../shared/model/label-set.ts';
import type { LeftOut, LeftOutReason } from '../../../shared/release/plan-release.ts';
import { fileName } from '../../../shared/project/views/samples.ts';
import { navigate } from '../../state/app-store.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { countOf } from '../../ui/format-count.ts';

/** Samples that are not in the release, each with the reason. */
export function LeftOutTable({ leftOut, questions }: { readonly leftOut: readonly LeftOut[]; readonly questions: readonly Question[] }) {
  const samples = [...new Set(leftOut.map(({ sample }) => sample))]; // one may be left out for several questions
  return (
    <Card
      title={`${countOf(samples.length, 'sample')} left out`}
      flush
      actions={
        <Button size="sm" onClick={() => navigate({ screen: 'review' }, { ids: samples, title: 'Left out of the release' })}>
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
            { id: 'path', header: 'Sample', cell: ({ path }) => <span title={path}>{fileName(path)}</span>, sortValue: ({ path }) => path, width: '2fr' },
            { id: 'question', header: 'Question', cell: ({ question }) => questions.find(({ id }) => id === question)?.prompt ?? '–', width: '2fr' },
            { id: 'because', header: 'Because', cell: ({ because, detail }) => <span title={becauseText(because, detail)}>{becauseText(because, detail)}</span>, sortValue: ({ because }) => because, width: '3fr' },
          ]}
        />
      </div>
    </Card>
  );
}

const REASONS: Readonly<Record<LeftOutReason, string>> = {
  tie: 'labelers are split evenly',
  'below-threshold': 'too few agree',
  'too-few': 'too few answers',
  'no-answers': 'nobody has answered',
  'cant-tell': 'labelers can’t tell',
  skipped: 'skipped',
  excluded: 'excluded',
};

function becauseText(because: LeftOutReason, detail: string): string {
  return detail === '' || because === 'tie' ? REASONS[because] : `${REASONS[because]}: ${detail}`;
}
