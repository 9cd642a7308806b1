import { PartyPopper, Undo2 } from 'lucide-react';
import type { RoundEntry } from '../../../shared/project/views/rounds.ts';
import type { PersonEntry } from '../../../shared/project/views/people.ts';
import { navigate } from '../../state/app-store.ts';
import { LABEL_COMMANDS, type LabelCommand } from '../../state/keys/label-commands.ts';
import { useKeyCommands } from '../../state/keys/use-key-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';
import { useSession } from '../../state/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { countOf } from '../../ui/format-count.ts';
import type { MyQueue } from './use-my-queue.ts';
import { useTakeBack } from './use-take-back.ts';

/** Nothing left in the round. The last answer can be taken back from here, by the same key as everywhere. */
export function AllDone({ me, queue, round }: { readonly me: PersonEntry; readonly queue: MyQueue; readonly round: RoundEntry }) {
  const session = useSession();
  const { undo } = useTakeBack(me.id, round.id);
  const keys = useKeymap<LabelCommand>(LABEL_COMMANDS);
  useKeyCommands(
    keys,
    (command) => {
      if (command === 'label.undo') undo();
      return command === 'label.undo';
    },
    { enabled: true },
  );

  const last = queue.order.at(-1);
  const lead = me.person.role === 'lead';
  return (
    <EmptyState
      main
      icon={PartyPopper}
      title={`${round.round.name}: all done`}
      actions={
        <>
          {last !== undefined && session.canWrite && (
            <Button icon={Undo2} hotkey={keys.hintOf('label.undo')} onClick={undo}>
              Undo
            </Button>
          )}
          {last !== undefined && <Button onClick={() => navigate({ screen: 'label', round: round.id, sample: last })}>Look at my answers again</Button>}
          {queue.nextRound !== undefined && (
            <Button tone="primary" onClick={() => queue.nextRound !== undefined && navigate({ screen: 'label', round: queue.nextRound.id })}>
              Go on with {queue.nextRound.round.name}
            </Button>
          )}
          {lead && (
            <Button tone={queue.nextRound === undefined ? 'primary' : 'neutral'} onClick={() => navigate({ screen: 'agreement' })}>
              See agreement
            </Button>
          )}
        </>
      }
    >
      You answered all {countOf(queue.order.length, 'sample')} of this round.
    </EmptyState>
  );
}
