import { createStore } from 'zustand/vanilla';
import { defined } from '../../shared/basics/assert.ts';
import type { AppInfo, DeviceSettings, HostApi, OpenedProject } from '../../shared/host/host-api.ts';
import type { HostRefusal, HostResult } from '../../shared/host/host-result.ts';
import type { PersonId } from '../../shared/model/ids.ts';
import { WorkingStore } from '../storage/working-store.ts';
import type { ImportStatus } from './import-status.ts';
import { type MediaProblems, NO_MEDIA_PROBLEMS } from './locate-media.ts';
import type { Saving } from './outbox.ts';
import { ProjectSession } from './project-session.ts';
import { CALLED_OFF, type FileProblem, type ReadingProgress } from './read-history-files.ts';
import { type Route, routeFromHash, routeToHash, type SampleFilter } from './route.ts';

/** The project in this window. `revision` grows with every change of the session's state: what screens listen to. */
export type ProjectPhase =
  | { readonly phase: 'none' }
  | { readonly phase: 'opening'; readonly name: string; readonly progress: ReadingProgress | undefined; readonly cancel: () => void }
  | {
      readonly phase: 'open';
      readonly session: ProjectSession;
      readonly revision: number;
      readonly saving: Saving;
      readonly problems: readonly FileProblem[];
      readonly media: MediaProblems;
    };

export interface AppState {
  readonly host: HostApi;
  readonly info: AppInfo;
  readonly settings: DeviceSettings;
  readonly route: Route;
  readonly project: ProjectPhase;
  /** Why the last opening failed. */
  readonly refusal: HostRefusal | undefined;
  /** What the Samples and Review screens are narrowed to. */
  readonly picked: SampleFilter | undefined;
  /** The import that runs in the background of the open project, or ran last. */
  readonly importing: ImportStatus | undefined;
  /** The app's own folder dialog, where the system has none. */
  readonly folderDialog: { readonly title: string; readonly answer: (path: string | undefined) => void } | undefined;
}

export type AppStore = ReturnType<typeof createAppStore>;

const workingStore = new WorkingStore();

/** The one store of the window, made at boot when host, info and settings are known. */
export function createAppStore(host: HostApi, info: AppInfo, settings: DeviceSettings) {
  return createStore<AppState>()(() => ({
    host,
    info,
    settings,
    route: routeFromHash(globalThis.location?.hash ?? ''),
    project: { phase: 'none' },
    refusal: undefined,
    picked: undefined,
    importing: undefined,
    folderDialog: undefined,
  }));
}

let theStore: AppStore | undefined;

export function setAppStore(store: AppStore): void {
  theStore = store;
}

export function appStore(): AppStore {
  return defined(theStore, 'the app store');
}

export function navigate(route: Route, picked?: SampleFilter): void {
  appStore().setState({ route, picked });
  const hash = routeToHash(route);
  if (globalThis.location.hash !== hash) globalThis.history.pushState(null, '', hash);
}

/** Follows the browser's back and forward. Gives the function that stops. */
export function followAddress(): () => void {
  const follow = () => appStore().setState({ route: routeFromHash(globalThis.location.hash) });
  globalThis.addEventListener('popstate', follow);
  return () => globalThis.removeEventListener('popstate', follow);
}

