import { useState } from 'react';
import type { PersonEntry } from '../../../shared/project/views/people.ts';
import { newPersonId } from '../../state/new-id.ts';
import { useCommit } from '../../state/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** Adds somebody to the project: a name and a role. */
export function AddPersonDialog({ people, onClose }: { readonly people: readonly PersonEntry[]; readonly onClose: () => void }) {
  const commit = useCommit();
  const [name, setName] = useState('');
  const [role, setRole] = useState<'labeler' | 'lead'>('labeler');
  const taken = people.some(({ person }) => person.name.toLowerCase() === name.trim().toLowerCase());

  function add(): void {
    if (name.trim() === '' || taken) return;
    const codes = new Set(people.map(({ person }) => person.code));
    let number = 1;
    while (codes.has(`P${number}`)) number += 1;
    commit?.([{ kind: 'person-added/1', key: [newPersonId()], value: { name: name.trim(), role, code: `P${number}` } }]);
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Add a person"
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" disabled={name.trim() === '' || taken} onClick={add}>
            Add
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <TextField label="Name" value={name} onChange={setName} onEnter={add} autoFocus {...(taken ? { error: 'Somebody has this name already.' } : {})} />
        <SegmentedControl
          label="Role"
          value={role}
          onChange={setRole}
          options={[
            { value: 'labeler', label: 'Labeler' },
            { value: 'lead', label: 'Lead' },
          ]}
        />
      </div>
    </Dialog>
  );
}
