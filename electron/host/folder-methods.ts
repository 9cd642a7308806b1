import { dirname, isAbsolute, join } from 'node:path';
import { compareNatural } from '../../shared/basics/order.ts';
import type { FolderListing } from '../../shared/host/host-api.ts';
import { unlessMissing } from './durable-file.ts';
import type { FilePort } from './file-port.ts';
import type { Grants } from './grants.ts';
import type { HostHandlers } from './host-handlers.ts';
import { PROJECT_FILE } from './project-folder.ts';
import { answering, Refused, refuse } from './refusal.ts';

type FolderMethods = Pick<HostHandlers, 'browseFolder' | 'grantFolder' | 'makeFolder'>;

/** More sub-folders than this are not shown: nobody picks from so many, and each costs two looks at the disk. */
const MAX_SHOWN = 5000;
const LOOKS_AT_ONCE = 32;

/** Names that Windows keeps for devices, whatever follows a dot. */
const DEVICE_NAME = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** The app's own folder dialog, for where the system has none; and the grant that a picked folder becomes. */
export function folderMethods(files: FilePort, grants: Grants, home: string): FolderMethods {
  const existing = async (path: string): Promise<string> => {
    if (!isAbsolute(path)) throw new Refused(refuse('bad-request', `${path} is not a full path.`, 'Nothing was done.', 'Choose a folder from the list.'));
    const real = await files.realpath(path);
    if ((await files.stat(real)).kind !== 'folder') throw new Refused(refuse('not-found', `${path} is not a folder.`, 'Nothing was done.', 'Choose a folder.'));
    return real;
  };

  return {
    browseFolder: ({ path }) =>
      answering({ what: `look into ${path || home}`, how: 'read' }, async () => listing(files, await existing(path === '' ? home : path), home)),
    grantFolder: ({ path }) => answering({ what: `open ${path}`, how: 'read' }, async () => grants.grant(await existing(path))),
    makeFolder: ({ parent, name }) =>
      answering({ what: `make the folder “${name}”`, how: 'write' }, async () => {
        const problem = nameProblem(name);
        if (problem !== null) throw new Refused(refuse('bad-request', `A folder cannot be called “${name}”: ${problem}.`, 'Nothing was made.', 'Choose another name.'));
        const path = join(await existing(parent), name);
        await files.makeFolder(path);
        return { path };
      }),
  };
}

async function listing(files: FilePort, path: string, home: string): Promise<FolderListing> {
  const entries = await files.list(path);
  const named = entries.filter(({ name, kind }) => !name.startsWith('.') && (kind === 'folder' || kind === 'link')).map(({ name }) => name);
  const shown = named.sort(compareNatural).slice(0, MAX_SHOWN);
  const folders: FolderListing['folders'][number][] = [];
  for (let i = 0; i < shown.length; i += LOOKS_AT_ONCE) {
    const looked = await Promise.all(shown.slice(i, i + LOOKS_AT_ONCE).map((name) => subFolder(files, join(path, name), name)));
    folders.push(...looked.filter((folder) => folder !== null));
  }
  const parent = dirname(path);
  return {
    path,
    parent: parent === path ? null : parent,
    home,
    folders,
    files: entries.filter(({ kind }) => kind === 'file').length,
    project: entries.some(({ name, kind }) => name === PROJECT_FILE && kind === 'file'),
    writable: await files.writable(path),
  };
}

async function subFolder(files: FilePort, path: string, name: string): Promise<FolderListing['folders'][number] | null> {
  try {
    if ((await files.stat(path)).kind !== 'folder') return null;
    const found = await unlessMissing(files.lstat(join(path, PROJECT_FILE)));
    return { name, path, project: found?.kind === 'file', readable: true };
  } catch {
    return { name, path, project: false, readable: false };
  }
}

function nameProblem(name: string): string | null {
  if (name.trim() === '' || name === '.' || name === '..') return 'that is no name';
  if (/[/\\:*?"<>|]/.test(name)) return 'it has a character that not every system allows in names';
  if (name.split('').some((unit) => unit < ' ')) return 'it has an invisible character';
  if (/[. ]$/.test(name) || DEVICE_NAME.test(name)) return 'Windows does not allow it';
  return new TextEncoder().encode(name).length > 255 ? 'it is too long' : null;
}