/** Opens a project by whatever the host does to open it (a path, the sample, a new one). True when it is open. */
export async function openProject(name: string, open: (host: HostApi) => Promise<HostResult<OpenedProject>>): Promise<boolean> {
  const store = appStore();
  if (!(await closeProject())) return false;
  const leaving = new AbortController();
  const cancel = () => leaving.abort();
  store.setState({ project: { phase: 'opening', name, progress: undefined, cancel }, refusal: undefined });
  const { host } = store.getState();
  const refuse = (refusal: HostRefusal) => {
    // Who called it off knows why it did not open.
    store.setState({ project: { phase: 'none' }, refusal: leaving.signal.aborted ? undefined : refusal });
    return false;
  };

  const opened = await open(host);
  if (!opened.ok) return refuse(opened);
  if (!(await takeWindowLock(opened.value))) {
    await host.closeProject({ handle: opened.value.handle });
    return refuse({
      ok: false,
      code: 'locked',
      message: `“${opened.value.file.name}” is already open in another window.`,
      safe: 'Nothing was changed.',
      next: 'Go on in the other window, or close it and open the project here again.',
    });
  }

  const update = (part: Partial<Extract<ProjectPhase, { phase: 'open' }>>) => {
    const { project } = store.getState();
    if (project.phase === 'open') store.setState({ project: { ...project, ...part } });
  };
  let saving: Saving = { is: 'saved' };
  let problems: readonly FileProblem[] = [];
  let media = NO_MEDIA_PROBLEMS;
  const session = await ProjectSession.start(
    host,
    workingStore,
    opened.value,
    {
      onChange() {
        const { project } = store.getState();
        if (project.phase === 'open') store.setState({ project: { ...project, revision: project.revision + 1 } });
      },
      onSaving: (now) => update({ saving: (saving = now) }),
      onProblems: (now) => update({ problems: (problems = now) }),
      onMedia: (now) => update({ media: (media = now) }),
    },
    (progress) => store.setState({ project: { phase: 'opening', name, progress, cancel } }),
    leaving.signal,
  );
  if (!session.ok) {
    releaseWindowLock();
    await host.closeProject({ handle: opened.value.handle });
    return refuse(session.problem);
  }
  if (leaving.signal.aborted) {
    await session.value.close();
    releaseWindowLock();
    return refuse(CALLED_OFF);
  }
  store.setState({ project: { phase: 'open', session: session.value, revision: 0, saving, problems, media } });
  return true;
}

/**
 * Saves what can be saved, and leaves the project. False, and still open, when work would be lost by leaving: the host
 * has not saved it, and the working store did not take it. The save status says so and offers it as a file.
 */
export async function closeProject(): Promise<boolean> {
  const store = appStore();
  const { project } = store.getState();
  if (project.phase !== 'open') return true;
  const { session } = project;
  session.cancelImport();
  await session.outbox.send();
  if (session.outbox.saving.is !== 'saved' && (await session.outbox.onlyHere()) > 0) return false;
  store.setState({ project: { phase: 'none' }, picked: undefined, importing: undefined });
  await session.close();
  releaseWindowLock();
  return true;
}

/** Goes on in a new history file after one's own was found damaged, and opens the project anew. */
export async function startNewWriter(): Promise<void> {
  const store = appStore();
  const { project, host } = store.getState();
  if (project.phase !== 'open') return;
  const { opened } = project.session;
  const started = await host.startNewWriter({ handle: opened.handle });
  if (started.ok) await openProject(opened.file.name, (concord) => concord.openProject({ path: opened.path }));
  else store.setState({ refusal: started });
}

export async function changeSettings(change: Partial<DeviceSettings>): Promise<void> {
  const store = appStore();
  const { host, settings } = store.getState();
  store.setState({ settings: { ...settings, ...change } });
  const written = await host.writeSettings(change);
  if (written.ok) store.setState({ settings: written.value });
}

/** Who acts on this device in the open project. */
export async function actAs(person: PersonId): Promise<void> {
  const { settings, project } = appStore().getState();
  if (project.phase !== 'open') return;
  await changeSettings({ actingAs: { ...settings.actingAs, [project.session.opened.file.id]: person } });
}

export { workingStore };

// One window a project (H7): two windows of one browser share the working store, so they must not both write.
let releaseWindowLock: () => void = () => {};

function takeWindowLock(opened: OpenedProject): Promise<boolean> {
  return new Promise((resolve) => {
    void navigator.locks.request(`concord/${opened.file.id}/${opened.path}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise<void>((release) => (releaseWindowLock = release));
    });
  });
}
