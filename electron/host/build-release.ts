/*
 * Writing a release. What always holds, whatever fails and whenever:
 *
 *   - A version's folder is complete, with every byte on the disk, or it is not there. It is built under a name that nobody
 *     takes for a release, synced, and renamed as a whole.
 *   - A version that is there is never touched.
 *   - The bytes are those that `releaseFiles` says: the media's are compared with the sample's hash while they are copied.
 */
import { dirname, join } from 'node:path';
import { decodeUtf8 } from '../../shared/basics/utf8.ts';
import type { HostRefusal } from '../../shared/host/host-result.ts';
import type { SampleId } from '../../shared/model/ids.ts';
import type { ReleaseRecipe, ReleaseRecord } from '../../shared/model/release.ts';
import { agreementLines } from '../../shared/release/agreement-lines.ts';
import { checkRelease } from '../../shared/release/check-release.ts';
import { keptSplits } from '../../shared/release/kept-splits.ts';
import { type ReleaseFile, type ReleaseFiles, releaseFiles } from '../../shared/release/release-files.ts';
import { makeFolders, readWhole, removeTree, unlessMissing, withFile, writeAll } from './durable-file.ts';
import { type FilePort, fileErrorCode } from './file-port.ts';
import { type LoadedProject, loadProject } from './load-project.ts';
import { Refused, refuse } from './refusal.ts';
import { BUILDING, ensureReleasesInside, releaseFolder, RELEASES_FOLDER } from './release-folder.ts';
import type { ReleaseMedia } from './release-media.ts';
import { verifyRelease } from './verify-release.ts';

export interface ReleaseSite {
  readonly files: FilePort;
  /** The project's folder. */
  readonly folder: string;
  readonly media: ReleaseMedia;
  /** Unlike any other; for the name while building. */
  readonly buildId: string;
}

/** Longest manifest of an earlier release. */
const MAX_TEXT = 1024 * 1024 * 1024;

const NOTHING_MADE = 'No release was made; the project and its releases are as they were.';

/**
 * Builds and freezes one version from what the project's files hold now. Gives the record to be committed. Only the process
 * that writes to the project may call it: what an earlier build left behind is removed. Rejects with `Refused` (`exists`
 * for a version that is there, unless it is this very release and history does not know it yet) or the file layer's error.
 */
export async function buildRelease(site: ReleaseSite, recipe: ReleaseRecipe): Promise<ReleaseRecord> {
  const { files, folder } = site;
  const target = releaseFolder(folder, recipe.version);
  await ensureReleasesInside(files, folder);
  const loaded = await loadProject(files, folder);
  refuseIfDamaged(loaded);
  const { file, state, heads } = loaded;
  if (state.registers.value('release', recipe.version) !== undefined) throw alreadyThere(recipe.version);
  const kept = await keptSplits(state, recipe, (version, path) => releaseText(files, folder, version, path));
  if (!kept.ok) throw new Refused(refuse('unreadable', kept.problem, NOTHING_MADE, 'Bring that release’s folder back as it was, or draw all splits anew.'));
  const built = releaseFiles(state, recipe, { project: { id: file.id, name: file.name }, heads, agreement: agreementLines(state, recipe), kept: kept.value });
  if (await isThere(files, target)) {
    // Built before, but the process ended before history was told: the same release is taken up, another is refused.
    if ((await verifyRelease(files, target, recipe.version, [built.record.checksums])).intact) return built.record;
    throw alreadyThere(recipe.version);
  }
  const stops = checkRelease(state, built.draft, await missingMedia(site, built)).filter(({ level }) => level === 'stop');
  if (stops.some(({ id }) => id === 'media')) throw new Refused(mediaRefusal(stops.map(({ sentence }) => sentence).join(' ')));
  if (stops.length > 0) throw new Refused(refuse('bad-request', stops.map(({ sentence }) => sentence).join(' '), NOTHING_MADE, 'Change the recipe, or decide more samples, and try again.'));

  await removeLeftovers(files, folder);
  const building = join(folder, RELEASES_FOLDER, `${BUILDING}${site.buildId}`);
  try {
    await writeFiles(site, building, built.files);
    if (await isThere(files, target)) throw alreadyThere(recipe.version);
    await files.rename(building, target);
    await files.syncFolder(dirname(target));
  } catch (error) {
    await removeTree(files, building).catch(() => undefined); // the first failure is the one to report
    throw error;
  }
  return built.record;
}

