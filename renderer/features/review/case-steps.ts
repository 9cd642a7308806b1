import type { Adjudication } from '../../../shared/model/adjudication.ts';
import type { Answer } from '../../../shared/model/annotation.ts';
import type { LabelId } from '../../../shared/model/ids.ts';
import { asksForRegions, hasLabels, type Question } from '../../../shared/model/label-set.ts';
import type { SampleFacts } from '../../../shared/model/sample.ts';
import type { ReviewCase } from '../../../shared/curation/review-cases.ts';
import { newRegionId } from '../../state/new-id.ts';
import { showToast } from '../../ui/toast.tsx';
import type { CaseGroups, GroupStates } from './case-groups.ts';
import { type DecisionDraft, emptyAnswer, saysTheSame, withAnswer, withAnswerOf, withCantTell, withLabel } from './decision-draft.ts';
import type { LabelerAnswer } from './labeler-answers.ts';
import { majorityAnswer } from './majority-answer.ts';
import type { Decisions } from './use-decisions.ts';

interface CaseStepsInput {
  readonly one: ReviewCase;
  readonly question: Question;
  readonly facts: SampleFacts;
  readonly answers: readonly LabelerAnswer[];
  readonly draft: DecisionDraft;
  /** The decision that stands, if one does. */
  readonly inForce: Adjudication | undefined;
  readonly matched: { readonly found: CaseGroups; readonly states: GroupStates } | undefined;
  readonly decisions: Decisions | undefined;
  readonly step: (next: DecisionDraft) => void;
  /** Gives what is selected a label. */
  readonly relabel: (label: LabelId) => void;
  readonly onBrush: (label: LabelId) => void;
}

/** Steps of a decision that are about the whole answer, and deciding itself. */
export function caseSteps({ one, question, facts, answers, draft, inForce, matched, decisions, step, relabel, onBrush }: CaseStepsInput) {
  function takeAll(place: number): void {
    const given = answers[place];
    if (given?.answer === undefined || given.answer.is === 'skipped') return;
    // Whoever takes all of one answer leaves out what the others marked besides.
    step({ ...withAnswerOf(draft, given.answer, given.labeler, newRegionId), left: allKeys() });
  }

  function allKeys(): readonly string[] {
    return matched?.found.groups.map(({ key }) => key) ?? [];
  }

  function takeWords(words: string): void {
    step(withAnswer(draft, { is: 'value', value: { type: 'text', text: words } }));
  }

  function label(number: number): void {
    if (question.type === 'rating') {
      if (number <= question.levels.length) step(withAnswer(draft, { is: 'value', value: { type: 'rating', level: number - 1 } }));
      return;
    }
    const picked = hasLabels(question) ? question.labels[number - 1] : undefined;
    if (picked === undefined || !hasLabels(question)) return;
    if (!asksForRegions(question)) {
      step(withLabel(draft, question, picked.id));
      return;
    }
    onBrush(picked.id);
    relabel(picked.id);
  }

  function nothing(): void {
    const empty = emptyAnswer(question);
    if (empty !== undefined) step({ ...withAnswer(draft, empty), left: allKeys() });
  }

  function most(): void {
    const given = answers.flatMap(({ answer }): Answer[] => (answer === undefined ? [] : [answer]));
    const answer = majorityAnswer(question, given, facts, newRegionId);
    if (answer === undefined) showToast({ title: 'No answer has more than half of the labelers behind it.' });
    // What only few marked is left out; ties stay undecided.
    else step({ ...withAnswer(draft, answer), left: matched?.found.conflicts.filter(({ kinds }) => kinds.includes('extra')).map(({ key }) => key) ?? [] });
  }

  /** Makes the decision: "unchanged" where it stands already, "missing" where nothing is chosen, undefined where nothing can be written. */
  function decide(): 'made' | 'unchanged' | 'missing' | undefined {
    if (decisions === undefined) return undefined;
    if (saysTheSame(draft, inForce)) return 'unchanged';
    return decisions.decide(one, draft, matched?.states.undecided ?? 0) ? 'made' : 'missing';
  }

  return { takeAll, takeWords, label, nothing, most, decide, cantTell: () => step(withCantTell(draft)) };
}
