import type { SampleId } from '../../model/ids.ts';
import type { ProjectState } from '../project-state.ts';
import { samples } from '../views/samples.ts';

/** What a name in a table may mean: samples it fits, with the path it fits by. */
export interface SampleMatch {
  readonly sample: SampleId;
  readonly path: string;
}

/**
 * Finds samples by what tables call them: the id, whole or as releases shorten it; the path; else the end of a path, of
 * which the file name is the shortest. The first of these that fits anything decides. Exact duplicates are one sample.
 * Building costs O(samples · depth of their paths), each look-up O(1).
 */
export function sampleMatcher(state: ProjectState): (name: string) => readonly SampleMatch[] {
  const byId = new Map<string, SampleMatch[]>();
  const byPath = new Map<string, SampleMatch[]>();
  const byEnd = new Map<string, SampleMatch[]>();
  const put = (map: Map<string, SampleMatch[]>, key: string, match: SampleMatch) => {
    const known = map.get(key);
    if (known === undefined) map.set(key, [match]);
    else if (!known.some(({ sample }) => sample === match.sample)) known.push(match);
  };
  for (const { id, path, places } of samples(state)) {
    put(byId, id, { sample: id, path });
    put(byId, `s-${id.slice(0, 16)}`, { sample: id, path });
    for (const place of places) {
      const whole = plainPath(place.path);
      put(byPath, whole, { sample: id, path: place.path });
      for (let slash = whole.indexOf('/'); slash !== -1; slash = whole.indexOf('/', slash + 1)) put(byEnd, whole.slice(slash + 1), { sample: id, path: place.path });
    }
  }
  return (name) => {
    const plain = plainPath(name);
    return byId.get(name.trim().toLowerCase()) ?? byPath.get(plain) ?? byEnd.get(plain) ?? [];
  };
}

// A file name may be composed or decomposed, depending on the system it was listed on.
function plainPath(path: string): string {
  return path.trim().replaceAll('\\', '/').replace(/^(\.\/)+/, '').normalize('NFC');
}
