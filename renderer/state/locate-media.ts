import type { HostApi, MediaStatus, ProjectHandle } from '../../shared/host/host-api.ts';
import type { SampleId } from '../../shared/model/ids.ts';
import type { ProjectState } from '../../shared/project/project-state.ts';
import { samples } from '../../shared/project/views/samples.ts';

/** Samples whose bytes are not where this device looked, or are other bytes now. */
export interface MediaProblems {
  readonly missing: readonly SampleId[];
  readonly changed: readonly SampleId[];
}

export const NO_MEDIA_PROBLEMS: MediaProblems = { missing: [], changed: [] };

const AT_ONCE = 2000;

/** Lets the host look for all samples where the project says they were found; it remembers what it finds. O(samples). */
export async function locateMedia(host: HostApi, handle: ProjectHandle, state: ProjectState): Promise<MediaProblems> {
  const all = samples(state);
  const found: MediaStatus[] = [];
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const asked = all.slice(from, from + AT_ONCE).map(({ id, facts, places }) => ({ sample: id, bytes: facts.bytes, places: places.map(({ root, path }) => ({ root, path })) }));
    const answer = await host.locateMedia({ handle, samples: asked });
    if (answer.ok) found.push(...answer.value);
  }
  const inState = (wanted: MediaStatus['state']) => found.filter(({ state: is }) => is === wanted).map(({ sample }) => sample);
  return { missing: inState('missing'), changed: inState('changed') };
}
