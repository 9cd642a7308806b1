import { useRef, useState } from 'react';
import type { Answer, Region } from '../../../shared/model/annotation.ts';
import type { DraftGesture } from '../../../shared/model/draft.ts';
import type { LabelId, QuestionId } from '../../../shared/model/ids.ts';
import { asksForRegions, hasLabels, type LabeledQuestion, type Question } from '../../../shared/model/label-set.ts';
import type { Draft } from '../../../shared/project/draft.ts';
import { questionToDraw } from './question-to-draw.ts';
import { toggledLabel } from './question-panel.tsx';
import { isAnswered } from './submission.ts';

/**
 * Answering the questions about one sample: which question the keys are for, which label new regions get, which region
 * is selected. Everything that changes an answer is a gesture of the draft.
 */
export function useAnswering(questions: readonly Question[], draft: Draft, gesture: (did: DraftGesture) => void, canWrite: boolean) {
  const [activeId, setActive] = useState<QuestionId | undefined>(() => questions.find((question) => !isAnswered(question, draft.answers[question.id]))?.id);
  const [brushes, setBrushes] = useState<Readonly<Record<QuestionId, LabelId>>>({});
  const [selected, setSelected] = useState<string | undefined>();
  const [missing, setMissing] = useState<QuestionId | undefined>();
  const texts = useRef(new Map<QuestionId, { readonly focus: () => void }>());

  const active = questions.find(({ id }) => id === activeId) ?? questions[0];
  const chosen = active === undefined ? undefined : regionsOf(draft.answers[active.id]).find(({ id }) => id === selected);

  function brushOf(question: Question): LabelId | undefined {
    return hasLabels(question) ? (brushes[question.id] ?? question.labels[0]?.id) : undefined;
  }

  /** The region question that drawing works for. */
  function drawing(): { readonly question: LabeledQuestion; readonly brush: LabelId } | undefined {
    const question = canWrite ? questionToDraw(questions, active) : undefined;
    const brush = question === undefined ? undefined : brushOf(question);
    return question === undefined || brush === undefined ? undefined : { question, brush };
  }

  /** Selects a region, and makes its question the one that keys are for. */
  function select(region: string | undefined): void {
    const owner = questions.find(({ id }) => regionsOf(draft.answers[id]).some((each) => each.id === region));
    if (owner !== undefined) setActive(owner.id);
    setSelected(region);
  }

  function answer(question: Question, after: Answer | null): void {
    setActive(question.id);
    if (missing === question.id) setMissing(undefined);
    gesture({ did: 'answer', question: question.id, after, before: draft.answers[question.id] ?? null });
  }

  function changeRegion(question: QuestionId, after: Region | null, before: Region | null): void {
    const id = (after ?? before)?.id;
    if (id === undefined) return;
    setActive(question);
    gesture({ did: 'region', question, id, after, before });
    if (after === null) setSelected(undefined);
  }

  /** Takes a label in hand; a selected region becomes it. */
  function takeBrush(question: Question, label: LabelId): void {
    setActive(question.id);
    setBrushes({ ...brushes, [question.id]: label });
    if (chosen !== undefined && active?.id === question.id && chosen.label !== label) changeRegion(question.id, { ...chosen, label }, chosen);
  }

  function digit(number: number): void {
    if (active === undefined || !canWrite) return;
    if (number === 0) {
      if (active.cantTell) answer(active, draft.answers[active.id]?.is === 'cant-tell' ? null : { is: 'cant-tell' });
      return;
    }
    if (active.type === 'rating' && number <= active.levels.length) answer(active, { is: 'value', value: { type: 'rating', level: number - 1 } });
    const label = hasLabels(active) ? active.labels[number - 1] : undefined;
    if (label === undefined || !hasLabels(active)) return;
    if (asksForRegions(active)) takeBrush(active, label.id);
    else answer(active, toggledLabel(active, draft.answers[active.id], label.id));
  }

  function activate(question: Question): void {
    setActive(question.id);
    const text = texts.current.get(question.id);
    if (text !== undefined) text.focus();
    // Else a digit meant for this question would still go into the text of the one before.
    else if (document.activeElement instanceof HTMLTextAreaElement) document.activeElement.blur();
  }

  function moveQuestion(by: 1 | -1): void {
    const at = questions.findIndex(({ id }) => id === active?.id);
    const next = questions[(at + by + questions.length) % questions.length];
    if (next !== undefined) activate(next);
  }

  /** Goes to a question that must be answered first. Enter on an answered question leads there; only the last Enter complains. */
  function demand(question: Question): void {
    if (active === undefined || active.id === question.id || !isAnswered(active, draft.answers[active.id])) setMissing(question.id);
    activate(question);
  }

  function removeSelected(): void {
    if (chosen !== undefined && active !== undefined) changeRegion(active.id, null, chosen);
  }

  return { active, chosen, selected, missing, brushOf, drawing, answer, changeRegion, takeBrush, digit, activate, moveQuestion, demand, removeSelected, setActive, select, texts };
}

function regionsOf(answer: Answer | undefined): readonly Region[] {
  return answer?.is === 'value' && 'regions' in answer.value ? answer.value.regions : [];
}
