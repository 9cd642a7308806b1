import type { ReviewCase } from '../../../shared/curation/review-cases.ts';
import type { LabelId } from '../../../shared/model/ids.ts';
import { asksForRegions, attributesAsked, findLabel, type Question } from '../../../shared/model/label-set.ts';

/** Between answers, and between the labels of one answer, in `answersPattern`. Ids hold neither. */
const AGAINST = ' / ';
const TOGETHER = '+';
const EMPTY = '–';

/** What stands against what, in the words of the label set: "scratch / deep scratch", "2 × dent / nothing". */
export function patternText(question: Question, pattern: string): string {
  if (pattern === '') return 'no answer';
  if (question.type === 'text') return 'different words';
  const answers = pattern.split(AGAINST).map((answer) => answerText(question, answer));
  // One pattern for all, and yet they differ: the same labels in different places, or with something else said about them.
  if (answers.length === 1 && asksForRegions(question)) {
    const made = question.type === 'span' ? 'marked' : 'drawn';
    return `${answers[0]}, ${made}${attributesAsked(question).length === 0 ? '' : ' or described'} differently`;
  }
  return answers.join(AGAINST);
}

/** A case in a few words: what differs, why it came back, or that all agree. */
export function caseText(question: Question, one: ReviewCase): string {
  if (one.score > 0) return patternText(question, one.pattern);
  if (one.returned?.why === 'skipped') return one.returned.reason === '' ? 'Skipped' : `Skipped: ${one.returned.reason}`;
  if (one.returned?.why === 'cant-tell') return 'Nobody could tell';
  if (question.type === 'text') return one.answers > 1 ? 'the same words' : 'one answer';
  const agreed = one.pattern === '' ? 'no answer' : answerText(question, one.pattern);
  return one.answers > 1 ? `all say ${agreed}` : agreed;
}

function answerText(question: Question, answer: string): string {
  if (question.type === 'rating') return question.levels[Number(answer) - 1] ?? answer;
  if (answer === EMPTY) return question.type === 'multichoice' ? 'none' : 'nothing';
  const counts = new Map<string, number>();
  for (const id of answer.split(TOGETHER)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].map(([id, count]) => (count === 1 ? '' : `${count} × `) + (findLabel(question, id as LabelId)?.name ?? id)).join(' + ');
}
