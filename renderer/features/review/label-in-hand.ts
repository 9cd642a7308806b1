import type { LabelId } from '../../../shared/model/ids.ts';
import type { DecisionDraft } from './decision-draft.ts';

/** The label whose page of the guideline matters now. */
export function labelInHand({ answer }: DecisionDraft, brush: LabelId | undefined): LabelId | undefined {
  if (answer?.is !== 'value') return undefined;
  if (answer.value.type === 'choice') return answer.value.label;
  return answer.value.type === 'multichoice' ? answer.value.labels[0] : brush;
}
