import { exhausted } from '../../basics/assert.ts';
import type { Answer } from '../../model/annotation.ts';
import type { LabelId } from '../../model/ids.ts';
import { type Attribute, findLabel, type Question } from '../../model/label-set.ts';

/** An answer, or what was said about a region, in words, for lists, tables and exports that people read: "deep scratch", "3 × scratch, dent", "can’t tell". */
export function answerText(question: Question | Attribute, answer: Answer | undefined): string {
  if (answer === undefined) return '–';
  if (answer.is === 'cant-tell') return 'can’t tell';
  if (answer.is === 'skipped') return answer.reason === '' ? 'skipped' : `skipped: ${answer.reason}`;
  const { value } = answer;
  switch (value.type) {
    case 'choice':
      return labelName(question, value.label);
    case 'multichoice':
      return value.labels.length === 0 ? 'none' : value.labels.map((label) => labelName(question, label)).join(', ');
    case 'rating':
      return question.type === 'rating' ? (question.levels[value.level] ?? String(value.level + 1)) : String(value.level + 1);
    case 'text':
      return value.text === '' ? '(empty)' : value.text;
    case 'box':
    case 'rotated-box':
    case 'polygon':
    case 'point':
    case 'span':
      return regionsText(question, value.regions.map(({ label }) => label));
    default:
      return exhausted(value);
  }
}

function labelName(question: Question | Attribute, id: LabelId): string {
  return findLabel(question, id)?.name ?? id;
}

function regionsText(question: Question | Attribute, labels: readonly LabelId[]): string {
  if (labels.length === 0) return 'nothing there';
  const counts = new Map<string, number>();
  for (const id of labels) counts.set(labelName(question, id), (counts.get(labelName(question, id)) ?? 0) + 1);
  return [...counts].map(([name, count]) => (count === 1 ? name : `${count} × ${name}`)).join(', ');
}
