import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import type { AppInfo, HostEvent, HostMethod, ProjectHandle } from '../../shared/host/host-api.ts';
import { createAppData } from './app-data.ts';
import { appMethods, type Desktop } from './app-methods.ts';
import { nodeFilePort } from './file-port.ts';
import { createGrants } from './grants.ts';
import { type Host, hostOf } from './host.ts';
import { mediaMethods } from './media-methods.ts';
import type { OpenProject } from './open-project.ts';
import { OpenProjects } from './open-projects.ts';
import { projectMethods } from './project-methods.ts';
import type { ProjectDeps } from './project-deps.ts';
import { releaseMethods } from './release-methods.ts';
import { nodeProcesses } from './running-process.ts';

export interface HostDeps extends Desktop {
  /** Absolute path of the app data folder; made when first written to. */
  readonly appData: string;
  readonly version: string;
  readonly transport: AppInfo['transport'];
  readonly openAtStart: AppInfo['openAtStart'];
  /** Where the sample project that ships with Concord lies. */
  readonly sampleFolder: string;
  readonly reportBug: (method: HostMethod, error: unknown) => void;
}

/** Puts the host together on the real disk, clock and dice: the one place where its parts meet. */
export async function createHost(deps: HostDeps): Promise<Host> {
  const listeners = new Set<(event: HostEvent) => void>();
  const files = nodeFilePort();
  const newId = (bytes: number): string => randomBytes(bytes).toString('hex');
  const projectDeps: ProjectDeps = {
    files,
    appData: createAppData(files, deps.appData),
    processes: await nodeProcesses(),
    newId,
    now: Date.now,
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
  };
  const grants = createGrants(newId);
  const openProjects = new OpenProjects(projectDeps);
  const openProject = (handle: ProjectHandle): OpenProject | undefined => {
    const found = openProjects.get(handle);
    return found.ok ? found.value : undefined;
  };
  const projects = projectMethods({ ...projectDeps, openProjects, grants, home: homedir(), sampleFolder: deps.sampleFolder });
  const media = mediaMethods({
    appData: deps.appData,
    grants,
    projects: openProjects,
  });
  return hostOf({
    handlers: {
      ...projects,
      ...media.handlers,
      ...releaseMethods({ files, newId, projects: openProjects, indexOf: (project) => media.indexOf(project) }),
      ...appMethods({ ...deps, grantFolder: projects.grantFolder, projectFolder: (handle) => openProject(handle)?.path }),
    },
    serveSample: (handle, sample, request) => media.serveSample(handle, sample, request),
    servePreview: (job, index, request) => media.servePreview(job, index, request),
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      await media.close();
      await openProjects.closeAll();
    },
    reportBug: deps.reportBug,
  });
}
