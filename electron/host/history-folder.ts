import { join } from 'node:path';
import { compareText } from '../../shared/basics/order.ts';
import type { HistoryFileInfo } from '../../shared/host/host-api.ts';
import { UNFINISHED, unlessMissing } from './durable-file.ts';
import { type FilePort, fileErrorCode } from './file-port.ts';
import { HISTORY_FOLDER, makeHistoryFolder } from './project-folder.ts';
import { Refused, refuse } from './refusal.ts';

/** The history files of a project, by name. Links, folders, hidden and unfinished files are none. */
export async function listHistoryFiles(files: FilePort, folder: string): Promise<readonly HistoryFileInfo[]> {
  const history = join(folder, HISTORY_FOLDER);
  const entries = (await unlessMissing(files.list(history))) ?? [];
  const infos = await Promise.all(
    entries
      .filter(({ name, kind }) => kind === 'file' && isHistoryName(name))
      .map(async ({ name }): Promise<HistoryFileInfo | undefined> => {
        const found = await unlessMissing(files.lstat(join(history, name)));
        return found?.kind === 'file' ? { name, bytes: found.bytes, modifiedAt: found.modifiedAt } : undefined;
      }),
  );
  return infos.filter((info) => info !== undefined).sort((a, b) => compareText(a.name, b.name));
}

/** A file that was being written this long ago will not be finished. Sync programs may bring in ones that still will. */
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

/** Removes what crashes have left half written in `history/`. Best effort: what cannot be removed harms nobody. */
export async function removeAbandoned(files: FilePort, folder: string, now: number): Promise<void> {
  const history = join(folder, HISTORY_FOLDER);
  try {
    for (const { name, kind } of await files.list(history)) {
      if (kind !== 'file' || !name.startsWith('.') || !name.endsWith(UNFINISHED)) continue;
      const { modifiedAt } = await files.lstat(join(history, name));
      if (now - modifiedAt > ABANDONED_AFTER_MS) await files.removeFile(join(history, name));
    }
  } catch (error) {
    if (fileErrorCode(error) === undefined) throw error;
  }
}

/** Whether this may be the name of a file right in `history/`: no path, not hidden. */
export function isHistoryName(name: string): boolean {
  return name.endsWith('.jsonl') && !name.startsWith('.') && !/[/\\\0]/.test(name);
}

/** The path of a history file that a request names. Rejects with `Refused` what is no name of a file in `history/`. */
export function namedHistoryPath(folder: string, name: string): string {
  // SECURITY: a name from a request never leads out of history/; links are refused when the file is opened.
  if (!isHistoryName(name)) {
    throw new Refused(refuse('not-allowed', `“${name}” is not the name of a history file.`, 'Nothing was read.', 'Reload the project.'));
  }
  return join(folder, HISTORY_FOLDER, name);
}

/**
 * Sees to it that `history/` is a folder of the project itself, and makes it where it is missing and may be made.
 * Rejects with `Refused` when it is a link to somewhere else.
 */
export async function ensureHistoryFolder(files: FilePort, folder: string, mayMake: boolean): Promise<void> {
  const found = await unlessMissing(files.lstat(join(folder, HISTORY_FOLDER)));
  if (found === undefined) {
    if (mayMake) await makeHistoryFolder(files, folder);
    return;
  }
  // SECURITY: a project from somebody else must not make Concord read or write outside of its folder.
  if (found.kind !== 'folder') {
    throw new Refused(
      refuse('not-allowed', `The “${HISTORY_FOLDER}” in this project is not a folder but leads somewhere else.`, 'Nothing was read or written.', 'Replace it with the folder itself.'),
    );
  }
}
