import type { FolderGrant, ImportedFile } from '../../shared/host/host-api.ts';
import type { PersonId, RoundId, SampleId } from '../../shared/model/ids.ts';
import type { Round } from '../../shared/model/round.ts';
import { FILES_PER_COMMIT, importSamples } from '../../shared/project/commands/import-samples.ts';
import { extendRound, openRound } from '../../shared/project/commands/open-round.ts';
import { findRound } from '../../shared/project/views/rounds.ts';
import { findSample } from '../../shared/project/views/samples.ts';
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
  const show = (part: Partial<ImportStatus>) => store.setState({ importing: (status = { ...status, ...part }) });
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

  for (;;) {
    const batch = await host.nextImported({ job, max: FILES_PER_COMMIT });
    if (!batch.ok) {
      show({ ...(batch.code === 'cancelled' ? { cancelled: true } : { refusal: batch }), finishedAt: Date.now() });
      return;
    }
    const { files, unreadable, doneFiles, doneBytes, totalFiles, totalBytes, done } = batch.value;
    const duplicates = duplicatesAmong(session, files);
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
      ...(done ? { finishedAt: Date.now() } : {}),
    });
    if (done) return;
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

function duplicatesAmong(session: ProjectSession, files: readonly ImportedFile[]): { readonly path: string; readonly same: string }[] {
  const first = new Map<SampleId, string>();
  return files.flatMap(({ sample, root, path }) => {
    const entry = findSample(session.state, sample);
    const elsewhere = entry?.places.find((place) => place.root !== root || place.path !== path)?.path;
    const same = elsewhere ?? first.get(sample);
    first.set(sample, same ?? path);
    return same === undefined ? [] : [{ path, same }];
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
