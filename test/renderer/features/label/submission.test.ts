import { describe, expect, it } from 'vitest';
import { annotationOf, firstWanted, isNothingThere, nothingThere, wantedText } from '../../../../renderer/features/label/submission.ts';
import type { ContentHash } from '../../../../shared/model/ids.ts';
import type { Question } from '../../../../shared/model/label-set.ts';
import { boxes, CANT_TELL, QUESTION, questionOf } from '../../../support/story.ts';

const where = questionOf('box', ['scratch']);
const terms = { labelSet: 'a'.repeat(64) as ContentHash, guideline: undefined, sawOthers: false };

describe('what is missing from an annotation', () => {
  it('is that nobody has said that nothing is there, where a required question has no region', () => {
    const wanted = firstWanted([where], { answers: {} });
    expect(wanted).toEqual({ question: where, problem: { code: 'nothing-said' } });
    expect(wanted && wantedText(wanted, undefined)).toBe('Nothing there? Enter again says so for “What is it?”.');
  });

  it('is nothing once it was said: a region, nothing there, or can’t tell; or where the question is optional', () => {
    const empty = nothingThere(where);
    expect(isNothingThere(empty)).toBe(true);
    for (const answer of [boxes(['scratch', 1, 1, 5, 5]), boxes(), CANT_TELL]) expect(firstWanted([where], { answers: { [QUESTION]: answer } })).toBeUndefined();
    expect(firstWanted([{ ...where, required: false }], { answers: {} })).toBeUndefined();
  });

  it('is a region where the round wants at least one: nothing there is no way out', () => {
    const strict = { ...where, atLeastOne: true } as Question;
    const wanted = firstWanted([strict], { answers: { [QUESTION]: boxes() } });
    expect(wanted?.problem).toEqual({ code: 'no-region' });
    expect(wanted && wantedText(wanted, boxes())).toBe('“What is it?” needs at least one region. Draw it, or say that you can’t tell.');
  });

  it('leaves an optional question without regions out of what is submitted', () => {
    expect(annotationOf([where], { answers: {}, note: '' }, terms, 1.26)).toEqual({ answers: {}, seconds: 1.3, labelSet: terms.labelSet, sawOthers: false });
  });
});
