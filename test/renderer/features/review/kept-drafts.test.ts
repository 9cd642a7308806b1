import { describe, expect, it } from 'vitest';
import { type DecisionDraft, EMPTY_DRAFT } from '../../../../renderer/features/review/decision-draft.ts';
import { beginDraft, stepDraft } from '../../../../renderer/features/review/draft-history.ts';
import { draftsFrom, draftsText } from '../../../../renderer/features/review/kept-drafts.ts';
import { boxes, choice } from '../../../support/story.ts';

const begun = (draft: Partial<DecisionDraft>) => stepDraft(beginDraft(EMPTY_DRAFT), { ...EMPTY_DRAFT, ...draft });

describe('drafts kept for a reload', () => {
  it('come back as they were, with where regions came from and what was left out', () => {
    const draft = { answer: boxes(['scratch', 1, 2, 3, 4]), reason: 'faint', sources: { b0: 'person-1/b0' }, left: ['person-2/b1'] };
    const back = draftsFrom(draftsText(new Map([['case', begun(draft)]])));
    expect(back.get('case')?.now).toEqual(draft);
    expect(draftsFrom(draftsText(new Map([['case', begun({ reason: 'no answer yet' })]]))).get('case')?.now).toEqual({ ...EMPTY_DRAFT, reason: 'no answer yet' });
  });

  it('are the newest, where they are many or long', () => {
    const many = new Map(Array.from({ length: 80 }, (_, n) => [`case ${n}`, begun({ answer: choice('a') })]));
    expect([...draftsFrom(draftsText(many)).keys()]).toEqual(Array.from({ length: 50 }, (_, n) => `case ${n + 30}`));
    const long = new Map(Array.from({ length: 30 }, (_, n) => [`case ${n}`, begun({ reason: 'x'.repeat(99_000) })]));
    expect(draftsFrom(draftsText(long)).size).toBe(20);
    expect(draftsFrom(draftsText(long)).has('case 29')).toBe(true);
  });

  it('are none where the text is damaged', () => {
    for (const text of [null, '', '{', '{}', '[1]', '[{"of":"case","draft":{"answer":{"is":"maybe"},"reason":"","sources":{},"left":[]}}]']) expect(draftsFrom(text).size).toBe(0);
  });
});
