import { dirname, isAbsolute, join } from 'node:path';
import type { OpenedProject } from '../../shared/host/host-api.ts';
import type { HostResult } from '../../shared/host/host-result.ts';
import type { ProjectId } from '../../shared/model/ids.ts';
import { deviceSettingsFile } from './device-settings.ts';
import { copyFolder, makeFolders, removeTree, unlessMissing } from './durable-file.ts';
import { folderMethods } from './folder-methods.ts';
import type { Grants } from './grants.ts';
import { historyMethods } from './history-methods.ts';
import type { HostHandlers } from './host-handlers.ts';
import type { OpenProjects } from './open-projects.ts';
import type { ProjectDeps } from './project-deps.ts';
import { createProjectFolder, PROJECT_FILE } from './project-folder.ts';
import { recentProjects } from './recent-projects.ts';
import { answering, Refused, refuse } from './refusal.ts';
import { SerialQueue } from './serial-queue.ts';

export interface ProjectMethodsDeps extends ProjectDeps {
  readonly openProjects: OpenProjects;
  readonly grants: Grants;
  /** The user's home folder: where the app's own folder dialog starts. */
  readonly home: string;
  /** Where the sample project that ships with Concord lies. */
  readonly sampleFolder: string;
}

export type ProjectMethods = ReturnType<typeof folderMethods> &
  ReturnType<typeof historyMethods> &
  Pick<HostHandlers, 'readSettings' | 'writeSettings' | 'recentProjects' | 'forgetRecentProject' | 'createProject' | 'openProject' | 'openSampleProject' | 'closeProject'>;

/** The methods of the host that keep projects, their history, drafts, and what this device remembers. */
export function projectMethods(deps: ProjectMethodsDeps): ProjectMethods {
  const { files, appData, newId, now, openProjects, grants, home, sampleFolder } = deps;
  const settings = deviceSettingsFile(appData);
  const recent = recentProjects(files, appData);
  const sampleQueue = new SerialQueue();

  async function open(path: string): Promise<HostResult<OpenedProject>> {
    const opened = await openProjects.open(path);
    if (!opened.ok) return opened;
    const project = opened.value;
    await recent.opened(project.path, project.file, now()).catch(() => undefined); // a full app data disk must not keep a project shut
    return answering({ what: `read ${project.path}`, how: 'read' }, () => project.describe());
  }

  async function makeSample(): Promise<string> {
    const target = appData.path('sample', 'Sample project');
    if ((await unlessMissing(files.lstat(join(target, PROJECT_FILE)))) !== undefined) return target;
    // Copied under another name and renamed when complete; whatever a crash left is made anew.
    const unfinished = appData.path('sample', '.unfinished');
    await removeTree(files, unfinished);
    await removeTree(files, target);
    await copyFolder(files, sampleFolder, unfinished);
    await files.rename(unfinished, target);
    await files.syncFolder(dirname(target));
    return target;
  }

  return {
    ...folderMethods(files, grants, home),
    ...historyMethods(deps, openProjects, grants),

    readSettings: () => answering({ what: 'read the settings of this device', how: 'read' }, () => settings.read()),
    writeSettings: (change) => answering({ what: 'keep the settings of this device', how: 'write' }, () => settings.write(change)),
    recentProjects: () => answering({ what: 'read the list of recent projects', how: 'read' }, () => recent.list()),
    forgetRecentProject: ({ path }) =>
      answering({ what: 'change the list of recent projects', how: 'write' }, async () => {
        await recent.forget(path);
        return null;
      }),

    createProject: async ({ path, name }) => {
      const made = await answering({ what: `make a project in ${path}`, how: 'write' }, async () => {
        if (!isAbsolute(path)) throw new Refused(refuse('bad-request', `${path} is not a full path.`, 'Nothing was made.', 'Choose the folder again.'));
        await makeFolders(files, dirname(path));
        return createProjectFolder(files, path, newId(16) as ProjectId, name.trim() || 'Untitled');
      });
      return made.ok ? open(path) : made;
    },
    openProject: ({ path }) => open(path),
    openSampleProject: async () => {
      const made = await sampleQueue.run(() => answering({ what: 'copy the sample project', how: 'write' }, makeSample));
      return made.ok ? open(made.value) : made;
    },
    closeProject: ({ handle }) =>
      answering({ what: 'close the project', how: 'write' }, async () => {
        await openProjects.close(handle);
        return null;
      }),
  };
}
