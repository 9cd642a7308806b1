import type { PersonId, SampleId } from '../../model/ids.ts';
import type { Answers } from '../annotation-table.ts';
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
    const excluded = excludedSamples(state);
    const isExcluded = new Uint8Array(annotations.samples.size);
    for (const sample of excluded) {
      const number = annotations.samples.find(sample);
      if (number !== -1) isExcluded[number] = 1;
    }
    const width = annotations.labelers.size;
    const sums = { done: new Float64Array(annotations.rounds.size * width), skipped: new Float64Array(annotations.rounds.size * width), seconds: new Float64Array(annotations.rounds.size * width) };
    const skippedAll = new Int8Array(annotations.distinctAnswers).fill(-1);
    for (let row = 0; row < annotations.length; row++) {
      if (!annotations.isCurrent(row) || annotations.pass.at(row) !== 1 || isExcluded[annotations.sample.at(row)] === 1) continue;
      const answers = annotations.answers.at(row);
      if (skippedAll[answers] === -1) skippedAll[answers] = isAllSkipped(annotations.answersAt(answers)) ? 1 : 0;
      const cell = annotations.round.at(row) * width + annotations.labeler.at(row);
      sums.done[cell] = (sums.done[cell] as number) + 1;
      sums.skipped[cell] = (sums.skipped[cell] as number) + (skippedAll[answers] as number);
      sums.seconds[cell] = (sums.seconds[cell] as number) + annotations.seconds.at(row);
    }
    const tallies = new Map<string, Tally>();
    annotations.rounds.texts.forEach((round, r) => {
      annotations.labelers.texts.forEach((id, l) => {
        const cell = r * width + l;
        const address = `${round}/${resolvePerson(state, id)}`;
        const known = tallies.get(address) ?? { done: 0, skipped: 0, seconds: 0 };
        tallies.set(address, {
          done: known.done + (sums.done[cell] as number),
          skipped: known.skipped + (sums.skipped[cell] as number),
          seconds: known.seconds + (sums.seconds[cell] as number),
        });
      });
    });
    return new Map(rounds(state).map((entry) => [entry.id, progressOf(state, entry, excluded, tallies)] as const));
  },
);

function isAllSkipped(answers: Answers): boolean {
  const all = Object.values(answers);
  return all.length > 0 && all.every((answer) => answer.is === 'skipped');
}

interface Tally {
  readonly done: number;
  readonly skipped: number;
  readonly seconds: number;
}

function progressOf(state: ProjectState, entry: RoundEntry, excluded: ReadonlySet<SampleId>, tallies: ReadonlyMap<string, Tally>): readonly Progress[] {
  const assigned = assignedIn(entry, excluded);
  const everyone = new Set(entry.round.labelers.map((labeler) => resolvePerson(state, labeler)));
  return [...everyone].map((labeler) => ({
    labeler,
    assigned: assigned.get(labeler) ?? 0,
    ...(tallies.get(`${entry.id}/${labeler}`) ?? { done: 0, skipped: 0, seconds: 0 }),
  }));
}

interface Assigned {
  readonly excluded: ReadonlySet<SampleId>;
  readonly counts: ReadonlyMap<PersonId, number>;
}

/** By round and exclusions as their views gave them: both are new objects when they change. */
const known = new WeakMap<RoundEntry, Assigned>();

/** How many samples each labeler of a round gets. */
function assignedIn(entry: RoundEntry, excluded: ReadonlySet<SampleId>): ReadonlyMap<PersonId, number> {
  const last = known.get(entry);
  if (last !== undefined && last.excluded === excluded) return last.counts;
  const counts = new Map<PersonId, number>();
  entry.samples.forEach((sample, at) => {
    if (excluded.has(sample)) return;
    for (const labeler of entry.labelersOf[at] ?? []) counts.set(labeler, (counts.get(labeler) ?? 0) + 1);
  });
  known.set(entry, { excluded, counts });
  return counts;
}
