import { CircleStop, Play, RotateCcw } from 'lucide-react';
import { parseStamp } from '../../../shared/history/clock.ts';
import type { PersonEntry } from '../../../shared/project/views/people.ts';
import type { Progress } from '../../../shared/project/views/progress.ts';
import type { RoundEntry } from '../../../shared/project/views/rounds.ts';
import { guidelineByHash } from '../../../shared/project/views/guideline-versions.ts';
import { navigate } from '../../state/app-store.ts';
import { useCommit, useMe, useView } from '../../state/use-app.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { countOf, formatCount } from '../../ui/format-count.ts';
import { formatDate } from '../../ui/format-date.ts';
import { PersonMark } from '../../ui/person-mark.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';

interface RoundListProps {
  readonly rounds: readonly RoundEntry[];
  readonly progress: ReadonlyMap<string, readonly Progress[]>;
  readonly people: readonly PersonEntry[];
  readonly canClose: boolean;
  readonly onOpenRound: () => void;
}

/** All rounds, newest first, with everybody's progress. */
export function RoundList({ rounds, progress, people, canClose, onOpenRound }: RoundListProps) {
  if (rounds.length === 0) {
    return (
      <Card title="Rounds">
        <EmptyState icon={Play} title="No round yet" actions={canClose && <Button onClick={onOpenRound}>Open a round</Button>}>
          A round says which samples are labeled, by whom, and by how many. Two labelers a sample are enough to measure agreement.
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card title="Rounds" flush>
      <ul>
        {rounds.toReversed().map((entry) => (
          <RoundRow key={entry.id} entry={entry} progress={progress.get(entry.id) ?? []} people={people} canClose={canClose} />
        ))}
      </ul>
    </Card>
  );
}

function RoundRow({ entry, progress, people, canClose }: { readonly entry: RoundEntry; readonly progress: readonly Progress[]; readonly people: readonly PersonEntry[]; readonly canClose: boolean }) {
  const commit = useCommit();
  const me = useMe();
  const guideline = useView((state) => (entry.round.guideline === undefined ? undefined : guidelineByHash(state, entry.round.guideline)));
  const mine = progress.some(({ labeler }) => labeler === me?.id);
  return (
    <li className="border-b border-line p-4 last:border-0">
      <div className="flex items-center gap-2">
        <h3 className="text-sm font-semibold">{entry.round.name}</h3>
        <Badge tone={entry.closedAt === undefined ? 'ok' : 'neutral'}>{entry.closedAt === undefined ? 'open' : 'closed'}</Badge>
        {entry.round.blind && <Badge title="Labelers see only their own answers">blind</Badge>}
        <span className="text-xs text-ink-2">
          {countOf(entry.samples.length, 'sample')}, {entry.round.perSample} per sample, guideline {guideline === undefined ? 'none' : `version ${guideline.number}`}, opened {formatDate(parseStamp(entry.openedAt).ms)}
        </span>
        <span className="ml-auto flex gap-2">
          {mine && entry.closedAt === undefined && (
            <Button size="sm" icon={Play} onClick={() => navigate({ screen: 'label', round: entry.id })}>
              Label
            </Button>
          )}
          {canClose &&
            (entry.closedAt === undefined ? (
              <Button size="sm" icon={CircleStop} onClick={() => commit?.([{ kind: 'round-closed/1', key: [entry.id], value: {} }])}>
                Close the round
              </Button>
            ) : (
              <Button size="sm" icon={RotateCcw} onClick={() => commit?.([{ kind: 'round-closed/1', key: [entry.id], value: null }])}>
                Open again
              </Button>
            ))}
        </span>
      </div>
      <ul className="mt-3 grid grid-cols-1 gap-x-6 gap-y-2 lg:grid-cols-2">
        {progress.map(({ labeler, assigned, done }) => {
          const person = people.find(({ id }) => id === labeler);
          return (
            <li key={labeler} className="flex items-center gap-3">
              <PersonMark name={person?.person.name ?? labeler} color={(person?.index ?? 0) + 1} size="sm" />
              <div className="min-w-0 flex-1">
                <ProgressBar label={person?.person.name ?? labeler} value={assigned === 0 ? 0 : done / assigned} detail={`${formatCount(done)} of ${formatCount(assigned)}`} />
              </div>
            </li>
          );
        })}
      </ul>
    </li>
  );
}
