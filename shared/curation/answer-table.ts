import { type RatingTable, tableOfColumns } from '../agreement/rating-table.ts';
import type { Question } from '../model/label-set.ts';
import type { AgreementInput } from './agreement-input.ts';

/** Questions whose answer is one label or level. */
export type LabelQuestion = Extract<Question, { type: 'choice' | 'rating' }>;

/** What answers are compared as: ids of labels, or the numbers of levels, in the declared order. */
export function categoriesOf(question: LabelQuestion): readonly (string | number)[] {
  return question.type === 'choice' ? question.labels.map(({ id }) => id as string) : question.levels.map((_, level) => level);
}

/** Rows of a table other than the units of the input: `of[u]` is the row of unit u. */
export interface TableRows {
  readonly count: number;
  readonly of: ArrayLike<number>;
}

/**
 * One label or level per unit and labeler as columns; can't tell, skips and labels that the question has no more are missing. A row is a
 * unit of the input unless `rows` says otherwise. O(cells).
 */
export function answerTable(input: AgreementInput, question: LabelQuestion, rows?: TableRows): RatingTable {
  const categories = categoriesOf(question);
  const codes = new Map(categories.map((category, code) => [category, code]));
  const codeOf = input.answers.map((answer) => {
    if (answer.is !== 'value') return -1;
    if (answer.value.type === 'choice') return codes.get(answer.value.label) ?? -1;
    return answer.value.type === 'rating' ? (codes.get(answer.value.level) ?? -1) : -1;
  });
  return tableOfColumns({
    units: rows?.count ?? input.units.length,
    raters: input.labelers.length,
    categories,
    unit: rows === undefined ? input.unit : input.unit.map((unit) => rows.of[unit] as number),
    rater: input.labeler,
    code: Int32Array.from(input.answer, (answer) => codeOf[answer] as number),
  });
}
