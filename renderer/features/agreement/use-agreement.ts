import { useEffect, useMemo, useState } from 'react';
import type { AgreementChange } from '../../../shared/curation/agreement-change.ts';
import type { QuestionId, RoundId } from '../../../shared/model/ids.ts';
import { useRevision, useSession } from '../../state/use-app.ts';
import { type AnswersLookedAt, type Measured, measureQuestion, memoryOf, type Progress, type Scope } from './measure-question.ts';

/** Pause after a change before everything is computed again, so that a run of commits costs one computation. */
const PAUSE_MS = 300;

export interface AgreementOfQuestion {
  /** Rounds with answers to the question, in order of opening. */
  readonly rounds: readonly RoundId[];
  /** What is known; while newer numbers are computed the headline of the scope follows what is answered, where it can. */
  readonly measured: ReadonlyMap<Scope, Measured>;
  /** How the headline moved since the round before; undefined until it is computed. */
  readonly changeOf: (round: RoundId) => AgreementChange | undefined;
  /** Numbers are being computed: the first ones, or newer ones than are shown. */
  readonly computing: boolean;
  /** How far the computation is, when one is under way. */
  readonly progress: Progress | undefined;
  /** What is shown for the scope is from before the last change. */
  readonly stale: boolean;
  /** Somebody stopped the computation; `retry` takes it up again, and so does the next change. */
  readonly stopped: boolean;
  readonly stop: () => void;
  readonly problem: string | undefined;
  /** How many answers were given with others' answers in view. */
  readonly notBlind: number;
  readonly retry: () => void;
}

/**
 * Agreement on a question over the answers looked at: all rounds together, and each. Earlier numbers stay until newer ones are there;
 * after a change everything is computed again, in the worker.
 */
export function useAgreement(question: QuestionId | undefined, looked: AnswersLookedAt, scope: Scope): AgreementOfQuestion {
  const { state } = useSession();
  const revision = useRevision();
  const [, redraw] = useState(0);
  const [tries, setTries] = useState(0);
  const [stoppedAt, setStoppedAt] = useState<number | undefined>();
  const memory = memoryOf(state, question, looked);
  const complete = memory.isComplete(revision);
  const stopped = stoppedAt === revision && !complete;

  const known = memory.measured.get(scope);
  const now = useMemo(() => memory.measuredNow(scope, state, revision), [memory, known, scope, state, revision]);

  useEffect(() => {
    if (question === undefined || complete || stopped) return;
    const leaving = new AbortController();
    const onStep = () => redraw((n) => n + 1);
    const start = () => void measureQuestion(memory, state, question, looked, { first: scope, revision, signal: leaving.signal, onStep });
    const pause = setTimeout(start, memory.measured.size === 0 ? 0 : PAUSE_MS);
    return () => {
      clearTimeout(pause);
      leaving.abort();
    };
    // The memory stands for the question and the answers looked at.
  }, [memory, state, revision, scope, complete, stopped, tries]);

  return {
    rounds: memory.rounds,
    measured: now === undefined || now === known ? memory.measured : new Map(memory.measured).set(scope, now),
    changeOf: (round) => memory.changeOf(round, revision),
    computing: question !== undefined && !complete && !stopped && memory.problem === undefined,
    progress: memory.progress,
    stale: memory.measured.has(scope) && !memory.isCurrent(scope, revision),
    stopped,
    stop: () => setStoppedAt(revision),
    problem: memory.problem,
    notBlind: memory.notBlind,
    retry() {
      setStoppedAt(undefined);
      setTries((n) => n + 1);
    },
  };
}
