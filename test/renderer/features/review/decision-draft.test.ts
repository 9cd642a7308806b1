import { describe, expect, it } from 'vitest';
import { decisionChange, draftOf, EMPTY_DRAFT, emptyAnswer, isAnswerOf, saysTheSame, takenRegions, withAnswerOf, withCantTell, withLabel, withoutRegions, withRegion, withRegionsChanged, withRegionToggled } from '../../../../renderer/features/review/decision-draft.ts';
import { regionsOf } from '../../../../renderer/features/review/labeler-answers.ts';
import { regionAddress } from '../../../../renderer/features/review/region-address.ts';
import type { LabeledQuestion } from '../../../../shared/model/label-set.ts';
import type { CommitId, ContentHash, LabelId, RegionId, RoundId } from '../../../../shared/model/ids.ts';
import { boxes, CANT_TELL, choice, multichoice, personOf, QUESTION, questionOf, sampleOf } from '../../../support/story.ts';

const BOX = questionOf('box', ['scratch', 'dent']) as Extract<LabeledQuestion, { type: 'box' }>;
const terms = { sample: sampleOf('a.jpg'), question: QUESTION, round: 'r1' as RoundId, guideline: undefined, basedOn: null };

function ids(): () => RegionId {
  let n = 0;
  return () => `new${n++}` as RegionId;
}

describe('taking a labeler’s answer', () => {
  it('takes it as it is', () => {
    expect(withAnswerOf(EMPTY_DRAFT, choice('dent'), personOf(1), ids()).answer).toEqual(choice('dent'));
  });

  it('copies regions under new ids and remembers where they came from', () => {
    const theirs = boxes(['scratch', 0, 0, 10, 10], ['dent', 20, 20, 5, 5]);
    const draft = withAnswerOf(EMPTY_DRAFT, theirs, personOf(2), ids());
    expect(regionsOf(draft.answer).map(({ id, label }) => [id, label])).toEqual([['new0', 'scratch'], ['new1', 'dent']]);
    expect(takenRegions(draft).get(regionAddress(personOf(2), 'b1' as RegionId))).toBe('new1');
    expect(isAnswerOf(draft, theirs, personOf(2))).toBe(true);
    expect(isAnswerOf(draft, theirs, personOf(1))).toBe(false);
  });

  it('is no longer their answer when a region is taken out or drawn in', () => {
    const theirs = boxes(['scratch', 0, 0, 10, 10]);
    const draft = withAnswerOf(EMPTY_DRAFT, theirs, personOf(1), ids());
    expect(isAnswerOf(withoutRegions(draft, new Set(['new0'])), theirs, personOf(1))).toBe(false);
    const [drawn] = regionsOf(boxes(['dent', 1, 1, 4, 4]));
    expect(isAnswerOf(withRegion(draft, BOX, drawn as never), theirs, personOf(1))).toBe(false);
  });

  it('keeps the reason', () => {
    expect(withAnswerOf({ ...EMPTY_DRAFT, reason: 'because' }, choice('dent'), personOf(1), ids()).reason).toBe('because');
  });
});

describe('picking regions one by one', () => {
  const [first] = regionsOf(boxes(['scratch', 0, 0, 10, 10]));
  const [other] = regionsOf(boxes(['dent', 20, 20, 5, 5]));

  it('puts regions of different labelers, with the same region id, into one decision', () => {
    const mint = ids();
    const one = withRegionToggled(EMPTY_DRAFT, BOX, first as never, '0/b0', mint);
    const two = withRegionToggled(one, BOX, other as never, '1/b0', mint);
    expect(regionsOf(two.answer).map(({ id, label }) => [id, label])).toEqual([['new0', 'scratch'], ['new1', 'dent']]);
  });

  it('takes a region out again, and leaves “nothing there” on purpose after the last one', () => {
    const put = withRegionToggled(EMPTY_DRAFT, BOX, first as never, '0/b0', ids());
    const out = withRegionToggled(put, BOX, first as never, '0/b0', ids());
    expect(out.answer).toEqual(boxes());
    expect(out.sources).toEqual({});
  });

  it('changes a region in its place, still knowing where it came from', () => {
    const put = withRegionToggled(EMPTY_DRAFT, BOX, first as never, '0/b0', ids());
    const moved = withRegion(put, BOX, { id: 'new0' as RegionId, label: 'dent' as LabelId, shape: { kind: 'box', x: 1, y: 1, width: 9, height: 9 } });
    expect(regionsOf(moved.answer)).toHaveLength(1);
    expect(takenRegions(moved).get('0/b0')).toBe('new0');
  });
});

