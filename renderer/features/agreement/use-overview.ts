import { useEffect, useState } from 'react';
import type { AgreementChange } from '../../../shared/curation/agreement-change.ts';
import type { RoundId } from '../../../shared/model/ids.ts';
import type { Question } from '../../../shared/model/label-set.ts';
import { useRevision, useSession } from '../../state/use-app.ts';
import { type AnswersLookedAt, type Measured, measureQuestion, memoryOf, type Scope } from './measure-question.ts';

const PAUSE_MS = 300;

/** How things stand with one question: in the round looked at, or in its latest one. */
export interface QuestionOverview {
  readonly question: Question;
  /** Rounds with answers to it. */
  readonly rounds: readonly RoundId[];
  /** The round that the numbers are of; undefined until they are there, or when nobody has answered. */
  readonly round: RoundId | undefined;
  readonly measured: Measured | undefined;
  /** The headline of every round up to this one, in order. */
  readonly trend: readonly (number | null)[];
  readonly since: RoundId | undefined;
  readonly change: AgreementChange | undefined;
  /** Its numbers are still to come, or newer ones are. */
  readonly computing: boolean;
  readonly problem: string | undefined;
}

/** All questions at a glance, one after the other in the worker. Nothing is computed while `questions` is empty. */
export function useOverview(questions: readonly Question[], looked: AnswersLookedAt, scope: Scope): readonly QuestionOverview[] {
  const { state } = useSession();
  const revision = useRevision();
  const [, redraw] = useState(0);
  const memories = questions.map((question) => ({ question, memory: memoryOf(state, question.id, looked) }));
  const due = memories.filter(({ memory }) => !memory.isComplete(revision));

  useEffect(() => {
    if (due.length === 0) return;
    const leaving = new AbortController();
    const measureAll = async () => {
      for (const { question, memory } of due) {
        if (leaving.signal.aborted) return;
        await measureQuestion(memory, state, question.id, looked, { first: scope, revision, signal: leaving.signal, onStep: () => redraw((n) => n + 1) });
      }
      redraw((n) => n + 1);
    };
    const pause = setTimeout(() => void measureAll(), due.length === memories.length && due.every(({ memory }) => memory.measured.size === 0) ? 0 : PAUSE_MS);
    return () => {
      clearTimeout(pause);
      leaving.abort();
    };
    // What is due follows from these.
  }, [state, revision, scope, questions.map(({ id }) => id).join(' '), JSON.stringify(looked)]);

  return memories.map(({ question, memory }): QuestionOverview => {
    const { rounds } = memory;
    const round = scope === 'all' ? rounds.at(-1) : rounds.find((id) => id === scope);
    const upTo = round === undefined ? [] : rounds.slice(0, rounds.indexOf(round) + 1);
    return {
      question,
      rounds,
      round,
      measured: round === undefined ? undefined : memory.measured.get(round),
      trend: upTo.map((id) => memory.measured.get(id)?.result.figures[0]?.estimate.value ?? null),
      since: upTo.at(-2),
      change: round === undefined ? undefined : memory.changeOf(round, revision),
      computing: !memory.isComplete(revision) && memory.problem === undefined,
      problem: memory.problem,
    };
  });
}
