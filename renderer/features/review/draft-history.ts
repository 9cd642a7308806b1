import type { DecisionDraft } from './decision-draft.ts';

/** A draft with the way back to where it began, and forward again. */
export interface DraftHistory {
  readonly now: DecisionDraft;
  readonly past: readonly DecisionDraft[];
  readonly future: readonly DecisionDraft[];
  /** The field that the last step wrote in: steps of writing in one field are one step. */
  readonly writing: string | undefined;
}

export function beginDraft(now: DecisionDraft): DraftHistory {
  return { now, past: [], future: [], writing: undefined };
}

export function stepDraft(history: DraftHistory, now: DecisionDraft, writing?: string): DraftHistory {
  if (now === history.now) return history;
  const goesOn = writing !== undefined && writing === history.writing;
  return { now, past: goesOn ? history.past : [...history.past, history.now], future: [], writing };
}

/** One step back; undefined at the beginning. */
export function undoDraft({ now, past, future }: DraftHistory): DraftHistory | undefined {
  const before = past.at(-1);
  return before === undefined ? undefined : { now: before, past: past.slice(0, -1), future: [...future, now], writing: undefined };
}

/** One step forward again; undefined when nothing was undone. */
export function redoDraft({ now, past, future }: DraftHistory): DraftHistory | undefined {
  const after = future.at(-1);
  return after === undefined ? undefined : { now: after, past: [...past, now], future: future.slice(0, -1), writing: undefined };
}
