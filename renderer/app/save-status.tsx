import { CircleAlert, CircleCheck, CloudUpload, Download, Lock, RotateCw } from 'lucide-react';
import { useApp, useSession } from '../state/use-app.ts';
import { unsavedFile } from '../state/unsaved-file.ts';
import { Button } from '../ui/button.tsx';
import { countOf } from '../ui/format-count.ts';
import { Popover } from '../ui/popover.tsx';

/** Saved, saving, or not saved and why. "Saved" means that the project's file has it. */
export function SaveStatus() {
  const session = useSession();
  const saving = useApp(({ project }) => (project.phase === 'open' ? project.saving : undefined));
  if (!session.canWrite) {
    return (
      <p role="status" className="flex h-7 items-center gap-2 px-2 text-xs text-ink-2 max-xl:justify-center">
        <Lock size={14} aria-hidden /> <span className="max-xl:sr-only">Read only</span>
      </p>
    );
  }
  if (saving === undefined || saving.is === 'saved') {
    return (
      <p role="status" data-saving="saved" className="flex h-7 items-center gap-2 px-2 text-xs text-ink-3 max-xl:justify-center">
        <CircleCheck size={14} aria-hidden className="text-ok-ink" /> <span className="max-xl:sr-only">Saved</span>
      </p>
    );
  }
  if (saving.is === 'saving') {
    return (
      <p role="status" data-saving="saving" className="flex h-7 items-center gap-2 px-2 text-xs text-ink-2 max-xl:justify-center">
        <CloudUpload size={14} aria-hidden /> <span className="max-xl:sr-only">Saving</span> {saving.unsaved}
      </p>
    );
  }
  const { because, unsaved } = saving;
  return (
    <Popover
      title="Not saved"
      side="right"
      align="end"
      trigger={
        <button type="button" data-saving="not-saved" aria-label={`Not saved: ${unsaved}`} className="flex h-7 w-full items-center gap-2 rounded-md bg-danger-soft px-2 text-xs font-medium text-danger-ink max-xl:justify-center max-xl:px-0">
          <CircleAlert size={14} aria-hidden />
          <span role="status">
            <span className="max-xl:sr-only">Not saved:</span> {unsaved}
          </span>
        </button>
      }
    >
      <div className="flex w-72 flex-col gap-2 text-sm">
        <p>{because.message}</p>
        <p className="text-ink-2">
          {because.safe} {because.next}
        </p>
        <div className="flex gap-2">
          <Button icon={RotateCw} onClick={() => void session.outbox.send()}>
            Try again
          </Button>
          <Button icon={Download} onClick={() => download(unsavedFile(session.outbox.waiting))}>
            Download {countOf(unsaved, 'change')}
          </Button>
        </div>
      </div>
    </Popover>
  );
}

function download(text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/x-ndjson' }));
  link.download = 'concord-unsaved.jsonl';
  link.click();
  URL.revokeObjectURL(link.href);
}
