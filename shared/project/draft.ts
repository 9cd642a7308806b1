import { type Answer, attributesOf, hasRegions } from '../model/annotation.ts';
import type { DraftGesture, DraftLine, RegionStep } from '../model/draft.ts';
import type { QuestionId } from '../model/ids.ts';
import { afterSteps, reversedStep } from './region-steps.ts';

/** The annotation being made: what its gestures add up to, and what undo and redo would do next. */
export interface Draft {
  readonly answers: Readonly<Record<QuestionId, Answer>>;
  readonly note: string;
  /** The answers before the first gesture. */
  readonly base: Readonly<Record<QuestionId, Answer>>;
  /** Gestures in effect, oldest first; and those taken back, the next to redo last. */
  readonly done: readonly Gesture[];
  readonly undone: readonly Gesture[];
}

/** A gesture that changes something: all but undo and redo themselves. */
export type Gesture = Exclude<DraftGesture, { did: 'undo' | 'redo' }>;

const NO_WORDS = { type: 'text', text: '' } as const;

export function emptyDraft(answers: Draft['answers'] = {}, note = ''): Draft {
  return { answers, note, base: answers, done: [], undone: [] };
}

/** The draft after one more gesture. Undo with nothing done, and redo with nothing undone, change nothing. */
export function withGesture(draft: Draft, gesture: DraftGesture): Draft {
  if (gesture.did === 'undo') {
    const last = draft.done.at(-1);
    if (last === undefined) return draft;
    const before = { ...draft, done: draft.done.slice(0, -1) };
    return { ...applied(before, reversed(last)), undone: [...draft.undone, last] };
  }
  if (gesture.did === 'redo') {
    const last = draft.undone.at(-1);
    if (last === undefined) return draft;
    return { ...applied(draft, last), done: [...draft.done, last], undone: draft.undone.slice(0, -1) };
  }
  const last = draft.done.at(-1);
  const step = last === undefined ? undefined : (typedOn(last, gesture) ?? (draft.undone.length === 0 ? movedOn(last, gesture) : undefined)); // after undo, a burst is over
  const done = step === undefined ? [...draft.done, gesture] : [...draft.done.slice(0, -1), step];
  return { ...applied(draft, gesture), done, undone: [] };
}

/** The drafts that a draft file's lines add up to, by annotation key (as JSON). `base` gives what an annotation held before. */
export function replayDrafts(lines: readonly DraftLine[], base: (key: readonly string[]) => Draft = () => emptyDraft()): ReadonlyMap<string, Draft> {
  const drafts = new Map<string, Draft>();
  for (const line of lines) {
    const address = JSON.stringify(line.key);
    if (line.line === 'clear') drafts.delete(address);
    else drafts.set(address, withGesture(drafts.get(address) ?? base(line.key), line.gesture));
  }
  return drafts;
}

/** One gesture for two where a word is being typed: undo then takes back words, not letters. */
function typedOn(last: Gesture, next: Gesture): Gesture | undefined {
  if (last.did === 'note' && next.did === 'note') return isTypedOn(last.before, next.before, next.after) ? { ...next, before: last.before } : undefined;
  if (last.did === 'answer' && next.did === 'answer' && last.question === next.question) {
    const [before, after] = [textOf(next.before), textOf(next.after)];
    return before !== undefined && after !== undefined && textOf(last.after) === before && isTypedOn(textOf(last.before) ?? '', before, after) ? { ...next, before: last.before } : undefined;
  }
  if (last.did === 'region' && next.did === 'region' && last.question === next.question && last.id === next.id) {
    const [first, then] = [writtenIn(last), writtenIn(next)];
    return first !== undefined && first.attribute === then?.attribute && isTypedOn(first.before, then.before, then.after) ? { ...next, before: last.before } : undefined;
  }
  return undefined;
}

/** One gesture for two of a burst that move the same regions, and change nothing else of them. */
function movedOn(last: Gesture, next: Gesture): Gesture | undefined {
  if ((next.did !== 'region' && next.did !== 'regions') || next.goesOn !== true) return undefined;
  const [was, now] = [stepsOf(last), stepsOf(next)];
  if (was.length !== now.length) return undefined;
  const byId = new Map(was.map((step) => [step.id, step]));
  const steps = now.flatMap((step) => {
    const first = byId.get(step.id);
    return first !== undefined && first.question === step.question && isMoved(first) && isMoved(step) && equal(first.after, step.before) ? [{ question: step.question, id: step.id, after: step.after, before: first.before }] : [];
  });
  return steps.length === now.length ? { did: 'regions', steps } : undefined;
}

