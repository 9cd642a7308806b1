import { ArrowLeft, FolderOpen } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { FolderGrant } from '../../../shared/host/host-api.ts';
import { questionFromTemplate, type Template, templateById, templateHasLabels } from '../../../shared/project/commands/templates.ts';
import { appStore, navigate } from '../../state/app-store.ts';
import { pickFolder } from '../../state/pick-folder.ts';
import { useApp } from '../../state/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { FolderFindings, usableFiles } from './folder-findings.tsx';
import { startNewProject } from './start-new-project.ts';
import { LabelNames, TemplateChoice } from './template-choice.tsx';
import { useFolderScan } from './use-folder-scan.ts';

/** From a folder of media to the first label: one page, top to bottom. */
export function NewProjectScreen() {
  const refusal = useApp((state) => state.refusal);
  const [media, setMedia] = useState<FolderGrant | undefined>();
  const { job, scan, refusal: scanRefusal } = useFolderScan(media);
  const [chosen, setChosen] = useState<Template | undefined>();
  const [names, setNames] = useState<readonly string[] | undefined>();
  const [name, setName] = useState<string | undefined>();
  const [place, setPlace] = useState<string | undefined>();
  const [lead, setLead] = useState('');
  const [copy, setCopy] = useState<'leave' | 'copy'>('leave');
  const [starting, setStarting] = useState(false);

  const found = new Set(scan?.byType.map(({ kind }) => kind));
  const template = chosen ?? templateById(found.has('audio') && !found.has('image') ? 'audio-classification' : 'image-classification');
  const labels = names ?? template.labels;
  const projectName = name ?? (media === undefined ? '' : `${media.name} labels`);
  const folderAbove = place ?? (media === undefined ? '' : above(media.path));
  const path = folderAbove === '' ? '' : `${folderAbove.replace(/[/\\]$/, '')}${separator(folderAbove)}${folderName(projectName)}`;
  const missing = whatIsMissing({ media, projectName, lead, labels: templateHasLabels(template) ? labels : ['none needed'], files: scan === undefined ? undefined : usableFiles(scan), looking: scan?.done === false });

  async function pickMedia(): Promise<void> {
    const picked = await pickFolder('Folder with images or audio');
    if (picked === undefined) return;
    setMedia(picked);
    appStore().setState({ refusal: undefined });
  }

  async function pickPlace(): Promise<void> {
    const picked = await pickFolder('Where to put the project folder');
    if (picked !== undefined) setPlace(picked.path);
  }

  async function start(): Promise<void> {
    if (media === undefined || missing !== undefined || starting) return;
    setStarting(true);
    const question = questionFromTemplate(template, labels);
    await startNewProject({ path, name: projectName.trim(), lead, question, media, copy: copy === 'copy' });
    setStarting(false);
  }

  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-5 p-8">
      <header>
        <Button tone="quiet" size="sm" icon={ArrowLeft} onClick={() => navigate({ screen: 'home' })}>
          Home
        </Button>
        <h1 className="mt-2 text-2xl font-semibold tracking-tight">New project</h1>
      </header>

      <Step number={1} title="What is to be labeled?">
        <div className="flex items-center gap-3">
          <Button icon={FolderOpen} tone={media === undefined ? 'primary' : 'neutral'} onClick={() => void pickMedia()}>
            {media === undefined ? 'Pick a folder of images or audio' : 'Pick another folder'}
          </Button>
          {media !== undefined && <span className="truncate text-sm text-ink-2">{media.path}</span>}
        </div>
        {scanRefusal !== undefined && <ErrorNote title={scanRefusal.message} next={scanRefusal.next} code={scanRefusal.code} />}
        {scan !== undefined && job !== undefined && <FolderFindings job={job} scan={scan} />}
      </Step>

      <Step number={2} title="What do you ask about each?">
        <TemplateChoice
          found={found}
          chosen={template}
          onChoose={(id) => {
            setChosen(templateById(id));
            setNames(undefined);
          }}
        />
        <LabelNames template={template} names={labels} onChange={setNames} />
      </Step>

      <Step number={3} title="Who starts, and where is it kept?">
        <div className="grid grid-cols-2 gap-3">
          <TextField label="Your name" value={lead} onChange={setLead} placeholder="You lead this project" />
          <TextField label="Name of the project" value={projectName} onChange={setName} />
        </div>
        <div className="flex items-center gap-3 text-sm">
          <Button onClick={() => void pickPlace()}>Change the place</Button>
          <span className="truncate text-ink-2" title={path}>
            {path === '' ? 'Beside the folder of media' : path}
          </span>
        </div>
        <RadioGroup
          label="The files"
          value={copy}
          onChange={setCopy}
          options={[
            { value: 'leave', label: 'Leave the files where they are', hint: 'The project only remembers them.' },
            { value: 'copy', label: 'Copy the files into the project', hint: 'Best for a folder that others share.' },
          ]}
        />
      </Step>

      {refusal !== undefined && <ErrorNote title={refusal.message} safe={refusal.safe} next={refusal.next} code={refusal.code} />}
      <footer className="flex items-center gap-3 border-t border-line pt-4">
        <Button tone="primary" size="lg" disabled={missing !== undefined} busy={starting} onClick={() => void start()}>
          Start labeling
        </Button>
        <span className="text-sm text-ink-2" role="status">
          {missing}
        </span>
      </footer>
    </div>
  );
}

function Step({ number, title, children }: { readonly number: number; readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4" aria-labelledby={`step-${number}`}>
      <h2 id={`step-${number}`} className="flex items-center gap-2 text-base font-semibold">
        <span className="grid size-5 place-content-center rounded-sm bg-sunken text-xs text-ink-2 tabular-nums">{number}</span>
        {title}
      </h2>
      {children}
    </section>
  );
}

function whatIsMissing({
  media,
  projectName,
  lead,
  labels,
  files = 0,
  looking,
}: {
  readonly media: FolderGrant | undefined;
  readonly projectName: string;
  readonly lead: string;
  readonly labels: readonly string[];
  readonly files: number | undefined;
  readonly looking: boolean;
}): string | undefined {
  if (media === undefined) return 'Pick a folder first.';
  if (files === 0) return looking ? 'Looking for images and audio …' : 'No images or audio found in this folder.';
  if (labels.every((label) => label.trim() === '')) return 'Name at least one label.';
  if (lead.trim() === '') return 'Say who you are.';
  if (folderName(projectName) === '') return 'Give the project a name.';
  return undefined;
}

/** A name that every file system takes as a folder name. */
function folderName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').replace(/^[. ]+|[. ]+$/g, '').slice(0, 100);
}

function separator(path: string): string {
  return path.includes('\\') && !path.includes('/') ? '\\' : '/';
}

function above(path: string): string {
  const cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return cut <= 0 ? path : path.slice(0, cut);
}
