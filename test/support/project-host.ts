import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAppData } from '../../electron/host/app-data.ts';
import { type FilePort, nodeFilePort } from '../../electron/host/file-port.ts';
import { createGrants } from '../../electron/host/grants.ts';
import { OpenProjects } from '../../electron/host/open-projects.ts';
import type { ProjectDeps } from '../../electron/host/project-deps.ts';
import { type ProjectMethods, projectMethods } from '../../electron/host/project-methods.ts';
import type { HostEvent, OpenedProject } from '../../shared/host/host-api.ts';
import type { HostResult } from '../../shared/host/host-result.ts';

export interface ProjectHost {
  readonly methods: ProjectMethods;
  readonly deps: ProjectDeps;
  readonly openProjects: OpenProjects;
  readonly events: readonly HostEvent[];
}

/** A folder of its own on the real disk. */
export async function tempFolder(): Promise<{ readonly path: string; readonly remove: () => Promise<void> }> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'concord-test-')));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }) };
}

let runs = 0;

/**
 * One run of a host whose app data is `root/<device>`. Each run counts as a process of its own, and those before it as
 * gone: what an earlier run did not close looks as if it had been killed.
 */
export function projectHost(root: string, change: { readonly files?: FilePort; readonly device?: string; readonly sampleFolder?: string } = {}): ProjectHost {
  const { files = nodeFilePort(), device = 'device', sampleFolder = join(root, 'no sample') } = change;
  runs += 1;
  const run = runs;
  let ids = 0;
  const events: HostEvent[] = [];
  const deps: ProjectDeps = {
    files,
    appData: createAppData(files, join(root, device)),
    processes: { self: { machine: 'here', pid: run, started: `${run}` }, find: async () => null },
    newId: (bytes) => `${run.toString(16).padStart(4, '0')}${(ids += 1).toString(16).padStart(bytes * 2 - 4, '0')}`,
    now: () => 1_700_000_000_000,
    emit: (event) => events.push(event),
  };
  const openProjects = new OpenProjects(deps);
  const methods = projectMethods({ ...deps, openProjects, grants: createGrants(deps.newId), home: root, sampleFolder });
  return { methods, deps, openProjects, events };
}

/** The value of an answer that must not be a refusal. */
export function valueOf<T>(answer: HostResult<T>): T {
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
  return answer.value;
}

export async function openedBy({ methods }: ProjectHost, path: string): Promise<OpenedProject> {
  return valueOf(await methods.openProject({ path }));
}
