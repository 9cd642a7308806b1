import { join } from 'node:path';
import { decodeUtf8 } from '../../shared/basics/utf8.ts';
import type { ProjectHandle } from '../../shared/host/host-api.ts';
import type { HostResult } from '../../shared/host/host-result.ts';
import type { ProjectFile } from '../../shared/model/project-file.ts';
import type { ProjectState } from '../../shared/project/project-state.ts';
import { buildRelease } from './build-release.ts';
import { readWhole } from './durable-file.ts';
import type { FilePort } from './file-port.ts';
import type { HostHandlers } from './host-handlers.ts';
import { listReleases } from './list-releases.ts';
import { loadProject } from './load-project.ts';
import type { MediaIndex } from './media-index.ts';
import type { OpenProject } from './open-project.ts';
import { realPathInside } from './path-inside.ts';
import { answering, Refused, refuse } from './refusal.ts';
import { releaseFolder } from './release-folder.ts';
import { releaseMedia } from './release-media.ts';
import { SerialQueue } from './serial-queue.ts';
import { verifyRelease } from './verify-release.ts';

export interface ReleaseDeps {
  readonly files: FilePort;
  readonly newId: (bytes: number) => string;
  readonly projects: { get(handle: ProjectHandle): HostResult<OpenProject> };
  /** What this device knows of the project's media. */
  readonly indexOf: (project: ProjectFile) => Promise<MediaIndex>;
}

type ReleaseMethods = Pick<HostHandlers, 'buildRelease' | 'listReleases' | 'verifyRelease' | 'readReleaseText'>;

/** Longest text that is shown of a release: a manifest of 100,000 samples. */
const MAX_TEXT = 128 * 1024 * 1024;

/** Releases in the host: build, list, verify, look into. */
export function releaseMethods({ files, newId, projects, indexOf }: ReleaseDeps): ReleaseMethods {
  const building = new SerialQueue();

  async function on<T>(handle: ProjectHandle, what: string, how: 'read' | 'write', work: (project: OpenProject) => Promise<T>): Promise<HostResult<T>> {
    const found = projects.get(handle);
    return found.ok ? answering({ what: `${what} of “${found.value.file.name}”`, how }, () => work(found.value)) : found;
  }

  return {
    buildRelease: ({ handle, recipe }) =>
      building.run(() =>
        on(handle, `make release ${recipe.version}`, 'write', async (project) => {
          if (project.readOnly !== null) throw new Refused(refuse(project.readOnly.code, project.readOnly.message, 'No release was made.', project.readOnly.next));
          const media = releaseMedia(await indexOf(project.file), project.path);
          return buildRelease({ files, folder: project.path, media, buildId: newId(8) }, recipe);
        }),
      ),
    listReleases: ({ handle }) => on(handle, 'list the releases', 'read', (project) => listReleases(files, project.path)),
    verifyRelease: ({ handle, version }) =>
      on(handle, `verify release ${version}`, 'read', async (project) => {
        const { state } = await loadProject(files, project.path);
        return verifyRelease(files, releaseFolder(project.path, version), version, frozenChecksums(state, version));
      }),
    readReleaseText: ({ handle, version, path }) =>
      on(handle, `read release ${version}`, 'read', async (project) => {
        const folder = releaseFolder(project.path, version);
        // SECURITY: only files inside the release, with all links resolved.
        const place = await realPathInside(folder, path);
        if (place === null) throw new Refused(refuse('not-allowed', `${path} is not in this release.`, 'Nothing was read.', 'Choose a file of the release.'));
        const text = decodeUtf8(await readWhole(files, place, MAX_TEXT));
        if (!text.ok) throw new Refused(refuse('unreadable', `${path} is not a text.`, 'It was not changed.', `Open it in the folder ${join(folder)}.`));
        return text.value;
      }),
  };
}

/** The checksums that history knows for a version: more than one when two devices froze different contents under one name. */
export function frozenChecksums(state: ProjectState, version: string): readonly string[] {
  const versions = state.registers.get('release', version)?.versions ?? [];
  return versions.flatMap(({ value }) => (value === null ? [] : [value.checksums]));
}
