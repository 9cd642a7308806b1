import { CirclePlus, Inbox, UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { PersonId } from '../../../shared/model/ids.ts';
import { people } from '../../../shared/project/views/people.ts';
import { progress } from '../../../shared/project/views/progress.ts';
import { rounds } from '../../../shared/project/views/rounds.ts';
import { navigate } from '../../state/app-store.ts';
import { useApp, useCommit, useMe, useView } from '../../state/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { AddPersonDialog } from './add-person-dialog.tsx';
import { BringInDialog } from './bring-in-dialog.tsx';
import { OpenRoundDialog } from './open-round-dialog.tsx';
import { PeopleTable } from './people-table.tsx';
import { RoundList } from './round-list.tsx';

/** Who works here, in which rounds, how far they are; and how their work comes together. */
export function PeopleScreen({ person }: { readonly person: PersonId | undefined }) {
  const everyone = useView(people);
  const allRounds = useView(rounds);
  const done = useView(progress);
  const commit = useCommit();
  const lead = useMe()?.person.role === 'lead';
  const asked = useApp(({ route }) => (route.screen === 'people' ? route.open : undefined));
  const picked = useApp((app) => app.picked);
  const [dialog, setDialog] = useState<'person' | 'round' | 'bring-in' | undefined>(asked);

  function close(): void {
    setDialog(undefined);
    if (asked !== undefined) navigate({ screen: 'people' }, picked);
  }

  return (
    <Page
      title="People"
      subtitle="Roles are not passwords: whoever has the folder can read all of it."
      toolbar={
        commit !== undefined && (
          <>
            <Button icon={Inbox} onClick={() => setDialog('bring-in')}>
              Bring in work
            </Button>
            {lead && (
              <>
                <Button icon={UserPlus} onClick={() => setDialog('person')}>
                  Add a person
                </Button>
                <Button tone="primary" icon={CirclePlus} onClick={() => setDialog('round')}>
                  Open a round
                </Button>
              </>
            )}
          </>
        )
      }
    >
      <div className="flex flex-col gap-4">
        <PeopleTable people={everyone} rounds={allRounds} progress={done} active={person} />
        <RoundList rounds={allRounds} progress={done} people={everyone} canClose={lead && commit !== undefined} onOpenRound={() => setDialog('round')} />
      </div>
      {dialog === 'person' && <AddPersonDialog people={everyone} onClose={close} />}
      {dialog === 'round' && lead && commit !== undefined && <OpenRoundDialog people={everyone} rounds={allRounds} onClose={close} onAddPerson={() => setDialog('person')} />}
      {dialog === 'bring-in' && <BringInDialog onClose={close} />}
    </Page>
  );
}
