import { join } from 'node:path';
import type { ProjectHandle } from '../../shared/host/host-api.ts';
import type { HostResult } from '../../shared/host/host-result.ts';
import { checkHistory } from './check-history.ts';
import { unlessMissing, withFile } from './durable-file.ts';
import type { Grants } from './grants.ts';
import type { HostHandlers } from './host-handlers.ts';
import { isHistoryName, listHistoryFiles, namedHistoryPath } from './history-folder.ts';
import { diskMergeSource, memoryMergeSource, mergeHistory, type MergeSource } from './merge-history.ts';
import type { OpenProject } from './open-project.ts';
import type { OpenProjects } from './open-projects.ts';
import type { ProjectDeps } from './project-deps.ts';
import { HISTORY_FOLDER, PROJECT_FILE, readProjectFile } from './project-folder.ts';
import { answering, type Doing, Refused, refuse } from './refusal.ts';
import { hashLineBefore } from './scan-history.ts';

type HistoryMethods = Pick<
  HostHandlers,
  'listHistory' | 'readHistory' | 'hashLineBefore' | 'appendCommits' | 'startNewWriter' | 'checkHistory' | 'mergeHistoryFiles' | 'mergeHistoryFolder' | 'appendDraft' | 'readDrafts'
>;

/** What may be asked of an open project's history and drafts. */
export function historyMethods(deps: ProjectDeps, openProjects: OpenProjects, grants: Grants): HistoryMethods {
  const { files, emit } = deps;

  async function on<T>(handle: ProjectHandle, doing: (project: OpenProject) => Doing, work: (project: OpenProject) => Promise<T>): Promise<HostResult<T>> {
    const found = openProjects.get(handle);
    return found.ok ? answering(doing(found.value), () => work(found.value)) : found;
  }
  const reading = ({ file }: OpenProject): Doing => ({ what: `read the history of “${file.name}”`, how: 'read' });
  const merging = ({ file }: OpenProject): Doing => ({ what: `add work to “${file.name}”`, how: 'write' });

  const merge = async (project: OpenProject, sources: readonly MergeSource[]) => {
    // One's own damaged file does not keep others' work out.
    if (project.readOnly !== null && project.readOnly.code !== 'damaged') throw new Refused(refuse(project.readOnly.code, project.readOnly.message, 'Nothing was added.', project.readOnly.next));
    const report = await mergeHistory(files, project.path, project.writer, sources);
    if (report.added.length + report.extended.length + report.forked.length > 0) emit({ event: 'history-grew', handle: project.handle });
    return report;
  };

  return {
    listHistory: ({ handle }) => on(handle, reading, ({ path }) => listHistoryFiles(files, path)),
    readHistory: ({ handle, name, from, length }) =>
      on(handle, reading, ({ path }) =>
        withFile(files, namedHistoryPath(path, name), 'read', async (file) => {
          const { bytes } = await file.stat();
          return file.read(from, Math.max(0, Math.min(length, bytes - from)));
        }),
      ),
    hashLineBefore: ({ handle, name, end }) => on(handle, reading, ({ path }) => withFile(files, namedHistoryPath(path, name), 'read', (file) => hashLineBefore(file, end))),
    appendCommits: async ({ handle, commits }) => {
      const found = openProjects.get(handle);
      return found.ok ? found.value.append(commits) : found;
    },
    startNewWriter: ({ handle }) =>
      on(handle, ({ file }) => ({ what: `go on in a new history file in “${file.name}”`, how: 'write' }), async (project) => {
        await project.startNewWriter();
        return project.describe();
      }),
    checkHistory: ({ handle }) => on(handle, reading, (project) => checkHistory(files, project)),
    mergeHistoryFiles: ({ handle, files: dropped }) => on(handle, merging, (project) => merge(project, dropped.map(({ name, bytes }) => memoryMergeSource(name, bytes)))),
    mergeHistoryFolder: ({ handle, grant }) => on(handle, merging, async (project) => merge(project, await sourcesIn(deps, project, grants.get(grant)))),
    appendDraft: async ({ handle, lines }) => {
      const found = openProjects.get(handle);
      return found.ok ? found.value.appendDraft(lines) : found;
    },
    readDrafts: ({ handle }) => on(handle, ({ file }) => ({ what: `read the drafts of “${file.name}”`, how: 'read' }), async (project) => project.readDrafts()),
  };
}

/** The history files in a folder that somebody handed over: a copy of the project, its `history/`, or loose files. */
async function sourcesIn({ files }: ProjectDeps, project: OpenProject, folder: string | undefined): Promise<readonly MergeSource[]> {
  if (folder === undefined) throw new Refused(refuse('not-allowed', 'This folder was not picked in this run of Concord.', 'Nothing was added.', 'Pick the folder again.'));
  if ((await unlessMissing(files.lstat(join(folder, PROJECT_FILE)))) !== undefined) {
    const theirs = await readProjectFile(files, folder);
    if (theirs.id !== project.file.id) {
      throw new Refused(refuse('not-allowed', `That folder holds another project, “${theirs.name}”.`, 'Nothing was added.', `Choose a copy of “${project.file.name}”.`));
    }
  }
  const inside = (await unlessMissing(files.lstat(join(folder, HISTORY_FOLDER))))?.kind === 'folder';
  const place = inside ? join(folder, HISTORY_FOLDER) : folder;
  const names = (await files.list(place)).filter(({ name, kind }) => kind === 'file' && isHistoryName(name)).map(({ name }) => name);
  if (names.length === 0) throw new Refused(refuse('not-found', `There are no history files in ${place}.`, 'Nothing was added.', 'Choose a copy of the project, or its history folder.'));
  return names.sort().map((name) => diskMergeSource(files, name, join(place, name)));
}
