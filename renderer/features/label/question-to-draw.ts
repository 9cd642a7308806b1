import type { LabeledQuestion, Question } from '../../../shared/model/label-set.ts';

type RegionQuestion = LabeledQuestion & { readonly type: 'box' | 'span' };

/**
 * The question that a drag on the sample answers: the active one if it asks for regions, else the first that does.
 * Undefined when none asks for regions.
 */
export function questionToDraw(questions: readonly Question[], active: Question | undefined): RegionQuestion | undefined {
  if (active !== undefined && asksForRegions(active)) return active;
  return questions.find(asksForRegions);
}

function asksForRegions(question: Question): question is RegionQuestion {
  return question.type === 'box' || question.type === 'span';
}
