import type { PersonId, RoundId, SampleId } from '../../model/ids.ts';
import type { ProjectState } from '../project-state.ts';
import { resolvePerson } from './people.ts';

/** What was found so far, and up to which row of the annotations. */
interface Known {
  readonly merges: number;
  readonly labelers: readonly number[];
  readonly done: Set<SampleId>;
  rows: number;
}

const known = new WeakMap<ProjectState, Map<string, Known>>();

/**
 * The samples that a labeler has answered in a round (first pass; what was taken back is not done). The set is kept and
 * grows in place with the state: only annotations that came since the last call are looked at.
 */
export function samplesDone(state: ProjectState, round: RoundId, labeler: PersonId): ReadonlySet<SampleId> {
  const ofState = known.get(state) ?? new Map<string, Known>();
  known.set(state, ofState);
  const address = JSON.stringify([round, labeler]);
  const merges = state.registers.revision('person-merge');
  let last = ofState.get(address);
  // Who was labeled for by two ids can have a sample done under one and taken back under the other.
  if (last === undefined || last.merges !== merges || (last.labelers.length > 1 && last.rows < state.annotations.length)) {
    last = { merges, labelers: [], done: new Set(), rows: 0 };
  }
  const updated = look(state, round, labeler, last);
  ofState.set(address, updated);
  return updated.done;
}

function look(state: ProjectState, round: RoundId, labeler: PersonId, from: Known): Known {
  const { annotations } = state;
  const wanted = annotations.rounds.find(round);
  const labelers = annotations.labelers.texts.flatMap((id, number) => (resolvePerson(state, id) === labeler ? [number] : []));
  const rounds = annotations.round.cells;
  const people = annotations.labeler.cells;
  const { done } = from;
  for (let row = from.rows; row < annotations.length; row++) {
    if (rounds[row] !== wanted || !labelers.includes(people[row] as number) || annotations.pass.at(row) !== 1 || !annotations.wins(row)) continue;
    const sample = annotations.samples.text(annotations.sample.at(row));
    if (annotations.isCurrent(row)) done.add(sample);
    else if (labelers.length === 1) done.delete(sample);
  }
  return { merges: from.merges, labelers, done, rows: annotations.length };
}
