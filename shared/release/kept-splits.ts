import { sha256OfText } from '../basics/hash.ts';
import { err, ok, type Result } from '../basics/result.ts';
import type { SampleId } from '../model/ids.ts';
import type { ReleaseRecipe, ReleaseRecord, ReleaseSplit } from '../model/release.ts';
import type { ProjectState } from '../project/project-state.ts';
import { CHECKSUMS_FILE, readChecksums } from './checksums.ts';
import { readManifest } from './diff-release.ts';

/** In which split earlier releases had a sample. */
export type KeptSplits = ReadonlyMap<SampleId, ReleaseSplit>;

/** Reads a text file of a release; undefined when it is not there. */
export type ReadReleaseText = (version: string, path: string) => Promise<string | undefined>;

const MANIFEST = 'manifest.jsonl';

/**
 * The splits that a recipe keeps: those of the release it names, and before that of the one whose splits that kept, and so
 * on, so that a sample that was left out once comes back where it was. History pins the checksums of each release, so what
 * is read is what was frozen, or the answer is why it cannot be kept, in words. O(samples of those releases).
 */
export async function keptSplits(state: ProjectState, { splitsFrom }: Pick<ReleaseRecipe, 'splitsFrom'>, read: ReadReleaseText): Promise<Result<KeptSplits, string>> {
  const kept = new Map<SampleId, ReleaseSplit>();
  const seen = new Set<string>();
  for (let version = splitsFrom; version !== undefined && !seen.has(version); ) {
    seen.add(version);
    const list = await read(version, CHECKSUMS_FILE);
    const manifest = await read(version, MANIFEST);
    if (list === undefined || manifest === undefined) return err(`Release ${version} is not in this folder, so its splits cannot be kept.`);
    const record = recordOf(state, version, sha256OfText(list));
    const sums = readChecksums(list);
    const isFrozen = record !== undefined && sums.ok && sums.value.some(({ path, sha256 }) => path === MANIFEST && sha256 === sha256OfText(manifest));
    const rows = readManifest(manifest);
    if (!isFrozen || !rows.ok) return err(`Release ${version} is not as it was frozen, so its splits cannot be kept.`);
    for (const { sha256, split } of rows.value) if (!kept.has(sha256)) kept.set(sha256, split);
    version = record.recipe.splitsFrom;
  }
  return ok(kept);
}

/** What history says of a version with these checksums; two devices may have frozen different contents under one name. */
function recordOf(state: ProjectState, version: string, checksums: string): ReleaseRecord | undefined {
  const versions = state.registers.get('release', version)?.versions ?? [];
  return versions.find(({ value }) => value?.checksums === checksums)?.value ?? undefined;
}

/** The newest version that history knows, by its numbers; undefined before the first. */
export function newestRelease(state: ProjectState): string | undefined {
  return [...state.registers.all('release')]
    .filter((register) => register.versions.at(-1)?.value !== null)
    .map(({ key }) => key[0] as string)
    .sort(compareVersions)
    .at(-1);
}

export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  return (left[0] ?? 0) - (right[0] ?? 0) || (left[1] ?? 0) - (right[1] ?? 0) || (left[2] ?? 0) - (right[2] ?? 0);
}
