import type { Answer, AttributeValue } from '../../../shared/model/annotation.ts';
import type { LabelId } from '../../../shared/model/ids.ts';
import type { Attribute, LabeledQuestion, Question } from '../../../shared/model/label-set.ts';

/** The answer after a label was pressed: a choice becomes it, a set gains or loses it. */
export function toggledLabel(question: LabeledQuestion, answer: Answer | undefined, label: LabelId): Answer {
  if (question.type !== 'multichoice') return { is: 'value', value: { type: 'choice', label } };
  const before = answer?.is === 'value' && answer.value.type === 'multichoice' ? answer.value.labels : [];
  return { is: 'value', value: { type: 'multichoice', labels: toggled(question.labels.map(({ id }) => id), before, label) } };
}

/** The level of a rating that a digit from 1 on means. */
export function chosenLevel(question: Question, number: number): Answer | undefined {
  return question.type === 'rating' && number <= question.levels.length ? { is: 'value', value: { type: 'rating', level: number - 1 } } : undefined;
}

/** What an attribute says after a digit from 1 on; undefined where the digit means nothing to it. */
export function toggledAttribute(asked: Attribute, before: AttributeValue | undefined, number: number): AttributeValue | undefined {
  switch (asked.type) {
    case 'rating':
      return number <= asked.levels.length ? { type: 'rating', level: number - 1 } : undefined;
    case 'choice': {
      const label = asked.labels[number - 1];
      return label === undefined ? undefined : { type: 'choice', label: label.id };
    }
    case 'multichoice': {
      const label = asked.labels[number - 1];
      if (label === undefined) return undefined;
      return { type: 'multichoice', labels: toggled(asked.labels.map(({ id }) => id), before?.type === 'multichoice' ? before.labels : [], label.id) };
    }
    case 'text':
      return undefined;
  }
}

/** A set of labels with one more, or less, in the order of the label set. */
function toggled(all: readonly LabelId[], before: readonly LabelId[], label: LabelId): readonly LabelId[] {
  return before.includes(label) ? before.filter((each) => each !== label) : all.filter((id) => id === label || before.includes(id));
}
