import type { FileHistoryProblems } from '../../shared/host/host-api.ts';
import { isFromNewerVersion, START_OF_FILE } from '../../shared/history/read-history.ts';
import { unlessMissing, withFile } from './durable-file.ts';
import type { FilePort } from './file-port.ts';
import { listHistoryFiles, namedHistoryPath } from './history-folder.ts';
import { fileErrorCode } from './file-port.ts';
import type { OpenProject } from './open-project.ts';
import { scanHistory } from './scan-history.ts';

/**
 * Reads every history file from the start and checks its chain (H5), one after the other and slice by slice. Gives the
 * files that have problems. If one's own is damaged, nothing is appended to it from now on.
 */
export async function checkHistory(files: FilePort, project: OpenProject): Promise<readonly FileHistoryProblems[]> {
  const found: FileHistoryProblems[] = [];
  for (const { name, bytes } of await listHistoryFiles(files, project.path)) {
    const problems = await problemsOf(files, namedHistoryPath(project.path, name), bytes);
    if (problems.length === 0) continue;
    found.push({ name, problems });
    if (name === project.ownHistory && !problems.every(isFromNewerVersion)) project.markOwnHistoryDamaged();
  }
  return found;
}

/** `bytes`: where the file ended when it was listed; what comes behind is still arriving. */
async function problemsOf(files: FilePort, path: string, bytes: number): Promise<FileHistoryProblems['problems']> {
  try {
    const scan = await unlessMissing(withFile(files, path, 'read', (file) => scanHistory(file, START_OF_FILE, bytes)));
    return scan?.problems ?? []; // removed since it was listed
  } catch (error) {
    const code = fileErrorCode(error);
    if (code === undefined) throw error;
    return [{ code: 'damaged-line', line: 1, detail: `the file cannot be read (${code})` }];
  }
}
