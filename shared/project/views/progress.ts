import type { PersonId, SampleId } from '../../model/ids.ts';
import type { ProjectState } from '../project-state.ts';
import { resolvePerson } from './people.ts';
import { remembered } from './remembered.ts';
import { type RoundEntry, rounds } from './rounds.ts';
import { excludedSamples } from './samples.ts';

/** How far one labeler is in one round, excluded samples left out. `seconds` is active time over what is done. */
export interface Progress {
  readonly labeler: PersonId;
  readonly assigned: number;
  readonly done: number;
  readonly skipped: number;
  readonly seconds: number;
}

/** Progress of every labeler of every round, by round id. One pass over the annotations per change. */
export const progress = remembered(
  (state) => state.revision,
  (state): ReadonlyMap<string, readonly Progress[]> => {
    const { annotations } = state;
    const tallies = new Map<string, { done: number; skipped: number; seconds: number }>();
    const skippedAll = new Map<number, boolean>();
    const excluded = excludedSamples(state);
    const excludedRows = new Set([...excluded].map((sample) => annotations.samples.find(sample)));
    for (let row = 0; row < annotations.length; row++) {
      if (!annotations.isCurrent(row) || annotations.pass.at(row) !== 1 || excludedRows.has(annotations.sample.at(row))) continue;
      const labeler = resolvePerson(state, annotations.labelers.text(annotations.labeler.at(row)));
      const address = `${annotations.rounds.text(annotations.round.at(row))}/${labeler}`;
      let tally = tallies.get(address);
      if (tally === undefined) tallies.set(address, (tally = { done: 0, skipped: 0, seconds: 0 }));
      const answers = annotations.answers.at(row);
      let skipped = skippedAll.get(answers);
      if (skipped === undefined) {
        const all = Object.values(annotations.answersAt(answers));
        skippedAll.set(answers, (skipped = all.length > 0 && all.every((answer) => answer.is === 'skipped')));
      }
      tally.done += 1;
      tally.skipped += skipped ? 1 : 0;
      tally.seconds += annotations.seconds.at(row);
    }
    return new Map(rounds(state).map((entry) => [entry.id, progressOf(state, entry, excluded, tallies)] as const));
  },
);

interface Tally {
  readonly done: number;
  readonly skipped: number;
  readonly seconds: number;
}

function progressOf(state: ProjectState, entry: RoundEntry, excluded: ReadonlySet<SampleId>, tallies: ReadonlyMap<string, Tally>): readonly Progress[] {
  const assigned = new Map<PersonId, number>();
  entry.samples.forEach((sample, at) => {
    if (excluded.has(sample)) return;
    for (const labeler of entry.labelersOf[at] ?? []) assigned.set(labeler, (assigned.get(labeler) ?? 0) + 1);
  });
  const everyone = new Set(entry.round.labelers.map((labeler) => resolvePerson(state, labeler)));
  return [...everyone].map((labeler) => ({
    labeler,
    assigned: assigned.get(labeler) ?? 0,
    ...(tallies.get(`${entry.id}/${labeler}`) ?? { done: 0, skipped: 0, seconds: 0 }),
  }));
}
