import { FileUp, FolderInput } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import type { MergeReport } from '../../../shared/host/host-api.ts';
import type { HostRefusal, HostResult } from '../../../shared/host/host-result.ts';
import { pickFolder } from '../../state/pick-folder.ts';
import { useSession } from '../../state/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { countOf } from '../../ui/format-count.ts';
import { AnnotationsCsv } from './annotations-csv.tsx';

/** Others' work: their history files, or the folder they worked in. Merging asks nothing and loses nothing. */
export function BringInDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const chooser = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<{ readonly report: MergeReport; readonly commits: number } | undefined>();
  const [refusal, setRefusal] = useState<HostRefusal | undefined>();
  const [csv, setCsv] = useState<File | undefined>();
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);

  async function merge(work: () => Promise<HostResult<MergeReport>>): Promise<void> {
    setBusy(true);
    const before = session.state.commits.length;
    const answer = await work();
    if (answer.ok) await session.refresh();
    setBusy(false);
    setRefusal(answer.ok ? undefined : answer);
    setOutcome(answer.ok ? { report: answer.value, commits: session.state.commits.length - before } : undefined);
  }

  async function takeFiles(files: readonly File[]): Promise<void> {
    if (files.length === 0) {
      setRefusal({ ok: false, code: 'bad-request', message: 'There are no history files and no CSV in this.', safe: 'Nothing was changed.', next: 'Choose files from the history folder of a copy of this project, or a table of labels.' });
      return;
    }
    setRefusal(undefined);
    const table = files.find(({ name }) => name.toLowerCase().endsWith('.csv'));
    if (table !== undefined) setCsv(table);
    const histories = files.filter((file) => file !== table);
    if (histories.length === 0) return;
    await merge(async () => {
      const read = await Promise.all(histories.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
      return session.host.mergeHistoryFiles({ handle: session.opened.handle, files: read });
    });
  }

  async function takeFolder(): Promise<void> {
    const folder = await pickFolder('A copy of this project, or its history folder');
    if (folder !== undefined) await merge(() => session.host.mergeHistoryFolder({ handle: session.opened.handle, grant: folder.grant }));
  }

  function onDrop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    void filesOfDrop(event.dataTransfer).then(takeFiles);
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Bring in work" description="From another labeler’s copy of this project, or from a table of labels." footer={<Button onClick={onClose}>Done</Button>}>
      <div className="flex flex-col gap-3">
        <div
          role="region"
          aria-label="Drop files here"
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={onDrop}
          className={`flex flex-col items-center gap-3 rounded-lg border border-dashed p-6 text-center text-sm ${over ? 'border-accent bg-accent-soft' : 'border-line-strong bg-sunken'}`}
        >
          <p>
            Drop <code>history/*.jsonl</code> files, a whole project folder, or a CSV of labels here.
          </p>
          <div className="flex gap-2">
            <Button icon={FileUp} busy={busy} onClick={() => chooser.current?.click()}>
              Choose files
            </Button>
            <Button icon={FolderInput} busy={busy} onClick={() => void takeFolder()}>
              Choose a folder
            </Button>
          </div>
          <input ref={chooser} type="file" multiple accept=".jsonl,.csv" className="hidden" aria-label="History files or a CSV" onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              event.target.value = ''; // so that the same file, corrected, can be chosen again
              void takeFiles(files);
            }}
          />
        </div>
        {refusal !== undefined && <ErrorNote title={refusal.message} safe={refusal.safe} next={refusal.next} code={refusal.code} />}
        {outcome !== undefined && <Outcome {...outcome} />}
        {csv !== undefined && <AnnotationsCsv key={csv.name + String(csv.lastModified)} file={csv} />}
      </div>
    </Dialog>
  );
}

function Outcome({ report, commits }: { readonly report: MergeReport; readonly commits: number }) {
  const files = report.added.length + report.extended.length + report.forked.length;
  return (
    <div role="status" className="flex flex-col gap-1 rounded-md bg-ok-soft p-3 text-sm">
      <p className="font-medium">{commits === 0 ? 'Nothing new: all of it was here already.' : `${countOf(commits, 'change')} came in from ${countOf(files, 'file')}.`}</p>
      {report.forked.length > 0 && <p>Two different files of one writer were found; both are kept and both count: {report.forked.join(', ')}.</p>}
      {report.refused.map(({ name, reason }) => (
        <p key={name} className="text-danger-ink">
          {name}: {reason}
        </p>
      ))}
    </div>
  );
}

/** Dropped files, those inside dropped folders included. */
async function filesOfDrop(transfer: DataTransfer): Promise<readonly File[]> {
  const entries = [...transfer.items].map((each) => each.webkitGetAsEntry()).filter((entry) => entry !== null);
  const files = await Promise.all(entries.map(filesOfEntry));
  return files.flat().filter(({ name }) => /\.(jsonl|csv)$/i.test(name));
}

async function filesOfEntry(entry: FileSystemEntry): Promise<readonly File[]> {
  if (entry.isFile) {
    const file = await new Promise<File | undefined>((resolve) => (entry as FileSystemFileEntry).file(resolve, () => resolve(undefined)));
    return file === undefined ? [] : [file];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    // A reader gives its entries in pieces, and an empty piece at the end.
    const piece = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (piece.length === 0) break;
    all.push(...piece);
  }
  return (await Promise.all(all.map(filesOfEntry))).flat();
}
