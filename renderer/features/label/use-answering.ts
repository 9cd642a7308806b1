import { useMemo, useRef, useState } from 'react';
import type { Answer, AttributeValue, Region } from '../../../shared/model/annotation.ts';
import { attributesOf } from '../../../shared/model/annotation.ts';
import type { DraftGesture, RegionStep } from '../../../shared/model/draft.ts';
import type { LabelId, QuestionId } from '../../../shared/model/ids.ts';
import { asksForRegions, type Attribute, attributesAsked, hasLabels, type Question, type RegionQuestion } from '../../../shared/model/label-set.ts';
import type { Draft } from '../../../shared/project/draft.ts';
import { countOf } from '../../ui/format-count.ts';
import { showToast } from '../../ui/toast.tsx';
import { chosenLevel, toggledAttribute, toggledLabel } from './answers-by-digit.ts';
import { questionToDraw } from './question-to-draw.ts';
import { attributed, editSteps, type OwnedRegion, ownedRegions, regionsIn, relabeled } from './region-edits.ts';
import { isAnswered, isNothingThere, nothingThere, type Wanted } from './submission.ts';

export type Answering = ReturnType<typeof useAnswering>;

/**
 * Answering the questions about one sample: which question, or attribute of the selected regions, the keys are for, which label new
 * regions get, which regions are selected. Everything that changes an answer is a gesture of the draft.
 */
