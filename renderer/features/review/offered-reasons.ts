import type { LabelId } from '../../../shared/model/ids.ts';
import { findLabel, type Question } from '../../../shared/model/label-set.ts';
import type { ProjectState } from '../../../shared/project/project-state.ts';
import { currentGuideline, pageId, publishedPage } from '../../../shared/project/views/guideline-versions.ts';
import { citedRule, guidelineRules } from './guideline-rules.ts';
import type { OfferedReason } from './reason-field.tsx';
import { recentReasons } from './recent-reasons.ts';

/**
 * Reasons worth offering: those given before for decisions about the question, then the rules that the guideline in force has
 * on the label decided on, or on the whole question while there is none.
 */
export function offeredReasons(state: ProjectState, question: Question, label: LabelId | undefined): readonly OfferedReason[] {
  const version = currentGuideline(state);
  const name = (label === undefined ? undefined : findLabel(question, label)?.name) ?? question.prompt;
  const rules = version === undefined ? [] : guidelineRules(publishedPage(version, pageId(question.id, label)));
  return [
    ...recentReasons(state, question.id, 4).map((reason): OfferedReason => ({ from: 'before', shown: reason, reason })),
    ...rules.map((rule): OfferedReason => ({ from: 'guideline', shown: rule, reason: citedRule(rule, name, version?.number ?? 0) })),
  ];
}
