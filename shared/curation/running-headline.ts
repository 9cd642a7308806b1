import { assert, exhausted } from '../basics/assert.ts';
import { compareText } from '../basics/order.ts';
import type { Scale } from '../agreement/disagreement.ts';
import type { Coefficient, SampleSize } from '../agreement/estimate.ts';
import { objectAlpha } from '../agreement/object-alpha.ts';
import { overlapSample } from '../agreement/object-sample.ts';
import { OBJECT_THRESHOLDS } from '../agreement/object-decomposition.ts';
import { RunningAlpha, type RunningAlphaParts } from '../agreement/running-alpha.ts';
import { masiDistance } from '../agreement/set-distance.ts';
import { type Answer, type AnswerValue, hasRegions } from '../model/annotation.ts';
import type { PersonId } from '../model/ids.ts';
import type { Question, QuestionType } from '../model/label-set.ts';
import type { AgreementInput } from './agreement-input.ts';

/** What labelers answered about one unit, in order of their ids. */
export type UnitAnswers = readonly (readonly [labeler: PersonId, answer: Answer])[];

export interface RunningHeadlineParts {
  readonly alpha: RunningAlphaParts;
  /** What the codes of `alpha` stand for, where answers are not coded by the question itself. */
  readonly coded: readonly string[];
  readonly size: SampleSize;
  readonly givenBy: readonly (readonly [PersonId, number])[];
}

const NOT_RUNNING: readonly QuestionType[] = ['text', 'span'];

/** More different sets of labels than this make the value itself too slow to follow every commit. */
const MOST_SETS = 500;

/**
 * The headline of a question with its n, following the answers one unit at a time: equal at any moment to
 * `questionAgreement` on the same answers. For choices, ratings, sets of labels and regions on images. Transcripts and spans
 * are compared anew instead: their expected disagreement hangs on all answers at once (`runningHeadline` gives undefined).
 */
export class RunningHeadline {
  readonly #question: Question;
  readonly #alpha: RunningAlpha;
  readonly #coded: string[];
  readonly #codes: Map<string, number>;
  readonly #givenBy: Map<PersonId, number>;
  #size: { units: number; total: number; pairable: number; disagreeing: number };

  constructor(question: Question, parts?: RunningHeadlineParts) {
    assert(!NOT_RUNNING.includes(question.type), 'a question whose headline can follow its answers');
    this.#question = question;
    this.#coded = [...(parts?.coded ?? codesOfQuestion(question))];
    this.#codes = new Map(this.#coded.map((each, code) => [each, code]));
    this.#alpha = new RunningAlpha(this.#scale(), parts?.alpha);
    this.#givenBy = new Map(parts?.givenBy);
    this.#size = { units: 0, total: 0, pairable: 0, disagreeing: 0, ...parts?.size };
  }

  /** Adds a unit with its answers; without any it is no unit. */
  add(answers: UnitAnswers): void {
    this.#count(answers, 1);
  }

  /** Takes a unit out that was added with these answers. */
  remove(answers: UnitAnswers): void {
    this.#count(answers, -1);
  }

  /** Whether the value is still cheap to ask for. */
  get isHandy(): boolean {
    return this.#question.type !== 'multichoice' || this.#coded.length <= MOST_SETS;
  }

  get coefficient(): Coefficient {
    const alpha = this.#alpha.alpha();
    return alpha.kind === 'defined' ? { kind: 'defined', value: alpha.value } : alpha;
  }

