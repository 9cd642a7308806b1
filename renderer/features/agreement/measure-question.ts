import type { QuestionId, RoundId } from '../../../shared/model/ids.ts';
import type { AgreementChange } from '../../../shared/curation/agreement-change.ts';
import { agreementInput, type AgreementInput } from '../../../shared/curation/agreement-input.ts';
import type { QuestionAgreement } from '../../../shared/curation/agreement-figures.ts';
import type { ProjectState } from '../../../shared/project/project-state.ts';
import { questionAnswers } from '../../../shared/project/views/question-answers.ts';
import { computeAgreement } from '../../workers/agreement.client.ts';
import { compareAgreement } from '../../workers/agreement-change.client.ts';
import { inputOfRound, roundsOfInput } from './round-input.ts';

/** The same numbers as `concord agreement` without options. */
export const SEED = 1;
export const RESAMPLES = 2000;

/** What is measured: a round, or all rounds together. */
export type Scope = RoundId | 'all';

/** An answer of the engine with what it was computed from, so that every number leads back to its samples. */
export interface Measured {
  readonly input: AgreementInput;
  readonly result: QuestionAgreement;
  /** The app's revision of the project that it was computed from. */
  readonly revision: number;
}

/** Which answers count. */
export interface AnswersLookedAt {
  /** Rounds that the person may see. */
  readonly rounds: readonly RoundId[];
  /** Leave out answers that were given with others' answers in view, as `concord agreement` does. */
  readonly blindOnly: boolean;
}

/** What is known of one question in the open project: numbers stay until newer ones replace them. */
export class QuestionMemory {
  /** Rounds with answers to the question, in order of opening. */
  rounds: readonly RoundId[] = [];
  readonly measured = new Map<Scope, Measured>();
  /** Of each round but the first: how the headline moved since the round before. */
  readonly changes = new Map<RoundId, { readonly change: AgreementChange; readonly since: RoundId; readonly revision: number }>();
  problem: string | undefined;
  /** How many answers were given with others' answers in view, whether they count here or not. */
  notBlind = 0;

  isCurrent(scope: Scope, revision: number): boolean {
    return this.measured.get(scope)?.revision === revision;
  }

  /** How the headline moved since the round before, while that is known for a revision. */
  changeOf(round: RoundId, revision: number): AgreementChange | undefined {
    const known = this.changes.get(round);
    return known?.revision === revision && known.since === this.rounds[this.rounds.indexOf(round) - 1] ? known.change : undefined;
  }

  /** Whether everything is computed for a revision: all rounds together, each, and from each to the next. */
  isComplete(revision: number): boolean {
    return this.isCurrent('all', revision) && this.rounds.every((round, at) => this.isCurrent(round, revision) && (at === 0 || this.changeOf(round, revision) !== undefined));
  }
}

// Kept while the project is open, so that coming back to the screen shows its numbers at once.
const memories = new WeakMap<ProjectState, Map<string, QuestionMemory>>();

/** What is known of a question over the answers that are looked at. */
export function memoryOf(state: ProjectState, question: QuestionId | undefined, { rounds, blindOnly }: AnswersLookedAt): QuestionMemory {
  const key = JSON.stringify([question, rounds, blindOnly]);
  const own = memories.get(state) ?? new Map<string, QuestionMemory>();
  memories.set(state, own);
  const memory = own.get(key) ?? new QuestionMemory();
  own.set(key, memory);
  return memory;
}

export interface MeasureOptions {
  /** Computed first: what is on the screen. */
  readonly first: Scope;
  readonly revision: number;
  readonly signal: AbortSignal;
  /** Called after every step, with newer numbers in the memory. */
  readonly onStep: () => void;
}

/**
 * Brings a memory up to date in workers: what is looked at first, then all rounds together, then each, then the changes between them. Gathering the
 * answers is one pass over the annotations on this thread. An abort leaves what was computed so far.
 */
export async function measureQuestion(memory: QuestionMemory, state: ProjectState, question: QuestionId, looked: AnswersLookedAt, { first, revision, signal, onStep }: MeasureOptions): Promise<void> {
  try {
    const all = agreementInput(state, question, looked);
    if (all === undefined) return;
    memory.notBlind = answersNotBlind(state, question, looked.rounds);
    memory.rounds = roundsOfInput(all);
    for (const scope of memory.measured.keys()) if (scope !== 'all' && !memory.rounds.includes(scope)) memory.measured.delete(scope);
    for (const scope of new Set<Scope>([first, 'all', ...memory.rounds])) {
      if (memory.isCurrent(scope, revision) || (scope !== 'all' && !memory.rounds.includes(scope))) continue;
      const input = scope === 'all' ? all : inputOfRound(all, scope);
      const [result] = await computeAgreement({ inputs: [input], seed: SEED, resamples: RESAMPLES }, { signal });
      if (result === undefined) continue;
      memory.measured.set(scope, { input, result, revision });
      memory.problem = undefined;
      onStep();
    }
    for (const [at, round] of memory.rounds.entries()) {
      const since = memory.rounds[at - 1];
      if (since === undefined || memory.changeOf(round, revision) !== undefined) continue;
      const change = await compareAgreement({ before: inputOfRound(all, since), after: inputOfRound(all, round), seed: SEED, resamples: RESAMPLES }, { signal });
      memory.changes.set(round, { change, since, revision });
      onStep();
    }
  } catch (error) {
    if (signal.aborted) return;
    memory.problem = error instanceof Error ? error.message : String(error);
    onStep();
  }
}

/** How many answers to the question were given with others' answers in view. */
function answersNotBlind(state: ProjectState, question: QuestionId, rounds: readonly RoundId[]): number {
  const { annotations } = state;
  let row = 0;
  while (row < annotations.length && !(annotations.sawOthers(row) && annotations.isCurrent(row))) row++;
  if (row === annotations.length) return 0;
  const count = (blindOnly: boolean) => questionAnswers(state, question, { rounds, blindOnly }).answer.length;
  return count(false) - count(true);
}
