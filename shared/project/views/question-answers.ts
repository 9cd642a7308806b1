import type { Answer } from '../../model/annotation.ts';
import type { PersonId, QuestionId, RoundId, SampleId } from '../../model/ids.ts';
import type { ProjectState } from '../project-state.ts';
import { answerColumns, type AnswerColumns, type AnswerSelection } from './answer-columns.ts';

/** What is measured together: one sample in one round. */
export interface AnsweredUnit {
  readonly sample: SampleId;
  readonly round: RoundId;
}

/** The answers to one question, decoded: what agreement, consensus and review are computed from. `answers` holds each distinct answer once, in order of first use. */
export interface QuestionAnswers {
  readonly units: readonly AnsweredUnit[];
  readonly labelers: readonly PersonId[];
  readonly answers: readonly Answer[];
  readonly unit: Uint32Array;
  readonly labeler: Uint32Array;
  readonly answer: Uint32Array;
}

/** Gathers and decodes the current answers to a question (`answerColumns` says which and in what order). */
export function questionAnswers(state: ProjectState, question: QuestionId, selection: AnswerSelection = {}): QuestionAnswers {
  const columns = answerColumns(state, question, selection);
  const { labelers, unit, labeler } = columns;
  return { units: unitsOfColumns(columns, (number) => state.annotations.samples.text(number)), labelers, unit, labeler, ...answersOfColumns(columns) };
}

/** The units, with the samples by the name that `sampleOf` gives to their numbers. */
export function unitsOfColumns({ rounds, unitSample, unitRound }: AnswerColumns, sampleOf: (number: number) => SampleId): readonly AnsweredUnit[] {
  return Array.from(unitSample, (number, unit) => ({ sample: sampleOf(number), round: rounds[unitRound[unit] as number] as RoundId }));
}

/** The distinct answers, in order of first use, and per cell which of them was given. Costs the decoding of each distinct record. */
export function answersOfColumns({ question, records, record }: AnswerColumns): Pick<QuestionAnswers, 'answers' | 'answer'> {
  const answers: Answer[] = [];
  const numbers = new Map<string, number>();
  // Records come in order of first use, and with them the answers.
  const answerOf = Uint32Array.from(records, (text) => {
    const given = (JSON.parse(text) as Readonly<Record<QuestionId, Answer>>)[question] as Answer;
    const spelled = JSON.stringify(given);
    const known = numbers.get(spelled);
    if (known !== undefined) return known;
    const next = answers.push(given) - 1;
    numbers.set(spelled, next);
    return next;
  });
  return { answers, answer: record.map((at) => answerOf[at] as number) };
}
