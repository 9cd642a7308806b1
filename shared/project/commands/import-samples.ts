import type { Change } from '../../history/change.ts';
import type { RootId, SampleId } from '../../model/ids.ts';
import type { Occurrence, SampleFacts } from '../../model/sample.ts';
import type { ProjectState } from '../project-state.ts';

/** One file found by an import. */
export interface FoundFile {
  readonly sample: SampleId;
  readonly facts: SampleFacts;
  readonly root: RootId;
  readonly path: string;
  readonly occurrence: Occurrence;
}

/** How many files go into one import commit (design §10). */
export const FILES_PER_COMMIT = 500;

/** The changes that make found files samples of the project. What is there already is left alone, so importing twice changes nothing. */
export function importSamples(state: ProjectState, files: readonly FoundFile[]): Change[] {
  const changes: Change[] = [];
  const added = new Set<SampleId>();
  const found = new Set<string>();
  for (const { sample, facts, root, path, occurrence } of files) {
    if (!added.has(sample) && state.registers.value('sample', sample) === undefined) {
      added.add(sample);
      changes.push({ kind: 'sample-added/1', key: [sample], value: facts });
    }
    const place = JSON.stringify([sample, root, path]);
    if (!found.has(place) && state.registers.value('occurrence', sample, root, path) === undefined) {
      found.add(place);
      changes.push({ kind: 'sample-found/1', key: [sample, root, path], value: occurrence });
    }
  }
  return changes;
}
