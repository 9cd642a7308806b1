import type { FolderGrant, ImportedFile } from '../../shared/host/host-api.ts';
import type { PersonId, RootId, RoundId, SampleId } from '../../shared/model/ids.ts';
import type { Round } from '../../shared/model/round.ts';
import { FILES_PER_COMMIT, importSamples } from '../../shared/project/commands/import-samples.ts';
import { extendRound, openRound } from '../../shared/project/commands/open-round.ts';
import { findRound } from '../../shared/project/views/rounds.ts';
import { samples } from '../../shared/project/views/samples.ts';
import { appStore } from './app-store.ts';
import type { ImportStatus } from './import-status.ts';
import type { ProjectSession } from './project-session.ts';

/** Where new samples go besides into the project: a round that is opened with the first of them, and extended by the rest. */
export interface ImportIntoRound {
  readonly round: RoundId;
  readonly terms: Round;
}

/**
 * Imports a folder in the background: the host hashes and probes, each batch is one commit, and samples can be labeled
 * while the rest comes in. Resolves when it is done, cancelled or refused; progress is in the app store.
 */
export async function runImport(session: ProjectSession, by: PersonId, folder: FolderGrant, copy: boolean, into?: ImportIntoRound): Promise<void> {
  const store = appStore();
  let status: ImportStatus = {
    folder: folder.path,
    doneFiles: 0,
    totalFiles: null,
    doneBytes: 0,
    totalBytes: null,
    startedAt: Date.now(),
    finishedAt: undefined,
    added: 0,
    duplicates: [],
    unreadable: [],
    cancelled: false,
    refusal: undefined,
  };
  const show = (part: Partial<ImportStatus>) => {
    status = { ...status, ...part };
    if (!session.isClosed) store.setState({ importing: status });
  };
  show({});

  const { host, opened } = session;
  const started = await host.startImport({ handle: opened.handle, grant: folder.grant, copy });
  if (!started.ok) {
    show({ refusal: started, finishedAt: Date.now() });
    return;
  }
  const { job } = started.value;
  session.cancelImport = () => {
    show({ cancelled: true });
    void host.cancelJob({ job });
  };
  const finish = (part: Partial<ImportStatus>) => {
    session.cancelImport = () => undefined;
    show({ ...part, finishedAt: Date.now() });
  };
  const duplicatesAmong = duplicateFinder(session);

  for (;;) {
    const batch = await host.nextImported({ job, max: FILES_PER_COMMIT });
    if (!batch.ok) {
      finish(batch.code === 'cancelled' ? { cancelled: true } : { refusal: batch });
      return;
    }
    const because = session.readOnlyBecause;
    if (session.isClosed || because !== undefined) {
      void host.cancelJob({ job });
      finish(because === undefined ? {} : { refusal: { ok: false, code: 'read-only', message: because.message, safe: 'The files added so far are in the project; none was touched.', next: because.next } });
      return;
    }
    const { files, unreadable, doneFiles, doneBytes, totalFiles, totalBytes, done } = batch.value;
    const duplicates = duplicatesAmong(files);
    const known = session.state.registers.count('sample');
    session.commit(changesFor(session, files, into), by);
    show({
      doneFiles,
      doneBytes,
      totalFiles,
      totalBytes,
      added: status.added + session.state.registers.count('sample') - known,
      duplicates: [...status.duplicates, ...duplicates],
      unreadable: [...status.unreadable, ...unreadable],
    });
    if (done) {
      finish({});
      return;
    }
  }
}

function changesFor(session: ProjectSession, files: readonly ImportedFile[], into: ImportIntoRound | undefined) {
  const found = files.map(({ sample, facts, root, path, folder }) => ({ sample, facts, root, path, occurrence: folder === '' ? {} : { group: folder } }));
  const imported = importSamples(session.state, found);
  if (into === undefined || files.length === 0) return imported;
  const { questions } = session.state.registers.value('label-set') ?? { questions: [] };
  const asked = new Set(questions.map(({ about }) => about));
  const samples = files.filter(({ facts }) => asked.has(facts.kind)).map(({ sample }) => sample);
  if (samples.length === 0) return imported;
  const isOpen = findRound(session.state, into.round) !== undefined;
  return [...imported, ...(isOpen ? extendRound(session.state, into.round, samples) : openRound(into.round, into.terms, samples))];
}

interface KnownPlace {
  readonly root: RootId;
  readonly path: string;
}

/** Tells of each batch which files have the bytes of another file. Looks at the project once, not once a batch. */
function duplicateFinder(session: ProjectSession): (files: readonly ImportedFile[]) => { readonly path: string; readonly same: string }[] {
  const known = new Map<SampleId, readonly KnownPlace[]>(samples(session.state).map(({ id, places }) => [id, places]));
  return (files) =>
    files.flatMap(({ sample, root, path }) => {
      const places = known.get(sample) ?? [];
      const elsewhere = places.find((place) => place.root !== root || place.path !== path);
      if (!places.some((place) => place.root === root && place.path === path)) known.set(sample, [...places, { root, path }]);
      return elsewhere === undefined ? [] : [{ path, same: elsewhere.path }];
    });
}

/**
 * Looks through a folder for samples that this device does not find: they are recognised by their bytes, wherever they
 * lie and whatever they are called. Nothing is written to the project.
 */
export async function findMediaIn(session: ProjectSession, folder: FolderGrant, onProgress: (doneFiles: number) => void): Promise<void> {
  const { host, opened } = session;
  const started = await host.startImport({ handle: opened.handle, grant: folder.grant, copy: false });
  if (!started.ok) {
    appStore().setState({ refusal: started });
    return;
  }
  for (;;) {
    const batch = await host.nextImported({ job: started.value.job, max: FILES_PER_COMMIT });
    if (!batch.ok || batch.value.done) break;
    onProgress(batch.value.doneFiles);
  }
  await session.locate();
}
