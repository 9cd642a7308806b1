import { Inbox } from 'lucide-react';
import type { RoundId, SampleId } from '../../../shared/model/ids.ts';
import { findSample } from '../../../shared/project/views/samples.ts';
import { rounds } from '../../../shared/project/views/rounds.ts';
import { labelSetByHash } from '../../../shared/project/views/label-set-versions.ts';
import { navigate } from '../../state/app-store.ts';
import { useApp, useMe, useView } from '../../state/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { countOf } from '../../ui/format-count.ts';
import { Spinner } from '../../ui/spinner.tsx';
import type { PersonEntry } from '../../../shared/project/views/people.ts';
import { AllDone } from './all-done.tsx';
import { Workbench } from './workbench.tsx';
import { useMyQueue } from './use-my-queue.ts';

/** Where labelers live: the next sample of my queue, big, with its questions. */
export function LabelScreen({ round, sample }: { readonly round: RoundId | undefined; readonly sample: SampleId | undefined }) {
  const me = useMe();
  if (me === undefined) return null;
  return <MyWork me={me} round={round} sample={sample} />;
}

function MyWork({ me, round: askedRound, sample: askedSample }: { readonly me: PersonEntry; readonly round: RoundId | undefined; readonly sample: SampleId | undefined }) {
  const importing = useApp((state) => state.importing);
  const queue = useMyQueue(me, askedRound, askedSample);
  const entry = useView((state) => (queue.sample === undefined ? undefined : findSample(state, queue.sample)));
  const set = useView((state) => (queue.round === undefined ? undefined : labelSetByHash(state, queue.round.round.labelSet)));
  const lead = me.person.role === 'lead';

  if (queue.round === undefined) {
    if (importing !== undefined && importing.finishedAt === undefined) {
      return (
        <EmptyState main icon={Inbox} title="The first samples are on their way">
          <span className="flex items-center gap-2">
            <Spinner size={14} /> {countOf(importing.doneFiles, 'file')} read so far. You can label as soon as the first are in.
          </span>
        </EmptyState>
      );
    }
    return <NoRound lead={lead} />;
  }
  if (entry === undefined || set === undefined) return <AllDone me={me} queue={queue} round={queue.round} />;
  // A new sample is a new workbench: nothing selected, nothing half drawn.
  return <Workbench key={`${queue.round.id}/${entry.id}`} me={me} queue={queue} round={queue.round} entry={entry} set={set} />;
}

/** I am in no round. A lead is seldom: then the work is elsewhere. */
function NoRound({ lead }: { readonly lead: boolean }) {
  const any = useView((state) => rounds(state).length > 0);
  const toPeople = (
    <Button tone={lead && any ? 'neutral' : 'primary'} onClick={() => navigate({ screen: 'people' })}>
      {lead ? 'Open a round' : 'See the rounds'}
    </Button>
  );
  if (lead && any) {
    return (
      <EmptyState
        main
        icon={Inbox}
        title="No round asks you to label"
        actions={
          <>
            {toPeople}
            <Button tone="primary" onClick={() => navigate({ screen: 'agreement' })}>
              See agreement
            </Button>
          </>
        }
      >
        Others label here. See how much they agree, or open a round with yourself in it.
      </EmptyState>
    );
  }
  return (
    <EmptyState main icon={Inbox} title="Nothing to label" actions={toPeople}>
      {lead ? 'Open a round: say which samples are labeled, by whom, and by how many.' : 'No round has samples for you yet. The lead opens rounds; their work arrives with the project folder.'}
    </EmptyState>
  );
}
