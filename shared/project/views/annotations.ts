import { compareText } from '../../basics/order.ts';
import type { Stamp } from '../../history/clock.ts';
import type { Adjudication } from '../../model/adjudication.ts';
import type { Annotation } from '../../model/annotation.ts';
import type { CommitId, PersonId, QuestionId, RoundId, SampleId } from '../../model/ids.ts';
import type { ProjectState } from '../project-state.ts';
import type { Version } from '../register-store.ts';
import { resolvePerson } from './people.ts';

export interface AnnotationEntry {
  readonly round: RoundId;
  readonly sample: SampleId;
  readonly labeler: PersonId;
  readonly pass: number;
  readonly annotation: Annotation;
  readonly at: Stamp;
  readonly commit: CommitId;
}

/** The current annotations of a sample, oldest first; of one round when given. */
export function annotationsOfSample(state: ProjectState, sample: SampleId, round?: RoundId): readonly AnnotationEntry[] {
  const { annotations, commits } = state;
  return annotations
    .rowsOfSample(sample)
    .filter((row) => annotations.isCurrent(row))
    .map((row) => entryOf(state, row))
    .filter((entry) => round === undefined || entry.round === round)
    .sort((a, b) => commits.compare(commits.find(a.commit), commits.find(b.commit)) || compareText(a.labeler, b.labeler) || a.pass - b.pass);
}

/**
 * What a labeler last said about a sample in a round, even when that was taken back: an undone submit leaves its answers to
 * be changed and submitted again.
 */
export function lastSaid({ annotations, commits }: ProjectState, round: RoundId, sample: SampleId, labeler: PersonId, pass = 1): Annotation | undefined {
  const roundNumber = annotations.rounds.find(round);
  const labelerNumber = annotations.labelers.find(labeler);
  const own = annotations
    .rowsOfSample(sample)
    .filter((row) => annotations.round.at(row) === roundNumber && annotations.labeler.at(row) === labelerNumber && annotations.pass.at(row) === pass)
    .sort((a, b) => commits.compare(annotations.commit.at(b), annotations.commit.at(a)));
  return own.map((row) => annotations.annotation(row)).find((annotation) => annotation !== null);
}

function entryOf(state: ProjectState, row: number): AnnotationEntry {
  const { annotations, commits } = state;
  const commit = annotations.commit.at(row);
  return {
    round: annotations.rounds.text(annotations.round.at(row)),
    sample: annotations.samples.text(annotations.sample.at(row)),
    labeler: resolvePerson(state, annotations.labelers.text(annotations.labeler.at(row))),
    pass: annotations.pass.at(row),
    annotation: annotations.annotation(row) as Annotation,
    at: commits.at(commit),
    commit: commits.id(commit),
  };
}

/** A decision in force, and those that were made at the same time without knowing of it ("also decided by …"). */
export interface AdjudicationEntry {
  readonly adjudication: Adjudication;
  readonly by: PersonId;
  readonly at: Stamp;
  readonly commit: CommitId;
  readonly siblings: readonly Version<'adjudication'>[];
}

export function adjudicationOf(state: ProjectState, sample: SampleId, question: QuestionId): AdjudicationEntry | undefined {
  const register = state.registers.get('adjudication', sample, question);
  const last = register?.versions.at(-1);
  if (register === undefined || last === undefined || last.value === null) return undefined;
  const { basedOn } = last.value;
  return {
    adjudication: last.value,
    by: resolvePerson(state, last.by),
    at: last.at,
    commit: last.commit,
    siblings: register.versions.filter((version) => version !== last && version.value !== null && version.value.basedOn === basedOn && !isReplacedBy(version, last)),
  };
}

// A later version based on this one replaces it knowingly; undo puts an old value back and has no siblings of its own.
function isReplacedBy(version: Version<'adjudication'>, last: Version<'adjudication'>): boolean {
  return last.value?.basedOn === version.commit || version.by === last.by;
}
