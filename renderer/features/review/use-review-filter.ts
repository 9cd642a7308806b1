import { useState } from 'react';
import type { QuestionId, SampleId } from '../../../shared/model/ids.ts';
import type { ProjectState } from '../../../shared/project/project-state.ts';
import type { SampleFilter } from '../../state/route.ts';
import type { ReviewFilter } from './review-filter.ts';

const TO_DECIDE: ReviewFilter = { question: undefined, round: undefined, shown: 'open', pattern: undefined };

/** The filter that each project was left with. */
const leftWith = new WeakMap<ProjectState, ReviewFilter>();

/**
 * What the queue is narrowed to. It stays as it was left, until somebody comes with samples picked elsewhere (all of them are
 * shown, decided or not) or for a question.
 */
export function useReviewFilter(state: ProjectState, picked: SampleFilter | undefined, question: QuestionId | undefined, sample: SampleId | undefined) {
  const [filter, setFilter] = useState(() => leftWith.get(state) ?? TO_DECIDE);
  const [arrival, setArrival] = useState<{ readonly picked: SampleFilter | undefined; readonly question: QuestionId | undefined } | undefined>();
  const asked = sample === undefined ? question : undefined;

  function change(next: ReviewFilter): void {
    // What was picked elsewhere is seen once; the filter to come back to is the one without it.
    if (picked === undefined) leftWith.set(state, next);
    setFilter(next);
  }

  if (arrival === undefined || arrival.picked !== picked || (sample === undefined && arrival.question !== asked)) {
    setArrival({ picked, question: asked });
    if (picked?.ids !== undefined) {
      if (arrival?.picked !== picked) setFilter({ ...TO_DECIDE, question, shown: 'all' });
    } else if (asked !== undefined) setFilter({ ...TO_DECIDE, question: asked });
    else if (arrival?.picked !== undefined) setFilter(leftWith.get(state) ?? TO_DECIDE);
  }
  return [filter, change] as const;
}
