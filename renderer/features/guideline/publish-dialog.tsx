import { useState } from 'react';
import type { Change } from '../../../shared/history/change.ts';
import type { CommitId } from '../../../shared/model/ids.ts';
import { currentGuideline, publishedPage, workingPage } from '../../../shared/project/views/guideline-versions.ts';
import { useSession } from '../../state/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DiffView } from '../../ui/diff-view.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { fullTitle, type PageEntry, pagesToPublish } from './guideline-pages.ts';

interface PublishDialogProps {
  readonly entries: readonly PageEntry[];
  readonly commit: (changes: readonly Change[]) => CommitId | undefined;
  readonly onClose: () => void;
}

/** Freezes the working copy as a version. Rounds opened from now on run under it; earlier answers keep theirs. */
export function PublishDialog({ entries, commit, onClose }: PublishDialogProps) {
  const { state } = useSession();
  const [note, setNote] = useState('');
  const inForce = currentGuideline(state);
  const changed = entries.filter((entry) => entry.changed);

  function publish(): void {
    commit([
      {
        kind: 'guideline-published/1',
        key: [],
        value: {
          pages: pagesToPublish(state, entries.map(({ page }) => page)),
          ...(note.trim() === '' ? {} : { note: note.trim() }),
          basedOn: inForce?.commit ?? null,
        },
      },
    ]);
    showToast({ title: `Version ${(inForce?.number ?? 0) + 1} of the guideline is in force.`, detail: 'Open a round to label under it.' });
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Publish version ${(inForce?.number ?? 0) + 1}`}
      description="Rounds that are open keep the version they were opened under."
      size="xl"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" onClick={publish}>
            Publish
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <TextField label="What changed, in a sentence" value={note} onChange={setNote} onEnter={publish} autoFocus placeholder="Scratches under 3 mm count" />
        {changed.map((entry) => (
          <section key={entry.page} aria-label={fullTitle(entry)}>
            <h3 className="mb-1 text-sm font-semibold">{fullTitle(entry)}</h3>
            <DiffView before={publishedPage(inForce, entry.page)} after={workingPage(state, entry.page)} beforeLabel={inForce === undefined ? 'Nothing' : `Version ${inForce.number}`} afterLabel="New" />
          </section>
        ))}
      </div>
    </Dialog>
  );
}