  get n(): SampleSize {
    const { disagreeing, ...counts } = this.#size;
    // Whether regions differ at all is not counted here: that asks for the distance of whole answers.
    return { ...counts, raters: [...this.#givenBy.values()].filter((times) => times > 0).length, ...(hasLists(this.#question) ? {} : { disagreeing }) };
  }

  toParts(): RunningHeadlineParts {
    return { alpha: this.#alpha.toParts(), coded: this.#coded, size: { ...this.#size, raters: 0 }, givenBy: [...this.#givenBy] };
  }

  #count(answers: UnitAnswers, sign: 1 | -1): void {
    if (answers.length === 0) return;
    const given = answers.flatMap(([labeler, answer]) => (answer.is === 'value' && this.#counts(answer.value) ? [{ labeler, value: answer.value }] : []));
    const lists = this.#listsOf(given.map(({ value }) => value));
    for (const codes of lists) {
      if (sign === 1) this.#alpha.add(codes);
      else this.#alpha.remove(codes);
    }
    for (const { labeler } of given) this.#givenBy.set(labeler, (this.#givenBy.get(labeler) ?? 0) + sign);
    this.#size.total += sign;
    if (given.length < 2) return;
    this.#size.units += sign;
    this.#size.pairable += sign * given.length;
    if (lists.some((codes) => codes.some((code) => code !== codes[0]))) this.#size.disagreeing += sign;
  }

  /** Whether a value is one for this question: of its type, and a label or level that it has. */
  #counts(value: AnswerValue): boolean {
    if (value.type !== this.#question.type) return false;
    if (value.type === 'choice') return this.#codes.has(value.label);
    return value.type !== 'rating' || this.#codes.has(String(value.level));
  }

  /** What is compared: the codes of one unit, or of each object on it. */
  #listsOf(values: readonly AnswerValue[]): readonly (readonly number[])[] {
    if (!hasLists(this.#question)) return [values.map((value) => this.#codeOf(keyOf(value)))];
    if (values.length === 0) return [];
    const answers = values.map((value) => (hasRegions(value) ? value.regions.map(({ label, shape }) => ({ label: label as string, shape })) : []));
    const { rows } = objectAlpha([overlapSample({ answers }, {})], [], OBJECT_THRESHOLDS.match);
    return rows.map((row) => row.values.map((value) => this.#codeOf(value ?? '')));
  }

  #codeOf(key: string): number {
    const known = this.#codes.get(key);
    if (known !== undefined) return known;
    const code = this.#coded.push(key) - 1;
    this.#codes.set(key, code);
    return code;
  }

  #scale(): Scale {
    if (this.#question.type === 'rating') return { kind: 'ordinal' };
    if (this.#question.type !== 'multichoice') return { kind: 'nominal' };
    const sets = new Map<number, readonly string[]>();
    const setOf = (code: number): readonly string[] => {
      const known = sets.get(code) ?? (JSON.parse(this.#coded[code] ?? '[]') as readonly string[]);
      sets.set(code, known);
      return known;
    };
    return { kind: 'pairs', between: (a, b) => masiDistance(setOf(a), setOf(b)) };
  }
}

/** The running headline of an input; undefined where it cannot follow. O(cells), and for regions their matching. */
export function runningHeadline(input: AgreementInput): RunningHeadline | undefined {
  if (NOT_RUNNING.includes(input.question.type)) return undefined;
  const running = new RunningHeadline(input.question);
  for (let from = 0; from < input.unit.length; ) {
    let to = from + 1;
    while (to < input.unit.length && input.unit[to] === input.unit[from]) to++;
    running.add(Array.from({ length: to - from }, (_, at) => [input.labelers[input.labeler[from + at] as number] as PersonId, input.answers[input.answer[from + at] as number] as Answer] as const));
    from = to;
  }
  return running;
}

function hasLists({ type }: Question): boolean {
  return type === 'box' || type === 'rotated-box' || type === 'polygon' || type === 'point';
}

/** Codes that the question gives itself, in its order: what the ordinal level follows. */
function codesOfQuestion(question: Question): readonly string[] {
  if (question.type === 'choice') return question.labels.map(({ id }) => id);
  return question.type === 'rating' ? question.levels.map((_, level) => String(level)) : [];
}

function keyOf(value: AnswerValue): string {
  switch (value.type) {
    case 'choice':
      return value.label;
    case 'rating':
      return String(value.level);
    case 'multichoice':
      return JSON.stringify([...new Set<string>(value.labels)].sort(compareText));
    case 'text':
    case 'box':
    case 'rotated-box':
    case 'polygon':
    case 'point':
    case 'span':
      throw new Error(`Concord bug: ${value.type} has no code`);
    default:
      return exhausted(value);
  }
}
