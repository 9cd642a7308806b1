import { compareNatural, compareText } from '../../basics/order.ts';
import type { RootId, SampleId } from '../../model/ids.ts';
import type { Occurrence, SampleFacts } from '../../model/sample.ts';
import type { ProjectState } from '../project-state.ts';
import { current } from '../register-store.ts';
import { remembered } from './remembered.ts';

export interface SamplePlace {
  readonly root: RootId;
  readonly path: string;
  readonly occurrence: Occurrence;
}

export interface SampleEntry {
  readonly id: SampleId;
  readonly facts: SampleFacts;
  /** Where the bytes were found, first path first; more than one for exact duplicates. */
  readonly places: readonly SamplePlace[];
  /** The first path: what people call the sample. */
  readonly path: string;
  /** The reason, when the lead excluded it. */
  readonly excluded: string | undefined;
  readonly tags: readonly string[];
}

// Most samples have no tags: one empty list for all of them.
const NO_TAGS: readonly string[] = [];
const NO_PLACES: SamplePlace[] = [];

/** All samples in natural order of their first path, excluded ones included. O(n log n) per change to samples. */
export const samples = remembered(
  samplesRevision,
  ({ registers }): readonly SampleEntry[] => {
    const places = new Map<string, SamplePlace[]>();
    for (const register of registers.all('occurrence')) {
      const occurrence = current(register);
      const [sample, root, path] = register.key as [SampleId, RootId, string];
      if (occurrence === null) continue;
      const known = places.get(sample);
      if (known === undefined) places.set(sample, [{ root, path, occurrence }]);
      else known.push({ root, path, occurrence });
    }
    const tags = new Map<string, string[]>();
    for (const register of registers.all('tag')) {
      const [sample, tag] = register.key as [SampleId, string];
      if (current(register) !== null) tags.set(sample, [...(tags.get(sample) ?? []), tag]);
    }
    const reasons = new Map<string, string>();
    for (const register of registers.all('exclusion')) {
      const exclusion = current(register);
      if (exclusion !== null) reasons.set(register.key[0] as SampleId, exclusion.reason);
    }
    const entries: SampleEntry[] = [];
    for (const register of registers.all('sample')) {
      const facts = current(register);
      if (facts === null) continue;
      const id = register.key[0] as SampleId;
      const found = places.get(id) ?? NO_PLACES;
      if (found.length > 1) found.sort((a, b) => compareNatural(a.path, b.path) || compareText(a.root, b.root));
      entries.push({
        id,
        facts,
        places: found,
        path: found[0]?.path ?? id,
        excluded: reasons.get(id),
        tags: tags.get(id)?.sort(compareText) ?? NO_TAGS,
      });
    }
    return entries.sort((a, b) => compareNatural(a.path, b.path) || compareText(a.id, b.id));
  },
);

function samplesRevision({ registers }: ProjectState): string {
  return (['sample', 'occurrence', 'exclusion', 'tag'] as const).map((name) => registers.revision(name)).join('/');
}

const byId = remembered(
  samplesRevision,
  (state): ReadonlyMap<SampleId, SampleEntry> => new Map(samples(state).map((entry) => [entry.id, entry])),
);

export function findSample(state: ProjectState, id: SampleId): SampleEntry | undefined {
  return byId(state).get(id);
}

/** The samples that the lead excluded. */
export const excludedSamples = remembered(
  ({ registers }) => registers.revision('exclusion'),
  ({ registers }): ReadonlySet<SampleId> =>
    new Set([...registers.all('exclusion')].filter((register) => current(register) !== null).map((register) => register.key[0] as SampleId)),
);

/** The file name of a path, as people say it. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
