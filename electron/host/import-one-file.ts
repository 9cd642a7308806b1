import { join, posix } from 'node:path';
import type { ImportedFile, UnreadableFile } from '../../shared/host/host-api.ts';
import type { HostRefusal } from '../../shared/host/host-result.ts';
import type { RootId, SampleId } from '../../shared/model/ids.ts';
import type { SampleFacts } from '../../shared/model/sample.ts';
import { ChangedWhileCopied, type CopiedMedia } from './copy-media.ts';
import { type MediaIndex, PROJECT_ROOT } from './media-index.ts';
import { typeOfMime } from './media-types.ts';
import { errorCode } from './open-regular.ts';
import { type MediaTrouble, nameTrouble } from './probe-media.ts';
import { type ReadOptions, readSample } from './read-sample.ts';
import { refuse } from './refusal.ts';
import type { WalkedFile } from './walk-folder.ts';

/** What is imported from where. */
export interface ImportPlan {
  /** The folder that was picked, as a real path. */
  readonly folder: string;
  /** The root that it belongs to, and where in it (''  or ending with `/`). */
  readonly sourceRoot: RootId;
  readonly prefix: string;
  /** The root of what is imported: the source's, or the project's when files are copied in. */
  readonly root: RootId;
  readonly index: MediaIndex;
  readonly copy: ((from: string, path: string, sample: SampleId) => Promise<CopiedMedia>) | null;
}

export type Outcome =
  | { readonly kind: 'imported'; readonly file: ImportedFile; readonly troubles: readonly UnreadableFile[] }
  | { readonly kind: 'nothing'; readonly troubles: readonly UnreadableFile[] }
  /** The import cannot go on. */
  | { readonly kind: 'failed'; readonly refusal: HostRefusal };

interface Known {
  readonly sample: SampleId;
  readonly facts: SampleFacts;
  readonly misnamed: MediaTrouble | null;
}

/** Hashes and probes one file (or knows it already), copies it if so planned, and remembers where it lies. */
export async function importOneFile(plan: ImportPlan, file: WalkedFile, options: ReadOptions): Promise<Outcome> {
  const place = join(plan.folder, file.path);
  const sourcePath = plan.prefix + file.path;
  const remembered = plan.index.at(plan.sourceRoot, sourcePath);
  const unchanged = remembered?.facts && remembered.size === file.size && remembered.mtimeMs === file.mtimeMs;
  let known: Known;
  if (unchanged && remembered.facts) {
    const type = typeOfMime(remembered.facts.mime);
    known = { sample: remembered.sample, facts: remembered.facts, misnamed: type ? nameTrouble(file.path, type) : null };
  } else {
    const read = await readSample(place, file.path, options);
    if (read.state === 'unusable') return nothing({ path: file.path, ...read.trouble });
    if (read.state !== 'sample') return nothing();
    known = read;
    plan.index.remember({ root: plan.sourceRoot, path: sourcePath, sample: read.sample, size: read.facts.bytes, mtimeMs: read.mtimeMs, facts: read.facts });
  }
  const { sample, facts, misnamed } = known;
  let path = sourcePath;
  if (plan.copy) {
    try {
      const copied = await plan.copy(place, file.path, sample);
      path = copied.path;
      plan.index.remember({ root: PROJECT_ROOT, path, sample, size: facts.bytes, mtimeMs: copied.mtimeMs, facts });
    } catch (error) {
      return copyProblem(error, file.path);
    }
  }
  const folder = posix.basename(posix.dirname(file.path));
  const imported: ImportedFile = { sample, facts, root: plan.root, path, folder: folder === '.' ? '' : folder };
  return { kind: 'imported', file: imported, troubles: misnamed ? [{ path: file.path, ...misnamed }] : [] };
}

function nothing(...troubles: readonly UnreadableFile[]): Outcome {
  return { kind: 'nothing', troubles };
}

function copyProblem(error: unknown, path: string): Outcome {
  if (error instanceof ChangedWhileCopied) return nothing({ path, reason: 'gone', detail: error.message });
  const code = errorCode(error);
  const safe = 'What was imported before is in the project; nothing of it is lost, and no half copy was left.';
  switch (code) {
    case null:
      throw error;
    case 'ENOSPC':
    case 'EDQUOT':
      return {
        kind: 'failed',
        refusal: refuse('disk-full', 'The disk of the project folder is full: the media could not be copied in.', safe, 'Make room and import the folder again, or import it without copying.'),
      };
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return {
        kind: 'failed',
        refusal: refuse('read-only', 'The project folder cannot be written: the media could not be copied in.', safe, 'Make the folder writable, or import without copying.'),
      };
    default:
      return nothing({ path, reason: 'unsupported', detail: `it could not be copied (${code})` });
  }
}
