import type { Dirent, Stats } from 'node:fs';
import { lstat, opendir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { compareText } from '../../shared/basics/order.ts';
import type { UnreadableFile } from '../../shared/host/host-api.ts';
import { typeByName } from './media-types.ts';
import { errorCode, NOT_REGULAR, readTrouble } from './open-regular.ts';

/** A regular file in a walked folder. `path` is relative to it, with `/`. */
export interface WalkedFile {
  readonly kind: 'file';
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
}

export type Walked =
  | WalkedFile
  | { readonly kind: 'trouble'; readonly file: UnreadableFile }
  /** A hidden file, or something that is no file. */
  | { readonly kind: 'other' };

const PROJECT_FILE = 'concord.json';
const OWN_FOLDERS: ReadonlySet<string> = new Set(['history', 'releases', 'drafts']);
const STATS_AT_ONCE = 64;
const ENTRIES_AT_ONCE = 256;

/**
 * All files of a folder and its sub-folders: each folder's files by name, then its folders by name. Hidden folders and what
 * Concord itself writes are passed over. Links are not followed: what they point at inside the folder is found by itself,
 * what lies outside is reported. `root` must be a real path. Throws only bugs; what cannot be read is reported.
 */
export async function* walkFolder(root: string): AsyncGenerator<Walked> {
  const folders: string[] = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const listed = await listFolder(join(root, folder));
    if (!Array.isArray(listed)) {
      yield { kind: 'trouble', file: { path: folder, ...listed } };
      continue;
    }
    const files: Dirent[] = [];
    const inside: string[] = [];
    const ownProject = listed.some((entry) => entry.name === PROJECT_FILE);
    for (const entry of listed) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!entry.isDirectory()) files.push(entry);
      else if (!entry.name.startsWith('.') && !(ownProject && OWN_FOLDERS.has(entry.name))) inside.push(path);
    }
    for (let at = 0; at < files.length; at += STATS_AT_ONCE) {
      const some = files.slice(at, at + STATS_AT_ONCE);
      for (const walked of await Promise.all(some.map((entry) => look(root, folder, entry)))) if (walked) yield walked;
    }
    folders.push(...inside.reverse());
  }
}

async function listFolder(place: string): Promise<Dirent[] | Pick<UnreadableFile, 'reason' | 'detail'>> {
  try {
    const entries: Dirent[] = [];
    for await (const entry of await opendir(place, { bufferSize: ENTRIES_AT_ONCE })) entries.push(entry);
    return entries.sort((a, b) => compareText(a.name, b.name));
  } catch (error) {
    return readTrouble(error, place);
  }
}

async function look(root: string, folder: string, entry: Dirent): Promise<Walked | null> {
  if (entry.name.startsWith('.')) return { kind: 'other' };
  const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
  const place = join(root, path);
  if (entry.isSymbolicLink()) return lookAtLink(root, path, place);
  let found: Stats;
  try {
    found = await lstat(place);
  } catch (error) {
    return { kind: 'trouble', file: { path, ...readTrouble(error, place) } };
  }
  if (found.isFile()) return { kind: 'file', path, size: found.size, mtimeMs: found.mtimeMs };
  return typeByName(path) === undefined ? { kind: 'other' } : { kind: 'trouble', file: { path, ...NOT_REGULAR } };
}

/** SECURITY: a link out of the folder that was picked is not followed, but said. */
async function lookAtLink(root: string, path: string, place: string): Promise<Walked | null> {
  const media = typeByName(path) !== undefined;
  try {
    const target = await realpath(place);
    if (target === root || target.startsWith(root.endsWith(sep) ? root : root + sep)) return null;
    if (!media && !(await stat(target)).isDirectory()) return { kind: 'other' };
    return { kind: 'trouble', file: { path, reason: 'unsupported', detail: 'it is a link to a place outside the folder; pick that folder itself' } };
  } catch (error) {
    if (!media) return { kind: 'other' };
    const detail = errorCode(error) === 'ELOOP' ? 'it is a link that leads back to itself' : 'it is a link to something that is not there';
    return { kind: 'trouble', file: { path, reason: 'unsupported', detail } };
  }
}