function stepsOf(gesture: Gesture): readonly RegionStep[] {
  return gesture.did === 'region' ? [gesture] : gesture.did === 'regions' ? gesture.steps : [];
}

/** Whether a step changes nothing but where its region is. */
function isMoved({ before, after, to }: RegionStep): boolean {
  return before !== null && after !== null && to === undefined && equal({ ...before, shape: null }, { ...after, shape: null });
}

/** Whether one more letter goes on with what was typed since `start`: up to the space behind a word, and while letters are taken away up to the one before it. */
function isTypedOn(start: string, before: string, after: string): boolean {
  const grows = after.length > before.length;
  if (Math.abs(after.length - before.length) !== 1 || grows !== before.length > start.length) return false;
  return !/\s$/.test(grows ? before : after);
}

/** The text attribute of a region that a gesture wrote, where that is all it did: what it said before, and after. */
function writtenIn({ before, after }: Extract<Gesture, { did: 'region' }>): { readonly attribute: string; readonly before: string; readonly after: string } | undefined {
  // By content: after a restart equal shapes are not one object any more.
  if (before === null || after === null || before.label !== after.label || !equal(before.shape, after.shape)) return undefined;
  const [old, now] = [attributesOf(before), attributesOf(after)];
  const changed = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((id) => !equal(old[id], now[id]));
  const [attribute] = changed;
  if (attribute === undefined || changed.length > 1) return undefined;
  const [was, is] = [old[attribute] ?? NO_WORDS, now[attribute] ?? NO_WORDS];
  return was.type === 'text' && is.type === 'text' ? { attribute, before: was.text, after: is.text } : undefined;
}

function equal(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function textOf(answer: Answer | null): string | undefined {
  return answer?.is === 'value' && answer.value.type === 'text' ? answer.value.text : undefined;
}

function reversed(gesture: Gesture): Gesture {
  switch (gesture.did) {
    case 'region':
      return { did: 'region', ...reversedStep(gesture) };
    case 'regions':
      return { did: 'regions', steps: gesture.steps.toReversed().map(reversedStep) };
    case 'answer':
    case 'note':
      return { ...gesture, after: gesture.before, before: gesture.after } as Gesture;
  }
}

function applied(draft: Draft, gesture: Gesture): Draft {
  switch (gesture.did) {
    case 'answer':
      return { ...draft, answers: withAnswer(draft.answers, gesture.question, gesture.after) };
    case 'note':
      return { ...draft, note: gesture.after };
    case 'region':
      return withSteps(draft, [gesture]);
    case 'regions':
      return withSteps(draft, gesture.steps);
  }
}

function withSteps(draft: Draft, steps: readonly RegionStep[]): Draft {
  let { answers } = draft;
  for (const question of new Set(steps.map((step) => step.question))) {
    const own = steps.filter((step) => step.question === question);
    const answer = answers[question];
    const value = answer?.is === 'value' && hasRegions(answer.value) ? answer.value : undefined;
    const [first] = own;
    const type = value?.type ?? (first?.after ?? first?.before)?.shape.kind ?? 'box';
    const regions = afterSteps(value?.regions ?? [], own);
    // Without regions, the answer is what it was before there were any: none, "can't tell", or explicitly empty.
    const given = answerBeforeRegions(draft, question);
    const kept = regions.length === 0 && given?.is !== 'value' ? given : { is: 'value' as const, value: { type, regions } };
    answers = withAnswer(answers, question, kept ?? null);
  }
  return { ...draft, answers };
}

function answerBeforeRegions({ base, done }: Draft, question: QuestionId): Answer | undefined {
  const last = done.findLast((gesture) => gesture.did === 'answer' && gesture.question === question);
  return last?.did === 'answer' ? (last.after ?? undefined) : base[question];
}

function withAnswer(answers: Draft['answers'], question: QuestionId, answer: Answer | null): Draft['answers'] {
  if (answer !== null) return { ...answers, [question]: answer };
  const { [question]: _removed, ...rest } = answers;
  return rest;
}
