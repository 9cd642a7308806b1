import { hasLabels, type Question } from '../../../shared/model/label-set.ts';

/** How an answer is shown: its name, and its colour in the palette (0 = none). */
export interface AnswerName {
  readonly name: string;
  readonly color: number;
}

/** What stands for "no region there" in counts over regions. */
export const NOTHING_THERE: AnswerName = { name: 'nothing there', color: 0 };

/** The names of a question's answers: by label id, by level number, null for "nothing there". Labels that are gone keep their id as name. */
export function answerNames(question: Question): (answer: string | null) => AnswerName {
  const named = new Map<string, AnswerName>();
  if (hasLabels(question)) for (const { id, name, color } of question.labels) named.set(id, { name, color: color + 1 });
  if (question.type === 'rating') question.levels.forEach((name, level) => named.set(String(level), { name, color: 0 }));
  return (answer) => (answer === null ? NOTHING_THERE : (named.get(answer) ?? { name: answer, color: 0 }));
}
