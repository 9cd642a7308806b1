import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { SampleId } from '../../shared/model/ids.ts';
import { rootFolder } from './locate-media.ts';
import type { MediaIndex, MediaPlace } from './media-index.ts';
import { type OpenFile, openRegular } from './open-regular.ts';
import { realPathInside } from './path-inside.ts';
import { readSample } from './read-sample.ts';

export interface SampleFile extends OpenFile {
  readonly mime: string;
  /** Its real path. */
  readonly place: string;
}

/**
 * Opens the bytes of a sample for reading, wherever this device knows them to lie. Size and time of change are compared
 * with those that were hashed; when they differ, or nobody has hashed them here, they are hashed first. So what is handed
 * out has the sample's hash, or nothing is: `changed` when other bytes lie where they were, `missing` when none do.
 */
export async function openSample(index: MediaIndex, projectFolder: string, sample: SampleId): Promise<Result<SampleFile, 'missing' | 'changed'>> {
  let problem: 'missing' | 'changed' = 'missing';
  for (const place of index.places(sample)) {
    const opened = await openPlace(index, projectFolder, place);
    if (opened.ok) return opened;
    if (opened.problem === 'changed') problem = 'changed';
  }
  const last = index.replacedAt(sample);
  if (last === undefined) return err(problem);
  // Other bytes lay there the last time: they may be gone by now, or the right ones back.
  const opened = await openPlace(index, projectFolder, { ...last, sample, size: 0, mtimeMs: null, facts: null });
  return opened.ok || opened.problem === 'changed' ? opened : err(problem);
}

async function openPlace(index: MediaIndex, projectFolder: string, place: MediaPlace): Promise<Result<SampleFile, 'missing' | 'changed'>> {
  const base = rootFolder(index, projectFolder, place.root);
  // SECURITY: paths come from history, so from anyone: resolved with all links, and kept inside their root.
  const real = base === undefined ? null : await realPathInside(base, place.path).catch(() => null);
  if (real === null) return err('missing');
  const opened = await openRegular(real);
  if (!opened.ok) return err('missing');
  const facts = place.facts;
  if (facts !== null && place.mtimeMs === opened.value.mtimeMs && place.size === opened.value.size) return ok({ ...opened.value, mime: facts.mime, place: real });
  await opened.value.handle.close();
  const read = await readSample(real, place.path);
  if (read.state !== 'sample') return err('changed');
  index.remember({ ...place, sample: read.sample, size: read.facts.bytes, mtimeMs: read.mtimeMs, facts: read.facts });
  await index.flush();
  if (read.sample !== place.sample) return err('changed');
  const again = await openRegular(real);
  if (!again.ok) return err('missing');
  if (again.value.mtimeMs === read.mtimeMs && again.value.size === read.facts.bytes) return ok({ ...again.value, mime: read.facts.mime, place: real });
  await again.value.handle.close();
  return err('changed');
}
