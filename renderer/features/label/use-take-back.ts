import { setsRegister } from '../../../shared/history/change.ts';
import type { CommitId, PersonId, RoundId, SampleId } from '../../../shared/model/ids.ts';
import { undoChanges, undoStacks } from '../../../shared/project/undo.ts';
import { findPerson } from '../../../shared/project/views/people.ts';
import { fileName, findSample } from '../../../shared/project/views/samples.ts';
import { navigate } from '../../state/app-store.ts';
import { useSession } from '../../state/use-app.ts';
import { showToast } from '../../ui/toast.tsx';

/** Undo and redo of submitted annotations: the newest commit of mine in this round, read from history, so they survive a restart. */
export function useTakeBack(me: PersonId, round: RoundId) {
  const session = useSession();

  function takeBack(which: 'undo' | 'redo'): void {
    if (!session.canWrite) return;
    const commit = undoStacks(session.state, me)[which].at(-1);
    if (commit === undefined) {
      showToast({ title: which === 'undo' ? 'Nothing to undo.' : 'Nothing to redo.' });
      return;
    }
    apply(commit, which);
  }

  function apply(commit: CommitId, which: 'undo' | 'redo'): void {
    const changes = undoChanges(session.state, commit, me);
    if (!changes.ok) {
      const { problem } = changes;
      const who = problem.code === 'unknown-commit' ? undefined : findPerson(session.state, problem.by)?.person.name;
      showToast({ title: 'This cannot be taken back.', detail: who === undefined ? 'It is not known here.' : `${who} changed it since.` });
      return;
    }
    const [first] = changes.value;
    if (first === undefined || !setsRegister(first, 'annotation')) {
      showToast({ title: 'Your last change was not on this screen.', detail: 'Take it back where you made it.' });
      return;
    }
    session.commit(changes.value, me, commit);
    const [inRound, sample] = first.key;
    const name = nameOf(sample);
    showToast({ title: which === 'undo' ? `Took back your answer for ${name}.` : `Gave your answer for ${name} again.` });
    navigate({ screen: 'label', round: inRound ?? round, sample });
  }

  function nameOf(sample: SampleId): string {
    const entry = findSample(session.state, sample);
    return entry === undefined ? 'a sample' : fileName(entry.path);
  }

  return { undo: () => takeBack('undo'), redo: () => takeBack('redo') };
}
