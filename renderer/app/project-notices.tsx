import { useState } from 'react';
import { isFromNewerVersion } from '../../shared/history/read-history.ts';
import { navigate, startNewWriter } from '../state/app-store.ts';
import { historyProblemText } from '../state/history-problem-text.ts';
import type { FileProblem } from '../state/read-history-files.ts';
import { NO_MEDIA_PROBLEMS } from '../state/locate-media.ts';
import { pickFolder } from '../state/pick-folder.ts';
import { findMediaIn } from '../state/run-import.ts';
import { stampsFromTheFuture } from '../state/project-session.ts';
import { useApp, useSession, useView } from '../state/use-app.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { countOf } from '../ui/format-count.ts';

const SHOWN = 5;
const NO_PROBLEMS: readonly FileProblem[] = [];

/** Samples whose files are not found here, or have other bytes now; a folder can be pointed at. */
function MediaNotice() {
  const session = useSession();
  const media = useApp(({ project }) => (project.phase === 'open' ? project.media : NO_MEDIA_PROBLEMS));
  const [looked, setLooked] = useState<number | undefined>();
  const count = media.missing.length + media.changed.length;
  if (count === 0) return null;

  async function point(): Promise<void> {
    const folder = await pickFolder('Folder where the media are on this computer');
    if (folder === undefined) return;
    setLooked(0);
    await findMediaIn(session, folder, setLooked);
    setLooked(undefined);
  }

  return (
    <Banner
      tone="warn"
      title={[
        ...(media.missing.length > 0 ? [`The files of ${countOf(media.missing.length, 'sample')} are not found on this computer.`] : []),
        ...(media.changed.length > 0 ? [`The files of ${countOf(media.changed.length, 'sample')} have other content than when they were added.`] : []),
      ].join(' ')}
      actions={
        <>
          <Button onClick={() => navigate({ screen: 'samples' }, { ids: [...media.missing, ...media.changed], title: 'Samples without their files' })}>Show them</Button>
          <Button busy={looked !== undefined} onClick={() => void point()}>
            Point at a folder
          </Button>
        </>
      }
    >
      {looked === undefined ? 'Their answers are safe. Point at a folder: files are recognised by their content, whatever they are called.' : `Looking: ${countOf(looked, 'file')} so far.`}
    </Banner>
  );
}

/** What must be known about the project as a whole: read only and why, damage, what was set aside or recovered, clocks. */
export function ProjectNotices() {
  const session = useSession();
  const problems = useApp(({ project }) => (project.phase === 'open' ? project.problems : NO_PROBLEMS));
  const ownIsDamaged = useApp(({ project }) => project.phase === 'open' && project.saving.is === 'not-saved' && project.saving.because.code === 'damaged');
  const [openedAt] = useState(() => Date.now());
  const early = useView((state) => stampsFromTheFuture(state, openedAt));
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const dismiss = (id: string) => () => setDismissed(new Set([...dismissed, id]));
  const { opened } = session;
  const readOnly = session.readOnlyBecause;
  const damage = problems.filter(({ problem }) => !isFromNewerVersion(problem));

  return (
    <>
      {readOnly !== undefined && (
        <Banner
          tone="warn"
          title="This project is open for reading only."
          actions={
            opened.readOnly?.code === 'damaged' ? (
              <Button onClick={() => void startNewWriter()}>Go on in a new history file</Button>
            ) : undefined
          }
        >
          {readOnly.message} {readOnly.next}
        </Banner>
      )}
      {damage.length > 0 && (
        <Banner
          tone="danger"
          title={`The history has ${countOf(damage.length, 'problem')}. Everything else is open.`}
          actions={readOnly === undefined && ownIsDamaged ? <Button onClick={() => void startNewWriter()}>Go on in a new history file</Button> : undefined}
        >
          <ul>
            {damage.slice(0, SHOWN).map(({ file, problem }) => (
              <li key={`${file}/${JSON.stringify(problem)}`}>{historyProblemText(file, problem)}</li>
            ))}
          </ul>
          {damage.length > SHOWN && <p>and {damage.length - SHOWN} more; `concord doctor` lists all.</p>}
        </Banner>
      )}
      {opened.setAside.length > 0 && !dismissed.has('set-aside') && (
        <Banner tone="warn" title="A line that was not written completely was set aside." onDismiss={dismiss('set-aside')}>
          {opened.setAside.map(({ name, bytes, savedAs }) => `${bytes} bytes at the end of ${name} are kept in ${savedAs}.`).join(' ')} Nothing that was shown as saved was in it.
        </Banner>
      )}
      {opened.recovered > 0 && !dismissed.has('recovered') && (
        <Banner tone="ok" title={`${countOf(opened.recovered, 'change')} from last time were brought into the project.`} onDismiss={dismiss('recovered')}>
          The project folder could not be written then; they had been kept on this device.
        </Banner>
      )}
      <MediaNotice />
      {early.length > 0 && !dismissed.has('clock') && (
        <Banner tone="warn" title="A device’s clock is wrong." onDismiss={dismiss('clock')}>
          {countOf(early.length, 'change')} carry a time more than a day ahead of this device. Check the clocks; nothing is lost.
        </Banner>
      )}
    </>
  );
}
