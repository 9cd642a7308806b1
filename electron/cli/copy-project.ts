import { join } from 'node:path';
import { copyDurably, copyFolder, makeFolders, unlessMissing, withFile } from '../host/durable-file.ts';
import type { FilePort } from '../host/file-port.ts';
import { listHistoryFiles } from '../host/history-folder.ts';
import type { LoadedProject } from '../host/load-project.ts';
import { HISTORY_FOLDER, makeHistoryFolder, PROJECT_FILE } from '../host/project-folder.ts';
import { releasedVersions, releaseFolder, RELEASES_FOLDER } from '../host/release-folder.ts';
import { frozenChecksums } from '../host/release-methods.ts';
import { scanHistory } from '../host/scan-history.ts';
import { verifyRelease } from '../host/verify-release.ts';
import { START_OF_FILE } from '../../shared/history/read-history.ts';

export interface ProjectCopy {
  readonly folder: string;
  /** History files and releases copied, and concord.json. */
  readonly files: number;
  /** Releases that are not intact. */
  readonly leftOut: readonly string[];
}

/**
 * Copies a project into a new folder: concord.json last, so that a copy that was broken off is no project. Lines of
 * history are copied byte for byte, damaged ones too, because what they hold cannot be made again; half a line at the end
 * goes to `history/torn/`. Releases that do not verify are left out. Drafts stay behind.
 */
export async function copyProject(files: FilePort, source: string, target: string, { state }: LoadedProject): Promise<ProjectCopy> {
  await makeFolders(files, target);
  await makeHistoryFolder(files, target);
  let copied = 1;
  for (const { name, bytes } of await listHistoryFiles(files, source)) {
    const from = join(source, HISTORY_FOLDER, name);
    const { end } = await withFile(files, from, 'read', (file) => scanHistory(file, START_OF_FILE, bytes));
    await copyDurably(files, from, join(target, HISTORY_FOLDER, name), 0, end.bytes);
    copied += 1;
    if (end.bytes === bytes) continue;
    await makeFolders(files, join(target, HISTORY_FOLDER, 'torn'));
    await copyDurably(files, from, join(target, HISTORY_FOLDER, 'torn', `${name}-${end.bytes}`), end.bytes, bytes);
  }
  if ((await unlessMissing(files.lstat(join(source, 'media'))))?.kind === 'folder') await copyFolder(files, join(source, 'media'), join(target, 'media'));
  const leftOut: string[] = [];
  for (const version of await releasedVersions(files, source)) {
    const { intact } = await verifyRelease(files, releaseFolder(source, version), version, frozenChecksums(state, version));
    if (intact) await copyFolder(files, releaseFolder(source, version), join(target, RELEASES_FOLDER, version));
    if (intact) copied += 1;
    else leftOut.push(`release ${version}`);
  }
  await copyDurably(files, join(source, PROJECT_FILE), join(target, PROJECT_FILE));
  return { folder: target, files: copied, leftOut };
}
