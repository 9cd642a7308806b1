import type { Adjudication } from '../../../shared/model/adjudication.ts';
import type { Answer } from '../../../shared/model/annotation.ts';
import type { PersonId, QuestionId, RoundId, SampleId } from '../../../shared/model/ids.ts';
import type { Question } from '../../../shared/model/label-set.ts';
import type { ProjectState } from '../../../shared/project/project-state.ts';
import { current } from '../../../shared/project/register-store.ts';
import { annotationsOfSample } from '../../../shared/project/views/annotations.ts';
import { questionById } from '../../../shared/project/views/label-set-versions.ts';
import { rounds } from '../../../shared/project/views/rounds.ts';
import { findSample } from '../../../shared/project/views/samples.ts';

/** A decision on something that a labeler answered, beside their answer. */
export interface DecidedWork {
  readonly sample: SampleId;
  readonly path: string;
  readonly round: RoundId;
  readonly question: Question;
  readonly mine: Answer;
  readonly decision: Adjudication;
}

/**
 * The decisions on a labeler's own answers, newest first. Samples that still wait for this labeler in an open round are left
 * out: there the decision would give the answer away. O(decisions + samples of open rounds).
 */
export function decidedWorkOf(state: ProjectState, labeler: PersonId): readonly DecidedWork[] {
  const waiting = waitingFor(state, labeler);
  const found: (DecidedWork & { readonly at: string })[] = [];
  for (const register of state.registers.all('adjudication')) {
    const decision = current(register);
    const [sample, id] = register.key as [SampleId, QuestionId];
    const question = questionById(state, id);
    const entry = findSample(state, sample);
    if (decision === null || question === undefined || entry === undefined || waiting.has(sample)) continue;
    for (const { labeler: who, annotation, round } of annotationsOfSample(state, sample)) {
      const mine = annotation.answers[id];
      if (who === labeler && mine !== undefined) found.push({ sample, path: entry.path, round, question, mine, decision, at: register.versions.at(-1)?.at ?? '' });
    }
  }
  return found.sort((a, b) => (a.at < b.at ? 1 : -1));
}

function waitingFor(state: ProjectState, labeler: PersonId): ReadonlySet<SampleId> {
  const waiting = new Set<SampleId>();
  for (const { id, closedAt, samples, labelersOf } of rounds(state)) {
    if (closedAt !== undefined) continue;
    samples.forEach((sample, at) => {
      if (labelersOf[at]?.includes(labeler) !== true) return;
      const isDone = annotationsOfSample(state, sample, id).some((entry) => entry.labeler === labeler);
      if (!isDone) waiting.add(sample);
    });
  }
  return waiting;
}
