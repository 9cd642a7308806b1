import { FolderOpen, FolderPlus, Sparkles, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { RecentProject } from '../../../shared/host/host-api.ts';
import { appStore, navigate, openProject } from '../../state/app-store.ts';
import { pickFolder } from '../../state/pick-folder.ts';
import { useApp } from '../../state/use-app.ts';
import { BrandMark } from '../../ui/brand-mark.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { formatAgo } from '../../ui/format-date.ts';
import { IconButton } from '../../ui/icon-button.tsx';

/** The first screen: go on where one was, start a project, open one, or see the sample. */
export function HomeScreen() {
  const host = useApp((state) => state.host);
  const version = useApp(({ info }) => info.version);
  const refusal = useApp((state) => state.refusal);
  const [recent, setRecent] = useState<readonly RecentProject[]>([]);
  const [now] = useState(() => Date.now());

  useEffect(() => {
    void host.recentProjects({}).then((answer) => answer.ok && setRecent(answer.value));
  }, [host]);

  async function open(path: string, name: string): Promise<void> {
    if (await openProject(name, (concord) => concord.openProject({ path }))) navigate({ screen: 'label' });
  }

  async function openFolder(): Promise<void> {
    const picked = await pickFolder('Open a project folder');
    if (picked !== undefined) await open(picked.path, picked.name);
  }

  async function openSample(): Promise<void> {
    if (await openProject('the sample project', (concord) => concord.openSampleProject({}))) navigate({ screen: 'agreement' });
  }

  async function forget(path: string): Promise<void> {
    await host.forgetRecentProject({ path });
    setRecent(recent.filter((project) => project.path !== path));
  }

  return (
    <div className="mx-auto flex min-h-full max-w-3xl flex-col justify-center gap-6 p-8">
      <header className="flex items-center gap-4">
        <BrandMark size={48} />
        <div>
          <h1 className="text-2xl font-semibold tracking-tight">Concord</h1>
          <p className="text-base text-ink-2">Label images and audio so that the labels agree.</p>
        </div>
      </header>

      {refusal !== undefined && (
        <ErrorNote
          title={refusal.message}
          safe={refusal.safe}
          next={refusal.next}
          code={refusal.code}
          actions={<Button onClick={() => appStore().setState({ refusal: undefined })}>Close</Button>}
        />
      )}

      <div className="grid grid-cols-3 gap-3">
        <Start icon={FolderPlus} title="New project" sentence="From a folder of images or audio" onClick={() => navigate({ screen: 'new' })} primary />
        <Start icon={FolderOpen} title="Open a project" sentence="A folder that Concord made" onClick={() => void openFolder()} />
        <Start icon={Sparkles} title="Open the sample project" sentence="Scratched phones, spoken commands" onClick={() => void openSample()} />
      </div>

      <Card title="Recent projects" flush>
        {recent.length === 0 ? (
          <p className="p-4 text-sm text-ink-2">Nothing yet. The sample project shows in five minutes what Concord is for.</p>
        ) : (
          <ul>
            {recent.map((project) => (
              <li key={project.path} className="flex items-center border-b border-line last:border-0">
                <button type="button" disabled={project.missing} onClick={() => void open(project.path, project.name)} className="flex min-w-0 flex-1 items-baseline gap-3 px-4 py-2 text-left hover:bg-hover disabled:opacity-60">
                  <span className="text-sm font-medium">{project.name}</span>
                  <span className="truncate text-xs text-ink-3">{project.path}</span>
                  <span className="ml-auto text-xs whitespace-nowrap text-ink-3">{project.missing ? 'not there now' : formatAgo(project.openedAt, now)}</span>
                </button>
                <IconButton label={`Take ${project.name} off this list`} icon={X} size="sm" onClick={() => void forget(project.path)} />
              </li>
            ))}
          </ul>
        )}
      </Card>
      <p className="text-xs text-ink-3">Version {version}. Everything stays on this computer.</p>
    </div>
  );
}

function Start({ icon: Icon, title, sentence, onClick, primary = false }: { readonly icon: typeof FolderPlus; readonly title: string; readonly sentence: string; readonly onClick: () => void; readonly primary?: boolean }) {
  return (
    <button type="button" onClick={onClick} className={`flex flex-col items-start gap-2 rounded-lg border p-4 text-left ${primary ? 'border-accent bg-accent-soft hover:bg-selected' : 'border-line bg-surface hover:bg-hover'}`}>
      <Icon size={20} aria-hidden className={primary ? 'text-accent-ink' : 'text-ink-2'} />
      <span className="text-base font-semibold">{title}</span>
      <span className="text-xs text-ink-2">{sentence}</span>
    </button>
  );
}
