import { join } from 'node:path';
import type { FilePort } from './file-port.ts';
import { listHistoryFiles } from './history-folder.ts';
import type { OpenProject } from './open-project.ts';
import { HISTORY_FOLDER } from './project-folder.ts';

/** How often the folder is looked at where the system does not tell of changes, as on network drives. */
const POLL_MS = 5000;
/** A sync program writes a file in many steps; they are told of as one. */
const SETTLE_MS = 200;

/** Calls back when others' history files in an open project have changed. Returns the function that stops watching. */
export function watchHistory(files: FilePort, project: OpenProject, onGrowth: () => void): () => void {
  const look = historyLookout(files, project, onGrowth);
  let soon: ReturnType<typeof setTimeout> | undefined;
  const stopWatching = files.watch(join(project.path, HISTORY_FOLDER), () => {
    soon ??= setTimeout(() => {
      soon = undefined;
      void look();
    }, SETTLE_MS);
    soon.unref();
  });
  const poll = setInterval(() => void look(), POLL_MS);
  poll.unref();
  void look();
  return () => {
    stopWatching?.();
    clearTimeout(soon);
    clearInterval(poll);
  };
}

/** Compares the folder with how it was the last time; the first look only remembers. */
export function historyLookout(files: FilePort, project: Pick<OpenProject, 'path' | 'ownHistory' | 'readOnly'>, onGrowth: () => void): () => Promise<void> {
  let seen: string | undefined;
  return async () => {
    try {
      // Where another process of this installation writes, one's own file grows by others' work too.
      const others = (await listHistoryFiles(files, project.path)).filter(({ name }) => project.readOnly !== null || name !== project.ownHistory);
      const now = JSON.stringify(others.map(({ name, bytes, modifiedAt }) => [name, bytes, modifiedAt]));
      if (seen !== undefined && seen !== now) onGrowth();
      seen = now;
    } catch {
      // The folder cannot be read now; reading and appending say so where it matters.
    }
  };
}