/** A text of an earlier release; undefined when it is not there or is none. */
export async function releaseText(files: FilePort, project: string, version: string, path: string): Promise<string | undefined> {
  // SECURITY: `path` is one of ours, never from a file; only that very file is read, links are not followed out.
  const place = join(releaseFolder(project, version), path);
  if ((await unlessMissing(files.lstat(place)))?.kind !== 'file') return undefined;
  const text = decodeUtf8(await readWhole(files, place, MAX_TEXT));
  return text.ok ? text.value : undefined;
}

async function missingMedia({ media }: ReleaseSite, { draft }: ReleaseFiles): Promise<readonly SampleId[]> {
  if (draft.recipe.media === 'none') return [];
  return media.locate(draft.plan.samples.map(({ entry: { id, facts, places } }) => ({ sample: id, bytes: facts.bytes, places: places.map(({ root, path }) => ({ root, path })) })));
}

function mediaRefusal(message: string): HostRefusal {
  return refuse('unreadable', message, NOTHING_MADE, 'Point Concord at the folder where the media are, or release without media.');
}

/** Removes what builds that never ended have left. */
export async function removeLeftovers(files: FilePort, folder: string): Promise<void> {
  const releases = join(folder, RELEASES_FOLDER);
  for (const { name, kind } of (await unlessMissing(files.list(releases))) ?? []) {
    if (kind === 'folder' && name.startsWith(BUILDING)) await removeTree(files, join(releases, name));
  }
}

async function writeFiles(site: ReleaseSite, building: string, list: readonly ReleaseFile[]): Promise<void> {
  const { files } = site;
  const folders = new Set<string>([building]);
  for (const { path } of list) for (let at = dirname(path); at !== '.'; at = dirname(at)) folders.add(join(building, at));
  for (const each of [...folders].sort((a, b) => a.length - b.length)) await makeFolders(files, each);
  for (const each of list) {
    const path = join(building, each.path);
    if (each.is === 'media') await writeMedia(site, path, each);
    else await create(files, path, (write) => write(each.bytes));
  }
  for (const each of folders) await files.syncFolder(each);
}

async function writeMedia(site: ReleaseSite, path: string, { path: name, sample, link }: Extract<ReleaseFile, { is: 'media' }>): Promise<void> {
  if (link && (await linked(site, path, sample))) return;
  const outcome = await create(site.files, path, (write) => site.media.read(sample, write));
  if (outcome === 'read') return;
  const what = outcome === 'missing' ? 'cannot be found on this device' : 'has changed since it was imported';
  throw new Refused(mediaRefusal(`The file for ${name} ${what}.`));
}

async function linked({ files, media }: ReleaseSite, path: string, sample: Extract<ReleaseFile, { is: 'media' }>['sample']): Promise<boolean> {
  const place = await media.find(sample);
  if (place === null) return false;
  try {
    await files.link(place, path);
    return true;
  } catch (error) {
    // Another disk, or one without links: then it is copied.
    if (['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EACCES'].includes(fileErrorCode(error) ?? '')) return false;
    throw error;
  }
}

async function create<T>(files: FilePort, path: string, work: (write: (bytes: Uint8Array) => Promise<void>) => Promise<T>): Promise<T> {
  return withFile(files, path, 'create', async (file) => {
    const result = await work((bytes) => writeAll(file, bytes));
    await file.sync();
    return result;
  });
}

async function isThere(files: FilePort, target: string): Promise<boolean> {
  return (await unlessMissing(files.lstat(target))) !== undefined;
}

function alreadyThere(version: string): Refused {
  return new Refused(refuse('exists', `There is a release ${version} already. Releases are never changed.`, NOTHING_MADE, 'Choose a higher version.'));
}

/**
 * Rejects with `Refused` when lines of history cannot be read: a release says exactly what it was made from, by the heads of
 * its history, and two states of one head would break that.
 */
export function refuseIfDamaged({ problems }: LoadedProject): void {
  const [first] = problems;
  if (first === undefined) return;
  const [problem] = first.problems;
  const where = problem === undefined ? first.name : `${first.name}, line ${problem.line}`;
  const newer = problems.every((each) => each.problems.every(({ code }) => code === 'newer-line' || code === 'unknown-kind'));
  throw new Refused(
    newer
      ? refuse('newer-format', `A newer version of Concord has worked on this project (${where}).`, NOTHING_MADE, 'Update Concord, then make the release.')
      : refuse('damaged', `The project’s history has lines that cannot be read (${where}), so a release of it could not be told apart from one with them.`, NOTHING_MADE, 'Get an undamaged copy of that file (from its owner or a backup) and merge it first.'),
  );
}
