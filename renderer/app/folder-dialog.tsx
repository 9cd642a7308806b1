import { ArrowUp, FolderPlus, House } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { FolderListing } from '../../shared/host/host-api.ts';
import type { HostRefusal } from '../../shared/host/host-result.ts';
import { useApp } from '../state/use-app.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { countOf } from '../ui/format-count.ts';
import { FolderList } from '../ui/folder-list.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { TextField } from '../ui/text-field.tsx';

/** The app's own way to pick a folder on the computer that the host runs on. */
export function FolderDialog() {
  const asked = useApp((state) => state.folderDialog);
  if (asked === undefined) return null;
  return <OpenFolderDialog title={asked.title} onAnswer={asked.answer} />;
}

function OpenFolderDialog({ title, onAnswer }: { readonly title: string; readonly onAnswer: (path: string | undefined) => void }) {
  const host = useApp((state) => state.host);
  const [asked, setAsked] = useState(() => localStorage.getItem(LAST) ?? '');
  const [typed, setTyped] = useState('');
  const [listing, setListing] = useState<FolderListing | undefined>();
  const [refusal, setRefusal] = useState<HostRefusal | undefined>();
  const [newName, setNewName] = useState<string | undefined>();
  const list = useRef<HTMLDivElement>(null);
  const cameByList = useRef(false);

  useEffect(() => {
    let current = true;
    void host.browseFolder({ path: asked }).then((answer) => {
      if (!current) return;
      if (!answer.ok) {
        // The folder of last time may be gone: begin at home.
        if (asked === localStorage.getItem(LAST) && asked !== '') setAsked('');
        setRefusal(answer);
        return;
      }
      setRefusal(undefined);
      setListing(answer.value);
      setTyped(answer.value.path);
    });
    return () => {
      current = false;
    };
  }, [host, asked]);

  useEffect(() => {
    // The folder that was opened is gone from the list: the keyboard goes on in what it holds.
    if (cameByList.current) list.current?.querySelector('button')?.focus();
    cameByList.current = false;
  }, [listing]);

  /** What is typed counts, also when nobody pressed Enter after it. */
  async function pick(): Promise<void> {
    const answer = await host.browseFolder({ path: typed });
    if (!answer.ok) {
      setRefusal(answer);
      return;
    }
    localStorage.setItem(LAST, answer.value.path);
    onAnswer(answer.value.path);
  }

  async function makeFolder(): Promise<void> {
    if (listing === undefined || newName === undefined || newName.trim() === '') return;
    const made = await host.makeFolder({ parent: listing.path, name: newName.trim() });
    if (!made.ok) {
      setRefusal(made);
      return;
    }
    setNewName(undefined);
    setAsked(made.value.path);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onAnswer(undefined)}
      title={title}
      size="lg"
      footer={
        <>
          <Button className="mr-auto" icon={FolderPlus} onClick={() => setNewName('')} disabled={listing?.writable !== true}>
            New folder
          </Button>
          <Button onClick={() => onAnswer(undefined)}>Cancel</Button>
          <Button tone="primary" onClick={() => void pick()} disabled={listing === undefined || typed.trim() === ''}>
            Use this folder
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-2">
        <div className="flex items-end gap-1">
          <TextField label="Folder" value={typed} onChange={setTyped} onEnter={() => setAsked(typed)} className="flex-1" spellCheck={false} />
          <IconButton label="Folder above" icon={ArrowUp} disabled={listing?.parent === null} onClick={() => listing?.parent !== null && listing !== undefined && setAsked(listing.parent)} />
          <IconButton label="Home folder" icon={House} onClick={() => setAsked(listing?.home ?? '')} />
        </div>
        {newName !== undefined && (
          <div className="flex items-end gap-1">
            <TextField label="Name of the new folder" value={newName} onChange={setNewName} onEnter={() => void makeFolder()} autoFocus className="flex-1" />
            <Button onClick={() => void makeFolder()}>Make it</Button>
          </div>
        )}
        {refusal !== undefined && <ErrorNote title={refusal.message} next={refusal.next} code={refusal.code} />}
        <div ref={list} className="h-72 overflow-auto">
          {listing?.folders.length === 0 ? (
            <p className="text-sm text-ink-2">No folders in here.</p>
          ) : (
            <FolderList
              label={`Folders in ${listing?.path ?? ''}`}
              folders={(listing?.folders ?? []).map(({ path, name, project, readable }) => ({ path, name, detail: project ? 'Concord project' : readable ? '' : 'cannot be read' }))}
              onOpen={(path) => {
                cameByList.current = true;
                setAsked(path);
              }}
            />
          )}
        </div>
        <p className="text-xs text-ink-3">{listing === undefined ? 'Looking …' : `${countOf(listing.folders.length, 'folder')} and ${countOf(listing.files, 'file')} here${listing.project ? '; this is a Concord project' : ''}`}</p>
      </div>
    </Dialog>
  );
}

const LAST = 'concord/last-folder';
