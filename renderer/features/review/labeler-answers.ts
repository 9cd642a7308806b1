import { seededRandom, shuffled } from '../../../shared/basics/random.ts';
import type { ReviewCase } from '../../../shared/curation/review-cases.ts';
import type { Stamp } from '../../../shared/history/clock.ts';
import type { Annotation, Answer, Region } from '../../../shared/model/annotation.ts';
import type { PersonId, SampleId } from '../../../shared/model/ids.ts';
import type { ProjectState } from '../../../shared/project/project-state.ts';
import { annotationsOfSample } from '../../../shared/project/views/annotations.ts';
import { findPerson } from '../../../shared/project/views/people.ts';

/** One labeler's answer as it is shown: by name, or by a number when names are hidden. */
export interface LabelerAnswer {
  readonly labeler: PersonId;
  readonly name: string;
  /** Colour of the person, 1 … 6 wrapping round; by place when names are hidden. */
  readonly color: number;
  readonly answer: Answer | undefined;
  readonly annotation: Annotation;
  readonly at: Stamp;
}

/**
 * What labelers said in a case, in the order of the digits that take their answers: as people were added, or shuffled by the sample
 * when names are hidden, so that a place does not give a name away. Only first passes, as in the queue; of two persons merged into
 * one the later answer.
 */
export function labelerAnswers(state: ProjectState, { sample, round, question }: ReviewCase, hideNames: boolean): readonly LabelerAnswer[] {
  const latest = new Map(annotationsOfSample(state, sample, round).filter(({ pass }) => pass === 1).map((entry) => [entry.labeler, entry]));
  const indexOf = (labeler: PersonId) => findPerson(state, labeler)?.index ?? Number.MAX_SAFE_INTEGER;
  const byPerson = [...latest.values()].sort((a, b) => indexOf(a.labeler) - indexOf(b.labeler));
  const entries = hideNames ? shuffled(byPerson, seededRandom(seedOf(sample))) : byPerson;
  return entries.map(({ labeler, annotation, at }, place) => {
    const who = findPerson(state, labeler);
    return {
      labeler,
      name: hideNames ? `Labeler ${place + 1}` : (who?.person.name ?? labeler),
      color: hideNames ? place + 1 : (who?.index ?? 0) + 1,
      answer: annotation.answers[question],
      annotation,
      at,
    };
  });
}

function seedOf(sample: SampleId): number {
  return Number.parseInt(sample.slice(0, 8), 16);
}

export function regionsOf(answer: Answer | undefined): readonly Region[] {
  return answer?.is === 'value' && 'regions' in answer.value ? answer.value.regions : [];
}
