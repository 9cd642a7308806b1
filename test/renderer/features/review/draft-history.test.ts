import { describe, expect, it } from 'vitest';
import { EMPTY_DRAFT } from '../../../../renderer/features/review/decision-draft.ts';
import { beginDraft, redoDraft, stepDraft, undoDraft } from '../../../../renderer/features/review/draft-history.ts';

const draft = (reason: string) => ({ ...EMPTY_DRAFT, reason });

describe('the history of a draft', () => {
  it('goes back step by step, and forward again', () => {
    const two = stepDraft(stepDraft(beginDraft(draft('')), draft('a')), draft('b'));
    const one = undoDraft(two);
    expect(one?.now.reason).toBe('a');
    expect(redoDraft(one as never)?.now.reason).toBe('b');
  });

  it('ends at the beginning, so that undo goes on to the last decision', () => {
    expect(undoDraft(beginDraft(draft('')))).toBeUndefined();
    expect(redoDraft(beginDraft(draft('')))).toBeUndefined();
  });

  it('takes writing in one field as one step', () => {
    const written = ['w', 'wh', 'why'].reduce((history, text) => stepDraft(history, draft(text), 'reason'), beginDraft(draft('')));
    expect(undoDraft(written)?.now.reason).toBe('');
  });

  it('takes writing after something else as a new step', () => {
    const written = stepDraft(stepDraft(stepDraft(beginDraft(draft('')), draft('a'), 'reason'), draft('a')), draft('ab'), 'reason');
    expect(undoDraft(written)?.now.reason).toBe('a');
  });

  it('forgets what was undone when something new is done', () => {
    const undone = undoDraft(stepDraft(beginDraft(draft('')), draft('a')));
    expect(redoDraft(stepDraft(undone as never, draft('c')))).toBeUndefined();
  });

  it('makes no step of the same draft', () => {
    const begun = beginDraft(draft(''));
    expect(stepDraft(begun, begun.now)).toBe(begun);
  });
});
