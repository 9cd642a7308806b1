import type { Answer, AnswerValue } from '../model/annotation.ts';
import type { PersonId, QuestionId, RoundId, SampleId } from '../model/ids.ts';
import type { Question } from '../model/label-set.ts';
import type { ProjectState } from '../project/project-state.ts';
import type { AnswerSelection } from '../project/views/answer-columns.ts';
import { type AnsweredUnit, answersOfColumns, type QuestionAnswers, unitsOfColumns } from '../project/views/question-answers.ts';
import { type AgreementColumns, agreementColumns, type UnitFacts } from './agreement-columns.ts';
import type { RepeatedAnswer } from './repeated-answers.ts';
import { distinctClusters } from './unit-clusters.ts';

/**
 * Everything that agreement on one question is computed from. A unit is one sample in one round; the cells are in order of
 * unit, then labeler. `agreementColumns` is the same in a form that is cheap to hand to a worker.
 */
export interface AgreementInput {
  readonly question: Question;
  readonly units: readonly AnsweredUnit[];
  /** Per unit what the sample is, for questions about regions: sizes for boxes, length for spans. */
  readonly facts: readonly (UnitFacts | undefined)[];
  readonly labelers: readonly PersonId[];
  readonly answers: readonly Answer[];
  readonly unit: Uint32Array;
  readonly labeler: Uint32Array;
  readonly answer: Uint32Array;
  /** Per unit the number of what an interval draws as a whole (its sample's group, or its sample in several rounds); absent where every unit stands alone. */
  readonly cluster?: Uint32Array;
  /** What labelers answered again; absent where nobody gathered it. */
  readonly repeats?: readonly RepeatedAnswer[];
}

/** Gathers the input for a question of the project; undefined when the project never asked it. */
export function agreementInput(state: ProjectState, question: QuestionId, selection: AnswerSelection = {}): AgreementInput | undefined {
  const columns = agreementColumns(state, question, selection);
  return columns === undefined ? undefined : inputOfColumns(columns, (sample) => state.annotations.samples.text(sample));
}

/**
 * The columns decoded, each member when it is first asked for: a screen that shows a number does not pay for the answers
 * behind it. `sampleOf` names a sample's number.
 */
export function inputOfColumns(columns: AgreementColumns, sampleOf: (number: number) => SampleId): AgreementInput {
  const { asked, labelers, unit, labeler } = columns;
  let units: readonly AnsweredUnit[] | undefined;
  let facts: AgreementInput['facts'] | undefined;
  let given: Pick<QuestionAnswers, 'answers' | 'answer'> | undefined;
  return {
    question: asked,
    get units() {
      return (units ??= unitsOfColumns(columns, sampleOf));
    },
    get facts() {
      return (facts ??= Array.from(columns.unitSample, (_, at) => factsAt(columns, at)));
    },
    labelers,
    get answers() {
      return (given ??= answersOfColumns(columns)).answers;
    },
    unit,
    labeler,
    get answer() {
      return (given ??= answersOfColumns(columns)).answer;
    },
    ...clustered(columns.cluster),
    repeats: columns.repeats,
  };
}

function clustered(cluster: Uint32Array): Pick<AgreementInput, 'cluster'> {
  return cluster.length === 0 ? {} : { cluster };
}

function factsAt({ facts }: AgreementColumns, unit: number): UnitFacts | undefined {
  const first = facts[unit * 2];
  const second = facts[unit * 2 + 1];
  if (first === undefined || second === undefined || Number.isNaN(first)) return undefined;
  return first === -1 ? { kind: 'audio', seconds: second } : { kind: 'image', width: first, height: second };
}

/** The input narrowed to one round, or to some labelers, without going back to the project. */
export function narrowedInput(input: AgreementInput, keep: { readonly rounds?: ReadonlySet<RoundId>; readonly labelers?: ReadonlySet<PersonId>; readonly samples?: ReadonlySet<SampleId> }): AgreementInput {
  const keptUnits = new Map<number, number>();
  input.units.forEach(({ round, sample }, at) => {
    if ((keep.rounds?.has(round) ?? true) && (keep.samples?.has(sample) ?? true)) keptUnits.set(at, keptUnits.size);
  });
  const keptLabelers = new Map<number, number>();
  input.labelers.forEach((labeler, at) => {
    if (keep.labelers?.has(labeler) ?? true) keptLabelers.set(at, keptLabelers.size);
  });
  const cells: number[] = [];
  for (let cell = 0; cell < input.unit.length; cell++) {
    if (keptUnits.has(input.unit[cell] as number) && keptLabelers.has(input.labeler[cell] as number)) cells.push(cell);
  }
  return {
    question: input.question,
    units: input.units.filter((_, at) => keptUnits.has(at)),
    facts: input.facts.filter((_, at) => keptUnits.has(at)),
    labelers: input.labelers.filter((_, at) => keptLabelers.has(at)),
    answers: input.answers,
    unit: Uint32Array.from(cells, (cell) => keptUnits.get(input.unit[cell] as number) as number),
    labeler: Uint32Array.from(cells, (cell) => keptLabelers.get(input.labeler[cell] as number) as number),
    answer: Uint32Array.from(cells, (cell) => input.answer[cell] as number),
    ...(input.cluster === undefined ? {} : clustered(distinctClusters(Uint32Array.from(keptUnits.keys(), (unit) => input.cluster?.[unit] as number)))),
    ...(input.repeats === undefined
      ? {}
      : { repeats: input.repeats.filter(({ round, labeler, sample }) => (keep.rounds?.has(round) ?? true) && (keep.labelers?.has(labeler) ?? true) && (keep.samples?.has(sample) ?? true)) }),
  };
}

/** The answers as a matrix: per unit and labeler what `read` makes of the value; null where there is none (missing, can't tell, skipped). */
export function answerMatrix<T>(input: AgreementInput, read: (value: AnswerValue) => T | null): (T | null)[][] {
  const values = input.answers.map((answer) => (answer.is === 'value' ? read(answer.value) : null));
  const matrix = input.units.map(() => input.labelers.map((): T | null => null));
  for (let cell = 0; cell < input.unit.length; cell++) {
    const row = matrix[input.unit[cell] as number] as (T | null)[];
    row[input.labeler[cell] as number] = values[input.answer[cell] as number] ?? null;
  }
  return matrix;
}
