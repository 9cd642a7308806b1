import { join } from 'node:path';
import { encodeUtf8 } from '../../shared/basics/utf8.ts';
import { object, finite } from '../../shared/basics/decode.ts';
import { PROJECT_FORMAT_VERSION, type ProjectFile, projectFile } from '../../shared/model/project-file.ts';
import type { ProjectId } from '../../shared/model/ids.ts';
import { decodeJson } from './app-data.ts';
import { makeFolders, readIfThere, replaceDurably, unlessMissing } from './durable-file.ts';
import { type FilePort, fileError, fileErrorCode } from './file-port.ts';
import { Refused, refuse } from './refusal.ts';

/** The file that makes a folder a project. */
export const PROJECT_FILE = 'concord.json';
export const HISTORY_FOLDER = 'history';
export const DRAFTS_FOLDER = 'drafts';

const MAX_PROJECT_FILE = 64 * 1024;
const formatVersionOf = object({ formatVersion: finite({ integer: true }) });

/** What a folder's concord.json says. Rejects with a `Refused`, or the file layer's error when the folder is not readable. */
export async function readProjectFile(files: FilePort, folder: string): Promise<ProjectFile> {
  let bytes: Uint8Array | undefined;
  try {
    bytes = await readIfThere(files, join(folder, PROJECT_FILE), MAX_PROJECT_FILE);
  } catch (error) {
    // Too large, a folder, a link, a pipe: whatever this is, it is no project file.
    if (!['EFBIG', 'EISDIR', 'ELOOP', 'ENOTDIR', 'ENXIO'].includes(fileErrorCode(error) ?? '')) throw error;
    throw new Refused(notAProject(folder, `its ${PROJECT_FILE} is not a project file`));
  }
  if (bytes === undefined) throw new Refused(notAProject(folder, `it has no ${PROJECT_FILE}`));
  const version = decodeJson(bytes, formatVersionOf)?.formatVersion ?? 0;
  if (version > PROJECT_FORMAT_VERSION) {
    throw new Refused(refuse('newer-format', 'This project was made by a newer version of Concord.', 'It was not touched.', 'Update Concord, then open it again.'));
  }
  const decoded = decodeJson(bytes, projectFile);
  if (decoded === undefined) throw new Refused(notAProject(folder, `its ${PROJECT_FILE} is damaged`));
  return decoded;
}

function notAProject(folder: string, because: string) {
  return refuse('not-a-project', `${folder} is not a Concord project: ${because}.`, 'Nothing in the folder was changed.', 'Choose the folder that holds concord.json, or make a new project.');
}

/** Makes a project of a folder, which may exist. Its concord.json comes last, so that a crash leaves no half project. */
export async function createProjectFolder(files: FilePort, folder: string, id: ProjectId, name: string): Promise<ProjectFile> {
  await makeFolders(files, folder);
  const path = join(folder, PROJECT_FILE);
  if ((await unlessMissing(files.lstat(path))) !== undefined) {
    throw new Refused(refuse('already-a-project', `${folder} is a Concord project already.`, 'It was not touched.', 'Open it, or choose another folder.'));
  }
  await makeHistoryFolder(files, folder);
  const file: ProjectFile = { format: 'concord-project', formatVersion: PROJECT_FORMAT_VERSION, id, name };
  await replaceDurably(files, path, encodeUtf8(`${JSON.stringify(file, null, 2)}\n`));
  return file;
}

/** Makes `history/`, with the note that keeps git from changing line ends in it: the chain is over exact bytes. */
export async function makeHistoryFolder(files: FilePort, folder: string): Promise<void> {
  const history = join(folder, HISTORY_FOLDER);
  const found = await unlessMissing(files.lstat(history));
  // SECURITY: a link in a folder from somebody else must not make Concord write outside of it.
  if (found !== undefined && found.kind !== 'folder') throw fileError(found.kind === 'link' ? 'ELOOP' : 'EEXIST', history);
  await makeFolders(files, history);
  const attributes = join(history, '.gitattributes');
  if ((await unlessMissing(files.lstat(attributes))) === undefined) await replaceDurably(files, attributes, encodeUtf8('*.jsonl -text\n'));
}
