import type { ProjectHandle } from '../../shared/host/host-api.ts';
import type { HostResult } from '../../shared/host/host-result.ts';
import { type OpenMode, OpenProject } from './open-project.ts';
import type { ProjectDeps } from './project-deps.ts';
import { answering, refuse } from './refusal.ts';
import { SerialQueue } from './serial-queue.ts';
import { watchHistory } from './watch-history.ts';

interface Entry {
  readonly project: OpenProject;
  readonly stopWatching: () => void;
  /** How often it was opened and not yet closed. */
  uses: number;
}

/**
 * The projects that are open in this host. Opening a folder that is open already gives the same project, because a
 * window that was reloaded, and a second tab, write through the same file.
 */
export class OpenProjects {
  readonly #deps: ProjectDeps;
  readonly #entries = new Map<ProjectHandle, Entry>();
  readonly #queue = new SerialQueue();

  constructor(deps: ProjectDeps) {
    this.#deps = deps;
  }

  get(handle: ProjectHandle): HostResult<OpenProject> {
    const entry = this.#entries.get(handle);
    return entry
      ? { ok: true, value: entry.project }
      : refuse('not-open', 'This project is not open any more.', 'Everything that was saved is in its folder.', 'Open the project again.');
  }

  open(path: string): Promise<HostResult<OpenProject>> {
    return this.#queue.run(() =>
      answering({ what: `open ${path}`, how: 'read' }, async () => {
        const real = await this.#deps.files.realpath(path);
        const known = [...this.#entries.values()].find(({ project }) => project.path === real);
        if (known !== undefined && known.project.readOnly === null) {
          known.uses += 1;
          return known.project;
        }
        // What stood in the way may be gone: look again, under the same handle.
        if (known !== undefined) await this.#end(known);
        const handle = known?.project.handle ?? (this.#deps.newId(16) as ProjectHandle);
        const project = await OpenProject.open(this.#deps, handle, real, 'write');
        const stopWatching = watchHistory(this.#deps.files, project, () => this.#deps.emit({ event: 'history-grew', handle }));
        this.#entries.set(handle, { project, stopWatching, uses: (known?.uses ?? 0) + 1 });
        return project;
      }),
    );
  }

  /** Closes a project when whoever opened it has closed it as often. */
  close(handle: ProjectHandle): Promise<void> {
    return this.#queue.run(async () => {
      const entry = this.#entries.get(handle);
      if (entry === undefined) return;
      entry.uses -= 1;
      if (entry.uses <= 0) await this.#end(entry);
    });
  }

  /** Closes everything: saves what waits, lets all locks go. */
  closeAll(): Promise<void> {
    return this.#queue.run(async () => {
      const ended = await Promise.allSettled([...this.#entries.values()].map((entry) => this.#end(entry)));
      for (const each of ended) if (each.status === 'rejected') throw each.reason;
    });
  }

  async #end({ project, stopWatching }: Entry): Promise<void> {
    this.#entries.delete(project.handle);
    stopWatching();
    await project.close();
  }
}

/**
 * Opens a project folder without a registry, for the command line. With `read` it takes no lock and changes nothing.
 * The caller closes it.
 */
export function openProjectOnDisk(path: string, deps: ProjectDeps, mode: OpenMode = 'write'): Promise<HostResult<OpenProject>> {
  return answering({ what: `open ${path}`, how: 'read' }, async () => {
    const handle = deps.newId(16) as ProjectHandle;
    return OpenProject.open(deps, handle, await deps.files.realpath(path), mode);
  });
}
