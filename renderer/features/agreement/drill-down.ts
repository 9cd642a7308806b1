import { type AgreementInput, answerMatrix } from '../../../shared/curation/agreement-input.ts';
import { answerDisagreement } from '../../../shared/curation/disagreement-queue.ts';
import type { Answer } from '../../../shared/model/annotation.ts';
import type { SampleId } from '../../../shared/model/ids.ts';
import type { AnsweredUnit } from '../../../shared/project/views/question-answers.ts';
import { NOTHING, type Reading } from './readings.ts';

/*
 * From a number to the samples behind it. Everything here gives numbers of units of the input, each once, in the input's order.
 */

/** Two labelers, by their places in the input. */
export type Pair = readonly [first: number, second: number];

/** Units behind a cell of the pooled matrix: one labeler said `one`, another `other` about the same thing. Null is "nothing there". */
export function cellUnits(readings: readonly Reading[], one: string | null, other: string | null): number[] {
  const a = one ?? NOTHING;
  const b = other ?? NOTHING;
  if (a === NOTHING && b === NOTHING) return [];
  return unitsWhere(readings, ({ values }) => (a === b ? values.filter((value) => value === a).length >= 2 : values.includes(a) && values.includes(b)));
}

/** Units behind a cell of the matrix of one pair: the first said `one`, the second `other`. */
export function pairCellUnits(readings: readonly Reading[], one: string | null, other: string | null, [first, second]: Pair): number[] {
  return unitsWhere(readings, ({ values }) => values[first] === (one ?? NOTHING) && values[second] === (other ?? NOTHING));
}

/** Units on which somebody gave the label and somebody else did not. */
export function disputedUnits(input: AgreementInput, readings: readonly Reading[], label: string): number[] {
  if (input.question.type !== 'multichoice') {
    return unitsWhere(readings, ({ values }) => values.includes(label) && values.some((value) => value !== null && value !== label));
  }
  const chosen = answerMatrix(input, (value) => (value.type === 'multichoice' ? (value.labels as readonly string[]).includes(label) : null));
  return chosen.flatMap((row, unit) => (row.includes(true) && row.includes(false) ? [unit] : []));
}

/** Units on which a labeler and any other differ. */
export function unitsApart(input: AgreementInput, readings: readonly Reading[], labeler: number): number[] {
  const others = input.labelers.flatMap((_, at) => (at === labeler ? [] : [at]));
  return unitsOfPairs(input, readings, others.map((other) => [labeler, other]));
}

/** Units on which two labelers differ: on the label of something, or, where answers have no labels, at all. */
export function pairUnits(input: AgreementInput, readings: readonly Reading[], pair: Pair): number[] {
  return unitsOfPairs(input, readings, [pair]);
}

/** Units on which somebody answered "can't tell", or skipped. */
export function unitsAnswered(input: AgreementInput, is: Exclude<Answer['is'], 'value'>): number[] {
  const found = new Set<number>();
  for (let cell = 0; cell < input.unit.length; cell++) {
    if (input.answers[input.answer[cell] as number]?.is === is) found.add(input.unit[cell] as number);
  }
  return [...found].sort((a, b) => a - b);
}

/** What units are: the sample and the round of each; most disagreement first when it is known. */
export function casesOfUnits(input: AgreementInput, units: readonly number[], disagreement: readonly (number | null)[] = []): AnsweredUnit[] {
  const worstFirst = units.toSorted((a, b) => (disagreement[b] ?? 0) - (disagreement[a] ?? 0) || a - b);
  return worstFirst.flatMap((unit) => input.units[unit] ?? []);
}

/** Their samples, each once, in the same order. */
export function samplesOfCases(cases: readonly AnsweredUnit[]): SampleId[] {
  return [...new Set(cases.map(({ sample }) => sample))];
}

function unitsOfPairs(input: AgreementInput, readings: readonly Reading[], pairs: readonly Pair[]): number[] {
  if (readings.length > 0) {
    return unitsWhere(readings, ({ values }) => pairs.some(([a, b]) => (values[a] ?? null) !== null && (values[b] ?? null) !== null && values[a] !== values[b]));
  }
  const { question, facts } = input;
  return answerMatrix(input, (value) => value).flatMap((row, unit) => {
    const differ = ([a, b]: Pair): boolean => {
      const one = row[a] ?? null;
      const other = row[b] ?? null;
      return one !== null && other !== null && (answerDisagreement(question, [one, other], facts[unit]) ?? 0) > 0;
    };
    return pairs.some(differ) ? [unit] : [];
  });
}

function unitsWhere(readings: readonly Reading[], holds: (reading: Reading) => boolean): number[] {
  const found = new Set<number>();
  for (const reading of readings) if (holds(reading)) found.add(reading.unit);
  return [...found];
}
