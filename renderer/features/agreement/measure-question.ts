import type { QuestionId, RoundId } from '../../../shared/model/ids.ts';
import type { AgreementChange } from '../../../shared/curation/agreement-change.ts';
import { type AgreementColumns, agreementColumns, columnsOfRound, roundsOfColumns } from '../../../shared/curation/agreement-columns.ts';
import { type AgreementInput, inputOfColumns } from '../../../shared/curation/agreement-input.ts';
import type { Figure, QuestionAgreement } from '../../../shared/curation/agreement-figures.ts';
import { defined } from '../../../shared/basics/assert.ts';
import type { ProjectState } from '../../../shared/project/project-state.ts';
import { answerColumns } from '../../../shared/project/views/answer-columns.ts';
import { computeAgreement } from '../../workers/agreement.client.ts';
import { gatheredAt, HeadlineNow } from './headline-now.ts';
import type { AgreementStep } from '../../workers/agreement.protocol.ts';

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
  /** Value and n of the headline are of now, everything else, its interval included, is of `revision`. */
  readonly headlineOfNow?: true;
}

/** Which answers count. */
export interface AnswersLookedAt {
  /** Rounds that the person may see. */
  readonly rounds: readonly RoundId[];
  /** Leave out answers that were given with others' answers in view, as `concord agreement` does. */
  readonly blindOnly: boolean;
}

/** Of a computation: steps done, with a share of the one under way. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** What is known of one question in the open project: numbers stay until newer ones replace them. */
export class QuestionMemory {
  /** Rounds with answers to the question, in order of opening. */
  rounds: readonly RoundId[] = [];
  readonly measured = new Map<Scope, Measured>();
  readonly headlines = new Map<Scope, HeadlineNow>();
  /** Of each round but the first: how the headline moved since the round before. */
  readonly changes = new Map<RoundId, { readonly change: AgreementChange; readonly since: RoundId; readonly revision: number }>();
  problem: string | undefined;
  /** How far the computation under way is; undefined while none is. */
  progress: Progress | undefined;
  /** How many answers were given with others' answers in view, whether they count here or not. */
  notBlind = 0;

  isCurrent(scope: Scope, revision: number): boolean {
    return this.measured.get(scope)?.revision === revision;
  }

  /** What is known of a scope, its headline following what was answered since. Call it with a growing revision. */
  measuredNow(scope: Scope, state: ProjectState, revision: number): Measured | undefined {
    const known = this.measured.get(scope);
    const last = known?.result.figures[0];
    if (known === undefined || last === undefined || known.revision === revision) return known;
    const figure = this.headlines.get(scope)?.follow(state, scope, last);
    return figure === undefined ? known : withHeadline(known, figure);
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
 * Brings a memory up to date in a worker: what is looked at first, then all rounds together, then each, then the changes
 * between them. Here the answers are only gathered, as columns. An abort stops the worker and leaves what was computed so far.
 */
export async function measureQuestion(memory: QuestionMemory, state: ProjectState, question: QuestionId, looked: AnswersLookedAt, { first, revision, signal, onStep }: MeasureOptions): Promise<void> {
  try {
    const gathered = gatheredAt(state);
    const columns = agreementColumns(state, question, looked);
    if (columns === undefined) return;
    memory.notBlind = answersNotBlind(state, question, looked.rounds);
    memory.rounds = roundsOfColumns(columns);
    for (const scope of memory.measured.keys()) {
      if (scope === 'all' || memory.rounds.includes(scope)) continue;
      memory.measured.delete(scope);
      memory.headlines.delete(scope);
    }
    const steps = stepsMissing(memory, first, revision);
    memory.progress = { done: 0, total: steps.length };
    await computeAgreement(
      { columns, steps, seed: SEED, resamples: RESAMPLES },
      {
        signal,
        onProgress(done, total) {
          memory.progress = { done, total };
          onStep();
        },
        onPart(part) {
          const step = steps[part.step];
          if (part.is === 'measure' && step?.is === 'measure') {
            memory.measured.set(step.scope, measuredOf(state, columns, step.scope, part.result, revision));
            if (part.running === undefined) memory.headlines.delete(step.scope);
            else memory.headlines.set(step.scope, new HeadlineNow(columns, part.running, looked.blindOnly, gathered));
          }
          if (part.is === 'compare' && step?.is === 'compare') memory.changes.set(step.after, { change: part.change, since: step.before, revision });
          memory.problem = undefined;
          onStep();
        },
      },
    );
  } catch (error) {
    memory.progress = undefined;
    if (signal.aborted) return;
    memory.problem = error instanceof Error ? error.message : String(error);
  }
  memory.progress = undefined;
  onStep();
}

/** What is not known of a revision, in the order in which somebody wants to see it. */
function stepsMissing(memory: QuestionMemory, first: Scope, revision: number): readonly AgreementStep[] {
  const scopes = [...new Set<Scope>([first, 'all', ...memory.rounds])].filter((scope) => !memory.isCurrent(scope, revision) && (scope === 'all' || memory.rounds.includes(scope)));
  const changes = memory.rounds.flatMap((after, at): AgreementStep[] => {
    const before = memory.rounds[at - 1];
    return before === undefined || memory.changeOf(after, revision) !== undefined ? [] : [{ is: 'compare', before, after }];
  });
  return [...scopes.map((scope): AgreementStep => ({ is: 'measure', scope })), ...changes];
}

const columnsOfInput = new WeakMap<AgreementInput, AgreementColumns>();

/** The columns that a measured input was read from: what a worker is given. */
export function columnsOf(input: AgreementInput): AgreementColumns {
  return defined(columnsOfInput.get(input), 'columns of a measured input');
}

/** A result with its input, which is made when somebody looks behind a number. */
function measuredOf(state: ProjectState, all: AgreementColumns, scope: Scope, result: QuestionAgreement, revision: number): Measured {
  let made: AgreementInput | undefined;
  const make = (): AgreementInput => {
    const columns = scope === 'all' ? all : columnsOfRound(all, scope);
    const input = inputOfColumns(columns, (sample) => state.annotations.samples.text(sample));
    columnsOfInput.set(input, columns);
    return input;
  };
  return {
    get input() {
      return (made ??= make());
    },
    result,
    revision,
  };
}

/** What was measured, with another headline; what is behind it stays, and is made when asked for. */
function withHeadline(known: Measured, figure: Figure): Measured {
  const { result } = known;
  return {
    get input() {
      return known.input;
    },
    result: { ...result, figures: [figure, ...result.figures.slice(1)], n: figure.estimate.n },
    revision: known.revision,
    headlineOfNow: true,
  };
}

/** How many answers to the question were given with others' answers in view. */
function answersNotBlind(state: ProjectState, question: QuestionId, rounds: readonly RoundId[]): number {
  const { annotations } = state;
  let row = 0;
  while (row < annotations.length && !(annotations.sawOthers(row) && annotations.isCurrent(row))) row++;
  if (row === annotations.length) return 0;
  const count = (blindOnly: boolean) => answerColumns(state, question, { rounds, blindOnly }).unit.length;
  return count(false) - count(true);
}
