import { useState } from 'react';
import { people } from '../../shared/project/views/people.ts';
import { actAs } from '../state/app-store.ts';
import { newPersonId } from '../state/new-id.ts';
import { useSession, useView } from '../state/use-app.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { PersonMark } from '../ui/person-mark.tsx';
import { TextField } from '../ui/text-field.tsx';

/** Asked once per device and project: who works here? Nothing is checked; it says whose the answers are. */
export function WhoAmI() {
  const session = useSession();
  const everyone = useView(people);
  const [name, setName] = useState('');

  function join(): void {
    const trimmed = name.trim();
    if (trimmed === '') return;
    const id = newPersonId();
    const code = freeCode(everyone.map(({ person }) => person.code));
    session.commit([{ kind: 'person-added/1', key: [id], value: { name: trimmed, role: everyone.length === 0 ? 'lead' : 'labeler', code } }], id);
    void actAs(id);
  }

  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto flex min-h-full max-w-md flex-col justify-center gap-4 p-6">
        <div>
          <h1 className="text-xl font-semibold">Who are you?</h1>
          <p className="mt-1 text-sm text-ink-2">Your answers are kept under this name on this device. There are no passwords: people in one folder trust each other.</p>
        </div>
        {everyone.length > 0 && (
          <Card flush title="I am …">
            <ul>
              {everyone.map(({ id, person, index }) => (
                <li key={id} className="border-b border-line last:border-0">
                  <button type="button" className="flex h-10 w-full items-center gap-3 px-3 text-left text-sm hover:bg-hover" onClick={() => void actAs(id)}>
                    <PersonMark name={person.name} color={index + 1} />
                    <span>{person.name}</span>
                    <span className="ml-auto text-xs text-ink-3">{person.role}</span>
                  </button>
                </li>
              ))}
            </ul>
          </Card>
        )}
        {session.canWrite && (
          <div className="flex items-end gap-2">
            <TextField label={everyone.length === 0 ? 'Your name' : 'Somebody else'} value={name} onChange={setName} onEnter={join} placeholder="Name" className="flex-1" />
            <Button tone="primary" disabled={name.trim() === ''} onClick={join}>
              Continue
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

function freeCode(taken: readonly string[]): string {
  for (let n = 1; ; n++) if (!taken.includes(`P${n}`)) return `P${n}`;
}
