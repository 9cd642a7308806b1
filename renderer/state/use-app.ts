import { useMemo } from 'react';
import { useStore } from 'zustand';
import { defined } from '../../shared/basics/assert.ts';
import type { Change } from '../../shared/history/change.ts';
import type { CommitId, SampleId } from '../../shared/model/ids.ts';
import type { ProjectState } from '../../shared/project/project-state.ts';
import { findPerson, type PersonEntry } from '../../shared/project/views/people.ts';
import { appStore, type AppState } from './app-store.ts';
import type { ProjectSession } from './project-session.ts';

export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(appStore(), select);
}

/** The open project. Only for screens that are shown while one is open. */
export function useSession(): ProjectSession {
  return useApp(({ project }) => defined(project.phase === 'open' ? project.session : undefined, 'an open project'));
}

/** Grows with every change of the project's state, which grows in place: the dependency of whatever is computed from it. */
export function useRevision(): number {
  return useApp(({ project }) => (project.phase === 'open' ? project.revision : -1));
}

/**
 * A view of the project's state, read again at every render and after every commit. Views in `shared/project/views` remember
 * what is costly themselves; anything else that is costly belongs into `useMemo` with `useRevision()`, or into a worker.
 */
export function useView<T>(view: (state: ProjectState) => T): T {
  useRevision();
  return view(useSession().state);
}

/** Who acts on this device; undefined until somebody says so. */
export function useMe(): PersonEntry | undefined {
  const session = useSession();
  const id = useApp(({ settings }) => settings.actingAs[session.opened.file.id]);
  return useView((state) => (id === undefined ? undefined : findPerson(state, id as PersonEntry['id'])));
}

/** Makes commits as the person who acts on this device. Undefined while nobody does, or the project is read-only. */
export function useCommit(): ((changes: readonly Change[], undoes?: CommitId) => CommitId | undefined) | undefined {
  const session = useSession();
  const me = useMe();
  const canWrite = useApp(({ project }) => project.phase === 'open' && project.session.canWrite); // a newer Concord may turn up in the files
  return useMemo(() => (me === undefined || !canWrite ? undefined : (changes, undoes) => session.commit(changes, me.id, undoes)), [session, me, canWrite]);
}

/** Whether the bytes of a sample are not found on this device, or are others than they were; changes when a folder is pointed at. */
export function useIsMissing(sample: SampleId): boolean {
  return useApp(({ project }) => project.phase === 'open' && (project.media.missing.includes(sample) || project.media.changed.includes(sample)));
}

/** Where the bytes of a sample are, for <img>, <audio> and fetch. */
export function useMediaUrl(): (sample: SampleId) => string {
  const session = useSession();
  return useMemo(() => (sample) => session.host.mediaUrl(session.opened.handle, sample), [session]);
}