describe('changing several regions', () => {
  const draft = withAnswerOf(EMPTY_DRAFT, boxes(['scratch', 0, 0, 10, 10], ['dent', 20, 20, 5, 5], ['dent', 40, 40, 5, 5]), personOf(1), ids());

  it('changes those that are meant, in their places, and nothing where none is', () => {
    const next = withRegionsChanged(draft, BOX, new Set(['new0', 'new2']), (region) => ({ ...region, label: 'scratch' as LabelId }));
    expect(regionsOf(next.answer).map(({ id, label }) => [id, label])).toEqual([['new0', 'scratch'], ['new1', 'dent'], ['new2', 'scratch']]);
    expect(withRegionsChanged(draft, BOX, new Set(['other']), (region) => region)).toBe(draft);
  });

  it('takes several out in one step, and forgets where they came from', () => {
    const next = withoutRegions(draft, new Set(['new0', 'new1']));
    expect(regionsOf(next.answer).map(({ id }) => id)).toEqual(['new2']);
    expect([...takenRegions(next).values()]).toEqual(['new2']);
  });
});

describe('answering directly', () => {
  it('sets a choice, and gathers labels of a set in the order of the question', () => {
    expect(withLabel(EMPTY_DRAFT, questionOf('choice', ['a', 'b']) as LabeledQuestion, 'b' as LabelId).answer).toEqual(choice('b'));
    const tags = questionOf('multichoice', ['a', 'b', 'c']) as LabeledQuestion;
    const both = withLabel(withLabel(EMPTY_DRAFT, tags, 'c' as LabelId), tags, 'a' as LabelId);
    expect(both.answer).toEqual(multichoice('a', 'c'));
    expect(withLabel(both, tags, 'c' as LabelId).answer).toEqual(multichoice('a'));
  });

  it('says can’t tell, and takes it back', () => {
    expect(withCantTell(EMPTY_DRAFT).answer).toEqual(CANT_TELL);
    expect(withCantTell(withCantTell(EMPTY_DRAFT)).answer).toBeUndefined();
  });

  it('can say that there is nothing, except where a label must be chosen', () => {
    expect(emptyAnswer(BOX)).toEqual(boxes());
    expect(emptyAnswer(questionOf('choice', ['a']))).toBeUndefined();
    expect(emptyAnswer(questionOf('rating'))).toBeUndefined();
  });
});

describe('the change that decides', () => {
  it('is none while nothing is chosen', () => {
    expect(decisionChange(EMPTY_DRAFT, terms)).toBeUndefined();
  });

  it('holds answer, reason, round, guideline and what it replaces', () => {
    const change = decisionChange({ answer: choice('a'), reason: ' clear \n', sources: {}, left: [] }, { ...terms, guideline: 'f'.repeat(64) as ContentHash, basedOn: 'c'.repeat(32) as CommitId });
    expect(change).toEqual({
      kind: 'adjudication-made/1',
      key: [sampleOf('a.jpg'), QUESTION],
      value: { answer: choice('a'), reason: 'clear', round: 'r1', guideline: 'f'.repeat(64), basedOn: 'c'.repeat(32) },
    });
  });

  it('leaves out a guideline that is not there', () => {
    expect(decisionChange({ ...EMPTY_DRAFT, answer: choice('a') }, terms)?.value).toEqual({ answer: choice('a'), reason: '', round: 'r1', basedOn: null });
  });

  it('knows when a draft says the same as the decision in force', () => {
    const made = { answer: choice('a'), reason: 'clear', basedOn: null };
    expect(saysTheSame(draftOf(made), made)).toBe(true);
    expect(saysTheSame({ ...draftOf(made), reason: 'clearer' }, made)).toBe(false);
    expect(saysTheSame({ ...draftOf(made), answer: choice('b') }, made)).toBe(false);
    expect(saysTheSame(draftOf(undefined), undefined)).toBe(false);
  });
});