export function useAnswering(questions: readonly Question[], draft: Draft, gesture: (did: DraftGesture) => void, canWrite: boolean) {
  const [activeId, setActive] = useState<QuestionId | undefined>(() => questions.find((question) => !isAnswered(question, draft.answers[question.id]))?.id);
  const [brushes, setBrushes] = useState<Readonly<Record<QuestionId, LabelId>>>({});
  const [selection, setSelection] = useState<readonly string[]>([]);
  const [attributeId, setAttribute] = useState<QuestionId | undefined>();
  const [wanted, setWanted] = useState<Wanted | undefined>();
  const texts = useRef(new Map<QuestionId, { readonly focus: () => void }>());

  const active = questions.find(({ id }) => id === activeId) ?? questions[0];
  const owned = useMemo(() => ownedRegions(questions, draft.answers), [questions, draft.answers]);
  const picked = new Set(selection);
  /** What is selected and still there. */
  const chosen = selection.length === 0 ? [] : owned.filter(({ region }) => picked.has(region.id));
  const attribute = chosen.length === 0 || active === undefined ? undefined : attributesAsked(active).find(({ id }) => id === attributeId);

  function brushOf(question: Question): LabelId | undefined {
    return hasLabels(question) ? (brushes[question.id] ?? question.labels[0]?.id) : undefined;
  }

  /** The region question that drawing works for. */
  function drawing(): { readonly question: RegionQuestion; readonly brush: LabelId } | undefined {
    const question = canWrite ? questionToDraw(questions, active) : undefined;
    const brush = question === undefined ? undefined : brushOf(question);
    return question === undefined || brush === undefined ? undefined : { question, brush };
  }

  /** Selects regions, and makes the question of the first the one that keys are for. */
  function select(ids: readonly string[]): void {
    const owner = owned.find(({ region }) => region.id === ids[0]);
    if (owner !== undefined) setActive(owner.question.id);
    setSelection(ids);
    setAttribute(undefined);
  }

  function answer(question: Question, after: Answer | null): void {
    setActive(question.id);
    setWanted(undefined);
    const before = draft.answers[question.id] ?? null;
    gesture({ did: 'answer', question: question.id, after, before });
    const gone = regionsIn(before ?? undefined).length;
    if (gone === 0 || after?.is === 'value') return;
    // One key takes away what was drawn for minutes: said, and taken back by a press.
    showToast({
      title: `${countOf(gone, question.type === 'span' ? 'span' : 'region')} gave way to “can’t tell”.`,
      action: { label: 'Undo', onSelect: () => gesture({ did: 'answer', question: question.id, after: before, before: after }) },
    });
  }

  /** One gesture of all the steps; false when there are none. `goesOn`: one of a burst of small movements. */
  function take(steps: readonly RegionStep[], goesOn = false): boolean {
    const [first] = steps;
    if (first === undefined || !canWrite) return false;
    setWanted(undefined);
    const burst = goesOn ? { goesOn } : {};
    gesture(steps.length === 1 ? { did: 'region', ...first, ...burst } : { did: 'regions', steps, ...burst });
    return true;
  }

  function edit(how: (regions: readonly Region[], question: RegionQuestion) => readonly Region[], goesOn = false): boolean {
    return take(editSteps(questions, draft.answers, how), goesOn);
  }

  /** Puts new regions above the others, and selects them. */
  function add(fresh: readonly OwnedRegion[]): void {
    const [first] = fresh;
    if (first === undefined) return;
    const done = edit((regions, question) => {
      const own = fresh.filter((each) => each.question.id === question.id).map(({ region }) => region);
      return own.length === 0 ? regions : [...regions, ...own];
    });
    if (!done) return;
    setActive(first.question.id);
    setSelection(fresh.map(({ region }) => region.id));
    // Where there is one label only, a digit can have no other meaning than the first attribute.
    setAttribute(first.question.labels.length === 1 ? atHand(first.question, openDemand(first.question, first.region)) : undefined);
  }

  function remove(ids: readonly string[]): boolean {
    const gone = new Set(ids);
    const done = edit((regions) => (regions.some(({ id }) => gone.has(id)) ? regions.filter(({ id }) => !gone.has(id)) : regions));
    if (done) setSelection(selection.filter((id) => !gone.has(id)));
    return done;
  }

  /** Takes a label in hand; the selected regions of the question become it. */
  function takeBrush(question: Question, label: LabelId): void {
    setActive(question.id);
    setBrushes({ ...brushes, [question.id]: label });
    if (!asksForRegions(question)) return;
    edit((regions, each) => (each.id === question.id && chosen.length > 0 ? relabeled(regions, picked, label) : regions));
    const [first] = chosen;
    if (first !== undefined && first.question.id === question.id) setAttribute(atHand(first.question, openDemand(question, first.region)));
  }

  function answerAttribute(asked: Attribute, value: AttributeValue | undefined): void {
    const [first] = chosen;
    if (first === undefined) return;
    setAttribute(asked.id);
    const { question } = first;
    edit((regions, each) => (each.id === question.id ? attributed(regions, picked, asked.id, value) : regions));
    // One press answers a choice or a rating: on to what must still be answered. Sets and words take more than one.
    if (value !== undefined && (value.type === 'choice' || value.type === 'rating')) setAttribute(atHand(question, openDemand(question, first.region, asked.id)));
  }

  /** Goes to the next attribute of what is selected; of the first region that lacks one, where nothing is. */
  function nextAttribute(): boolean {
    const [first = owned.find(({ question, region }) => unanswered(question, region) !== undefined)] = chosen;
    if (first === undefined) return false;
    const all = attributesAsked(first.question);
    const at = all.findIndex(({ id }) => id === attribute?.id);
    const next = attribute === undefined ? (unanswered(first.question, first.region) ?? all[0]) : all[(at + 1) % all.length];
    if (next === undefined) return false;
    if (chosen.length === 0) select([first.region.id]);
    setActive(first.question.id);
    setAttribute(next.id);
    return true;
  }

  function digit(number: number): void {
    if (active === undefined || !canWrite) return;
    const [first] = chosen;
    if (attribute !== undefined && first !== undefined) {
      const before = attributesOf(first.region)[attribute.id];
      const value = number === 0 ? undefined : toggledAttribute(attribute, before, number);
      if (number === 0 || value !== undefined) answerAttribute(attribute, value);
      return;
    }
    if (number === 0) {
      if (active.cantTell) answer(active, draft.answers[active.id]?.is === 'cant-tell' ? null : { is: 'cant-tell' });
      return;
    }
    const level = chosenLevel(active, number);
    if (level !== undefined) answer(active, level);
    const label = hasLabels(active) ? active.labels[number - 1] : undefined;
    if (label === undefined || !hasLabels(active)) return;
    if (asksForRegions(active)) takeBrush(active, label.id);
    else answer(active, toggledLabel(active, draft.answers[active.id], label.id));
  }

  /** Says that there is nothing to mark, or takes it back. Regions are never thrown away by it. */
  function sayNothing(question: Question | undefined = active): boolean {
    const empty = question === undefined ? undefined : nothingThere(question);
    if (!canWrite || question === undefined || empty === undefined || regionsIn(draft.answers[question.id]).length > 0) return false;
    if (asksForRegions(question) && question.atLeastOne === true) return false;
    answer(question, isNothingThere(draft.answers[question.id]) ? null : empty);
    return true;
  }

  function activate(question: Question): void {
    setActive(question.id);
    setAttribute(undefined);
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

  /**
   * Goes to what must be done first: the question, the region, its attribute. Enter on an answered question leads to an unanswered one;
   * only the last Enter complains. Gives the region that is to be shown.
   */
  function demand(next: Wanted): string | undefined {
    const { question, problem } = next;
    const leads = problem.code === 'not-answered' && active !== undefined && active.id !== question.id && isAnswered(active, draft.answers[active.id]);
    setWanted(leads ? undefined : next);
    activate(question);
    const region = 'region' in problem ? problem.region : undefined;
    if (region === undefined) return undefined;
    setSelection([region]);
    setAttribute('attribute' in problem ? problem.attribute : undefined);
    return region;
  }

  /** One thing at a time: the attribute, then the selection. */
  function letGo(): void {
    if (attribute !== undefined) setAttribute(undefined);
    else setSelection([]);
  }

  return { questions, canWrite, active, owned, chosen, picked, selection, attribute, wanted, brushOf, drawing, answer, take, edit, add, remove, takeBrush, answerAttribute, nextAttribute, digit, sayNothing, activate, moveQuestion, demand, letGo, setActive, setAttribute, select, texts };
}

/** The first attribute that a region has no answer to. */
function unanswered(question: RegionQuestion, region: Region): Attribute | undefined {
  const given = attributesOf(region);
  return attributesAsked(question).find(({ id }) => given[id] === undefined);
}

/** The first that must be answered and is not, `but` left aside. */
function openDemand(question: RegionQuestion, region: Region, but?: QuestionId): Attribute | undefined {
  const given = attributesOf(region);
  return attributesAsked(question).find(({ id, required }) => required && id !== but && given[id] === undefined);
}

/** What the keys are for next. Words of a span wait until somebody goes to them: who marks one span after the other while listening keeps the keys for that. */
function atHand({ type }: RegionQuestion, demand: Attribute | undefined): QuestionId | undefined {
  return type === 'span' && demand?.type === 'text' ? undefined : demand?.id;
}
