import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { compareUtf8 } from '../../shared/basics/order.ts';
import { decodeUtf8 } from '../../shared/basics/utf8.ts';
import type { ReleaseVerdict } from '../../shared/host/host-api.ts';
import { CHECKSUMS_FILE, readChecksums } from '../../shared/release/checksums.ts';
import { readIfThere, readPieces, unlessMissing, withFile } from './durable-file.ts';
import { type FilePort, fileErrorCode } from './file-port.ts';

/** Longest list of checksums: a million files. */
const MAX_LIST = 256 * 1024 * 1024;

type Problem = ReleaseVerdict['problems'][number];

/**
 * Compares a release's folder with its own list of checksums, and that list with what history says of it (`frozen`; empty
 * when history says nothing). Every byte is read. Problems are in byte order of paths. Rejects with the file layer's error
 * when the folder itself cannot be read.
 */
export async function verifyRelease(files: FilePort, folder: string, version: string, frozen: readonly string[]): Promise<ReleaseVerdict> {
  const problems: Problem[] = [];
  const present = await filesBelow(files, folder);
  const bytes = await readIfThere(files, join(folder, CHECKSUMS_FILE), MAX_LIST);
  const text = bytes === undefined ? undefined : decodeUtf8(bytes);
  const list = text?.ok === true ? readChecksums(text.value) : undefined;
  const known = frozen.length === 0 || (bytes !== undefined && frozen.includes(createHash('sha256').update(bytes).digest('hex')));
  if (bytes === undefined) problems.push({ path: CHECKSUMS_FILE, problem: 'missing' });
  else if (list?.ok !== true || !known) problems.push({ path: CHECKSUMS_FILE, problem: 'altered' });

  const listed = new Map((list?.ok === true ? list.value : []).map(({ path, sha256 }) => [path, sha256]));
  for (const [path, sha256] of listed) {
    if (!present.has(path)) problems.push({ path, problem: 'missing' });
    else if ((await hashOf(files, join(folder, path))) !== sha256) problems.push({ path, problem: 'altered' });
  }
  for (const path of present) if (path !== CHECKSUMS_FILE && !listed.has(path)) problems.push({ path, problem: 'unexpected' });
  return { version, intact: problems.length === 0, files: listed.size, problems: problems.sort((a, b) => compareUtf8(a.path, b.path)) };
}

/** Everything below a folder but folders, by relative path with `/`; links count as files and are not followed. */
async function filesBelow(files: FilePort, folder: string, prefix = ''): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const { name, kind } of await files.list(join(folder, prefix))) {
    const path = prefix === '' ? name : `${prefix}/${name}`;
    if (kind !== 'folder') found.add(path);
    else for (const below of await filesBelow(files, folder, path)) found.add(below);
  }
  return found;
}

/** The hash of a regular file; undefined for what is none, or cannot be read: in either case it is not what was released. */
async function hashOf(files: FilePort, path: string): Promise<string | undefined> {
  try {
    return await unlessMissing(
      withFile(files, path, 'read', async (file) => {
        const hash = createHash('sha256');
        for await (const piece of readPieces(file, 0, (await file.stat()).bytes)) hash.update(piece);
        return hash.digest('hex');
      }),
    );
  } catch (error) {
    if (fileErrorCode(error) === undefined) throw error;
    return undefined;
  }
}
