import { asksForRegions, type Question, type RegionQuestion } from '../../../shared/model/label-set.ts';

/**
 * The question that a drag on the sample answers: the active one if it asks for regions, else the first that does.
 * Undefined when none asks for regions.
 */
export function questionToDraw(questions: readonly Question[], active: Question | undefined): RegionQuestion | undefined {
  if (active !== undefined && asksForRegions(active)) return active;
  return questions.find(asksForRegions);
}
