import { lstat } from 'node:fs/promises';
import type { HostRequest, MediaStatus } from '../../shared/host/host-api.ts';
import { forEachBounded } from './bounded-work.ts';
import { type MediaIndex, type MediaPlace, PROJECT_ROOT } from './media-index.ts';
import { pathInside } from './path-inside.ts';
import { readSample } from './read-sample.ts';

export type SoughtSample = HostRequest<'locateMedia'>['samples'][number];

const AT_ONCE = 16;

/**
 * Looks where samples may lie, by what this device remembers and by the places that history tells of, and remembers where
 * they were found. A place never hashed here counts as found when its size is right, and is hashed before it is served; one
 * that has changed since it was hashed is hashed now. Costs a look at the disk's directory per sample: 100,000 in seconds.
 */
export async function locateMedia(index: MediaIndex, projectFolder: string, samples: readonly SoughtSample[]): Promise<MediaStatus[]> {
  const states: MediaStatus[] = samples.map(({ sample }) => ({ sample, state: 'missing' }));
  async function* numbers(): AsyncGenerator<number> {
    for (let i = 0; i < samples.length; i++) yield i;
  }
  await forEachBounded(numbers(), AT_ONCE, async (i) => {
    const sought = samples[i];
    if (sought) states[i] = { sample: sought.sample, state: await lookFor(index, projectFolder, sought) };
  });
  await index.flush();
  return states;
}

async function lookFor(index: MediaIndex, projectFolder: string, sought: SoughtSample): Promise<MediaStatus['state']> {
  let changed = false;
  const remembered = index.places(sought.sample);
  const told = sought.places.filter(({ root, path }) => !remembered.some((one) => one.root === root && one.path === path));
  for (const { root, path } of [...remembered, ...told]) {
    const state = await lookAt(index, projectFolder, sought, { root, path });
    if (state === 'found') return 'found';
    changed ||= state === 'changed';
  }
  return changed ? 'changed' : 'missing';
}

async function lookAt(index: MediaIndex, projectFolder: string, sought: SoughtSample, at: Pick<MediaPlace, 'root' | 'path'>): Promise<MediaStatus['state']> {
  const base = rootFolder(index, projectFolder, at.root);
  const place = base === undefined ? null : pathInside(base, at.path);
  const found = place === null ? null : await lstat(place).catch(() => null);
  if (place === null || found === null || !found.isFile()) return 'missing';
  const known = index.at(at.root, at.path);
  if (known?.mtimeMs === found.mtimeMs && known.size === found.size) return known.sample === sought.sample ? 'found' : 'changed';
  if (found.size !== sought.bytes) return 'changed';
  if (known === undefined || known.mtimeMs === null) {
    index.remember({ ...at, sample: sought.sample, size: found.size, mtimeMs: null, facts: known?.sample === sought.sample ? known.facts : null });
    return 'found';
  }
  const read = await readSample(place, at.path);
  if (read.state !== 'sample') return 'changed';
  index.remember({ ...at, sample: read.sample, size: read.facts.bytes, mtimeMs: read.mtimeMs, facts: read.facts });
  return read.sample === sought.sample ? 'found' : 'changed';
}

/** The folder of a root on this device. */
export function rootFolder(index: MediaIndex, projectFolder: string, root: MediaPlace['root']): string | undefined {
  return root === PROJECT_ROOT ? projectFolder : index.rootPath(root);
}
