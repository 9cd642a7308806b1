import { compareText } from '../../shared/basics/order.ts';
import type { FileHistoryProblems } from '../../shared/host/host-api.ts';
import { START_OF_FILE } from '../../shared/history/read-history.ts';
import type { ProjectFile } from '../../shared/model/project-file.ts';
import { applyCommit } from '../../shared/project/fold.ts';
import { emptyProjectState, type ProjectState } from '../../shared/project/project-state.ts';
import { withFile } from './durable-file.ts';
import type { FilePort } from './file-port.ts';
import { ensureHistoryFolder, listHistoryFiles, namedHistoryPath } from './history-folder.ts';
import { readProjectFile } from './project-folder.ts';
import { scanHistory } from './scan-history.ts';

export interface LoadedProject {
  readonly file: ProjectFile;
  readonly state: ProjectState;
  /** What each writer's history ends with, as `<seq>:<hash of the last line>`: with the recipe it decides a release's bytes. */
  readonly heads: Readonly<Record<string, string>>;
  /** Files that could not be read wholly: what is missing from the state. */
  readonly problems: readonly FileHistoryProblems[];
}

/**
 * Reads a project folder from its files alone and folds it: what the command line and releases see. Takes no lock and
 * changes nothing; a line that is still arriving is left out. Rejects with `Refused` or the file layer's error.
 * O(bytes of history).
 */
export async function loadProject(files: FilePort, folder: string): Promise<LoadedProject> {
  const file = await readProjectFile(files, folder);
  await ensureHistoryFolder(files, folder, false);
  const state = emptyProjectState();
  const ends: { readonly writer: string; readonly seq: number; readonly head: string }[] = [];
  const problems: FileHistoryProblems[] = [];
  for (const { name, bytes } of await listHistoryFiles(files, folder)) {
    await withFile(files, namedHistoryPath(folder, name), 'read', async (open) => {
      const scan = await scanHistory(open, START_OF_FILE, bytes, (commits) => {
        for (const commit of commits) applyCommit(state, commit);
      });
      if (scan.problems.length > 0) problems.push({ name, problems: scan.problems });
      const { writer, seq, head } = scan.end;
      if (writer !== null && head !== null) ends.push({ writer, seq, head });
    });
  }
  return { file, state, heads: headsOf(ends), problems };
}

/** By writer; a writer whose file has forked has several heads, numbered by their content and not by file names. */
function headsOf(ends: readonly { readonly writer: string; readonly seq: number; readonly head: string }[]): Record<string, string> {
  const heads = new Map<string, string>();
  for (const { writer, seq, head } of [...ends].sort((a, b) => compareText(a.writer, b.writer) || b.seq - a.seq || compareText(a.head, b.head))) {
    const value = `${seq}:${head}`;
    let key = writer;
    for (let n = 2; heads.has(key) && heads.get(key) !== value; n++) key = `${writer}.${n}`;
    heads.set(key, value);
  }
  return Object.fromEntries(heads);
}
