import type { Answers } from '../../../../renderer/features/label/region-edits.ts';
import type { Region } from '../../../../shared/model/annotation.ts';
import type { RegionStep } from '../../../../shared/model/draft.ts';
import type { LabelId, RegionId } from '../../../../shared/model/ids.ts';
import { emptyDraft, withGesture } from '../../../../shared/project/draft.ts';

/** A box of ten pixels with this id. */
export function regionOf(id: string): Region {
  return { id: id as RegionId, label: 'scratch' as LabelId, shape: { kind: 'box', x: 0, y: 0, width: 10, height: 10 } };
}

/** What answers are after one gesture of these steps. */
export function answersAfter(answers: Answers, steps: readonly RegionStep[]): Answers {
  return withGesture(emptyDraft(answers), { did: 'regions', steps }).answers;
}
