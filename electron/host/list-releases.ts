import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { finite, object, recordOf, text } from '../../shared/basics/decode.ts';
import type { ReleaseListing } from '../../shared/host/host-api.ts';
import type { ContentHash } from '../../shared/model/ids.ts';
import { releaseRecipe, type ReleaseRecord } from '../../shared/model/release.ts';
import { CHECKSUMS_FILE } from '../../shared/release/checksums.ts';
import { decodeJson } from './app-data.ts';
import { readIfThere } from './durable-file.ts';
import { type FilePort, fileErrorCode } from './file-port.ts';
import { releasedVersions, releaseFolder } from './release-folder.ts';

const MAX_JSON = 16 * 1024 * 1024;
const MAX_LIST = 256 * 1024 * 1024;

const releaseJson = object({ recipe: releaseRecipe, heads: recordOf(text({ max: 200 })), samples: finite({ min: 0, integer: true }), formatVersion: finite({ min: 1, integer: true }) });

/** The releases in a project's folder, oldest version first; `record` is null where the folder cannot be read as one. */
export async function listReleases(files: FilePort, project: string): Promise<readonly ReleaseListing[]> {
  const listings: ReleaseListing[] = [];
  for (const version of await releasedVersions(files, project)) {
    const path = releaseFolder(project, version);
    listings.push({ version, path, record: await recordIn(files, path) });
  }
  return listings;
}

/** What a release's own files say it was made from. */
async function recordIn(files: FilePort, folder: string): Promise<ReleaseRecord | null> {
  try {
    const [json, list] = [await readIfThere(files, join(folder, 'release.json'), MAX_JSON), await readIfThere(files, join(folder, CHECKSUMS_FILE), MAX_LIST)];
    const decoded = json === undefined ? undefined : decodeJson(json, releaseJson);
    if (decoded === undefined || list === undefined) return null;
    return { ...decoded, checksums: createHash('sha256').update(list).digest('hex') as ContentHash };
  } catch (error) {
    if (fileErrorCode(error) === undefined) throw error;
    return null;
  }
}
