import { join } from 'node:path';
import { compareNatural } from '../../shared/basics/order.ts';
import { unlessMissing } from './durable-file.ts';
import type { FilePort } from './file-port.ts';
import { Refused, refuse } from './refusal.ts';

export const RELEASES_FOLDER = 'releases';
/** What is being built; nobody takes it for a release. */
export const BUILDING = '.building-';

const VERSION = /^\d{1,6}\.\d{1,6}\.\d{1,6}$/;

/** The folder of a version's release. Rejects with `Refused` what is no version. */
export function releaseFolder(project: string, version: string): string {
  // SECURITY: a version from a request never leads out of releases/.
  if (!VERSION.test(version)) throw new Refused(refuse('bad-request', `“${version}” is not a version.`, 'Nothing was done.', 'A version is three numbers, like 1.0.0.'));
  return join(project, RELEASES_FOLDER, version);
}

/** The versions that have a folder, oldest first. Half-built releases and whatever else lies there are left out. */
export async function releasedVersions(files: FilePort, project: string): Promise<readonly string[]> {
  if ((await releasesKind(files, project)) !== 'folder') return [];
  const entries = await files.list(join(project, RELEASES_FOLDER));
  return entries.flatMap(({ name, kind }) => (kind === 'folder' && VERSION.test(name) ? [name] : [])).sort(compareNatural);
}

/** Rejects with `Refused` when `releases/` leads out of the project. */
export async function ensureReleasesInside(files: FilePort, project: string): Promise<void> {
  const kind = await releasesKind(files, project);
  // SECURITY: a project from somebody else must not make Concord write outside of its folder.
  if (kind !== undefined && kind !== 'folder') {
    throw new Refused(refuse('not-allowed', 'The “releases” in this project is not a folder but leads somewhere else.', 'Nothing was written.', 'Replace it with the folder itself.'));
  }
}

async function releasesKind(files: FilePort, project: string): Promise<string | undefined> {
  return (await unlessMissing(files.lstat(join(project, RELEASES_FOLDER))))?.kind;
}
