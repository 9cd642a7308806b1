import type { FileHistoryProblems } from '../../shared/host/host-api.ts';
import type { Commit } from '../../shared/history/commit.ts';
import { type ReadPoint, START_OF_FILE } from '../../shared/history/read-history.ts';
import { withFile } from './durable-file.ts';
import type { FilePort } from './file-port.ts';
import { listHistoryFiles, namedHistoryPath } from './history-folder.ts';
import { scanHistory } from './scan-history.ts';

export interface ProjectHistory {
  /** Where each file's whole lines ended, by file name: with the heads, what a result was made from. */
  readonly ends: Readonly<Record<string, ReadPoint>>;
  readonly problems: readonly FileHistoryProblems[];
}

/**
 * Reads every commit of a project, file by file in the order of their names, for who folds without a window: command
 * line, releases. Commits whose line was altered are left out. Memory: one slice of 4 MB, whatever the size.
 * Rejects with file layer errors.
 */
export async function readProjectHistory(files: FilePort, folder: string, take: (commit: Commit) => void): Promise<ProjectHistory> {
  const ends: [string, ReadPoint][] = [];
  const problems: FileHistoryProblems[] = [];
  for (const { name, bytes } of await listHistoryFiles(files, folder)) {
    let held: Commit | undefined; // the last line of a slice: the first of the next may say that it was altered
    let lines = 0;
    const scan = await withFile(files, namedHistoryPath(folder, name), 'read', (file) =>
      scanHistory(file, START_OF_FILE, bytes, ({ commits, problems: found, end }) => {
        if (end.lines === lines) return;
        const altered = found.some((problem) => problem.code === 'altered-line' && problem.line === lines);
        if (held !== undefined && !altered) take(held);
        const last = commits.at(-1);
        const lastWasRead = last?.seq === end.seq && !found.some((problem) => problem.code === 'damaged-line' && problem.line === end.lines);
        held = lastWasRead ? last : undefined;
        for (const commit of commits) if (commit !== held) take(commit);
        ({ lines } = end);
      }),
    );
    if (held !== undefined) take(held);
    ends.push([name, scan.end]);
    if (scan.problems.length > 0) problems.push({ name, problems: scan.problems });
  }
  return { ends: Object.fromEntries(ends), problems };
}
