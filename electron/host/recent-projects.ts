import { join } from 'node:path';
import { type Decoded, finite, listOf, object, text } from '../../shared/basics/decode.ts';
import type { RecentProject } from '../../shared/host/host-api.ts';
import { projectId } from '../../shared/model/ids.ts';
import type { ProjectFile } from '../../shared/model/project-file.ts';
import type { AppData } from './app-data.ts';
import type { FilePort } from './file-port.ts';
import { PROJECT_FILE } from './project-folder.ts';
import { SerialQueue } from './serial-queue.ts';

const MAX_RECENT = 30;

const recent = listOf(object({ path: text({ min: 1 }), name: text(), id: projectId, openedAt: finite() }), { max: 1000 });
type Remembered = Decoded<typeof recent>;

export interface RecentProjects {
  /** Latest first; a project whose folder is not there now is marked, not dropped: its disk may come back. */
  list(): Promise<readonly RecentProject[]>;
  opened(path: string, file: ProjectFile, at: number): Promise<void>;
  forget(path: string): Promise<void>;
}

/** The projects opened last on this device: `recent.json` in app data. */
export function recentProjects(files: FilePort, appData: AppData): RecentProjects {
  const path = appData.path('recent.json');
  const queue = new SerialQueue();
  const read = async (): Promise<Remembered> => (await appData.readJson(path, recent)) ?? [];
  const change = (how: (before: Remembered) => Remembered) => queue.run(async () => appData.writeJson(path, how(await read())));
  const isThere = (folder: string) => files.stat(join(folder, PROJECT_FILE)).then(() => true, () => false);
  return {
    list: async () => Promise.all((await read()).map(async (each) => ({ ...each, missing: !(await isThere(each.path)) }))),
    opened: (folder, { id, name }, openedAt) =>
      change((before) => [{ path: folder, name, id, openedAt }, ...before.filter((each) => each.path !== folder)].slice(0, MAX_RECENT)),
    forget: (folder) => change((before) => before.filter((each) => each.path !== folder)),
  };
}
