import { join } from 'node:path';
import { compareText } from '../../shared/basics/order.ts';
import type { FolderScan, UnreadableFile } from '../../shared/host/host-api.ts';
import { forEachBounded } from './bounded-work.ts';
import { fileSource } from './byte-source.ts';
import { MEDIA_TYPES, type MediaType } from './media-types.ts';
import { openRegular, readTrouble } from './open-regular.ts';
import { probeMedia, type SniffedFile, sniffFile } from './probe-media.ts';
import { walkFolder, type WalkedFile } from './walk-folder.ts';

export interface RunningScan {
  /** What was found so far. Cheap. */
  snapshot(): FolderScan;
  /** The absolute path of a file of the preview. */
  previewPath(index: number): string | undefined;
  cancel(): void;
  /** Resolves when the scan has ended, in whatever way. */
  readonly ended: Promise<void>;
}

const AT_ONCE = 8;
const MOST_LISTED = 1000;
const PREVIEWS = 24;
const PREVIEWS_PER_FOLDER = 6;
/** Types whose soundness shows in their headers. Looking into the others may take reading them whole, which import does. */
const LOOKED_INTO: ReadonlySet<MediaType> = new Set<MediaType>(['jpeg', 'png', 'webp', 'gif', 'bmp', 'avif', 'wav', 'flac', 'm4a']);

/** Walks a folder in the background and says what media it holds. `root` must be a real path. Reads headers only. */
export function scanFolder(root: string): RunningScan {
  const types = new Map<MediaType, { files: number; bytes: number }>();
  const unreadable: UnreadableFile[] = [];
  const preview: { path: string; kind: 'image' | 'audio' }[] = [];
  const previewsIn = new Map<string, number>();
  let [files, bytes, otherFiles, unreadableCount] = [0, 0, 0, 0];
  let cancelled = false;
  let done = false;

  function list(file: UnreadableFile, usable: boolean): void {
    if (!usable) unreadableCount++;
    if (unreadable.length < MOST_LISTED) unreadable.push(file);
  }

  function count(file: WalkedFile, found: SniffedFile): void {
    files++;
    bytes += file.size;
    if (found.state === 'other') otherFiles++;
    else if (found.state === 'unusable') list({ path: file.path, ...found.trouble }, false);
    else {
      if (found.misnamed) list({ path: file.path, ...found.misnamed }, true);
      const sum = types.get(found.type) ?? { files: 0, bytes: 0 };
      types.set(found.type, { files: sum.files + 1, bytes: sum.bytes + file.size });
      offerPreview(file.path, found.type);
    }
  }

  function offerPreview(path: string, type: MediaType): void {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const taken = previewsIn.get(folder) ?? 0;
    if (preview.length >= PREVIEWS || taken >= PREVIEWS_PER_FOLDER) return;
    previewsIn.set(folder, taken + 1);
    preview.push({ path, kind: MEDIA_TYPES[type].kind });
  }

  async function run(): Promise<void> {
    await forEachBounded(
      walkFolder(root),
      AT_ONCE,
      async (walked) => {
        if (walked.kind === 'file') return count(walked, await identify(join(root, walked.path), walked.path));
        files++;
        if (walked.kind === 'other') otherFiles++;
        else list(walked.file, false);
      },
      () => cancelled,
    );
    done = true;
  }

  return {
    snapshot: () => ({
      done: done || cancelled,
      files,
      bytes,
      byType: Array.from(types, ([type, sum]) => ({ type: MEDIA_TYPES[type].name, kind: MEDIA_TYPES[type].kind, ...sum })).sort(
        (a, b) => b.files - a.files || compareText(a.type, b.type),
      ),
      otherFiles,
      unreadable: unreadable.slice(),
      unreadableCount,
      preview: preview.slice(),
    }),
    previewPath: (index) => {
      const path = preview[index]?.path;
      return path === undefined ? undefined : join(root, path);
    },
    cancel: () => {
      cancelled = true;
    },
    ended: run(),
  };
}

async function identify(place: string, path: string): Promise<SniffedFile> {
  const opened = await openRegular(place);
  if (!opened.ok) return { state: 'unusable', trouble: opened.problem };
  const { handle, size } = opened.value;
  try {
    const source = fileSource(handle, size);
    const sniffed = await sniffFile(source, path);
    return sniffed.state === 'usable' && LOOKED_INTO.has(sniffed.type) ? await probeMedia(source, path) : sniffed;
  } catch (error) {
    return { state: 'unusable', trouble: readTrouble(error, place) };
  } finally {
    await handle.close();
  }
}
