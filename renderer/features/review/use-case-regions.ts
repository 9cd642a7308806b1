import { useMemo } from 'react';
import type { RegionId } from '../../../shared/model/ids.ts';
import { asksForRegions, type Question } from '../../../shared/model/label-set.ts';
import { currentLabelSet } from '../../../shared/project/views/label-set-versions.ts';
import { useRevision, useSession } from '../../state/use-app.ts';
import { type CaseGroups, caseGroups, type GroupStates, groupStates } from './case-groups.ts';
import { type DecisionDraft, takenRegions } from './decision-draft.ts';
import type { LabelerAnswer } from './labeler-answers.ts';
import { decisionRegions, labelerRegions, type ShownRegion } from './shown-regions.ts';

export interface CaseRegions {
  /** What labelers at visible places marked. */
  readonly labelers: readonly ShownRegion[];
  readonly decision: readonly ShownRegion[];
  /** The decision's regions by the address they were taken from. */
  readonly taken: ReadonlyMap<string, RegionId>;
  /** What labelers' regions stand for, and how far the decision has come with it; undefined where the question is not about regions. */
  readonly matched: { readonly found: CaseGroups; readonly states: GroupStates } | undefined;
}

const NOBODY_HIDDEN: ReadonlySet<number> = new Set();

/** The regions of a case. Matching costs something for thousands of them, so it is done again only when the answers change; the rest with each step of the draft. */
export function useCaseRegions(question: Question, answers: readonly LabelerAnswer[], draft: DecisionDraft, isInForce: boolean, hidden: ReadonlySet<number> = NOBODY_HIDDEN): CaseRegions {
  const { state } = useSession();
  const revision = useRevision();
  const found = useMemo(() => (asksForRegions(question) ? caseGroups(question, answers) : undefined), [question, answers]);
  const matched = useMemo(() => (found === undefined ? undefined : { found, states: groupStates(found, draft, isInForce) }), [found, draft, isInForce]);
  const labelers = useMemo(() => labelerRegions(question, currentLabelSet(state)?.set.questions ?? [], answers, (place) => !hidden.has(place)), [question, state, revision, answers, hidden]);
  const taken = useMemo(() => takenRegions(draft), [draft]);
  const decision = useMemo(() => decisionRegions(question, draft), [question, draft]);
  return { labelers, decision, taken, matched };
}
