import { describe, expect, it } from 'vitest';
import { EMPTY_DRAFT, withAnswerOf } from '../../../../renderer/features/review/decision-draft.ts';
import { labelerAnswers } from '../../../../renderer/features/review/labeler-answers.ts';
import { decisionAddress, decisionRegionId } from '../../../../renderer/features/review/region-address.ts';
import { decisionRegions, labelerRegions, steppedRegion } from '../../../../renderer/features/review/shown-regions.ts';
import { changeTo } from '../../../../shared/history/change.ts';
import type { QuestionId, RegionId } from '../../../../shared/model/ids.ts';
import { boxes, choice, personOf, QUESTION, questionOf, ROUND, sampleOf, Story } from '../../../support/story.ts';

const WHERE = questionOf('box', ['scratch', 'dent']);
const WHAT = { ...questionOf('choice', ['scratch', 'dent']), id: 'what' as QuestionId };
const one = { sample: sampleOf('a.png'), round: ROUND, question: QUESTION, score: 1, answers: 2, pattern: '', returned: undefined };
const everybody = () => true;

function told() {
  const story = new Story().people(2).publish(WHERE, WHAT).samples(['a.png']).open(['a.png'], 2);
  const say = (n: number, where: ReturnType<typeof boxes>) =>
    story.say(personOf(n), [changeTo('annotation', [ROUND, sampleOf('a.png'), personOf(n), '1'], story.annotation(null, { answers: { [QUESTION]: where, what: choice('dent') } }))]);
  say(1, boxes(['scratch', 0, 0, 10, 10]));
  say(2, boxes(['scratch', 1, 1, 10, 10], ['dent', 50, 50, 5, 5]));
  return story.state;
}

describe('labelerRegions', () => {
  it('tells regions of different labelers apart, though their ids are the same', () => {
    const regions = labelerRegions(WHERE, [WHERE, WHAT], labelerAnswers(told(), one, false), everybody);
    expect(regions.map(({ address, label, isContext }) => [address, label, isContext])).toEqual([['person-1/b0', 'scratch', false], ['person-2/b0', 'scratch', false], ['person-2/b1', 'dent', false]]);
  });

  it('leaves out labelers who are hidden', () => {
    const regions = labelerRegions(WHERE, [WHERE], labelerAnswers(told(), one, false), (place) => place === 1);
    expect(regions.map(({ address }) => address)).toEqual(['person-2/b0', 'person-2/b1']);
  });

  it('shows regions of other questions as context, under their labels', () => {
    const answers = labelerAnswers(told(), { ...one, question: WHAT.id }, false);
    expect(labelerRegions(WHAT, [WHERE, WHAT], answers, everybody).map(({ label, isContext }) => [label, isContext])).toEqual([['scratch', true], ['scratch', true], ['dent', true]]);
  });
});

describe('addresses', () => {
  it('of the decision lead back to its regions', () => {
    expect(decisionRegionId(decisionAddress('g-1' as RegionId))).toBe('g-1');
    expect(decisionRegionId('0/g-1')).toBeUndefined();
    expect(decisionRegionId(undefined)).toBeUndefined();
  });
});

describe('steppedRegion', () => {
  it('goes round in both directions, and begins at an end', () => {
    const draft = withAnswerOf(EMPTY_DRAFT, boxes(['scratch', 0, 0, 1, 1], ['dent', 2, 2, 1, 1], ['dent', 4, 4, 1, 1]), personOf(1), (() => { let n = 0; return () => `n${n++}` as RegionId; })());
    const regions = decisionRegions(WHERE, draft);
    expect(steppedRegion(regions, undefined, 1)).toBe('decision/n0');
    expect(steppedRegion(regions, undefined, -1)).toBe('decision/n2');
    expect(steppedRegion(regions, 'decision/n2', 1)).toBe('decision/n0');
    expect(steppedRegion(regions, 'decision/n0', -1)).toBe('decision/n2');
    expect(steppedRegion([], undefined, 1)).toBeUndefined();
  });
});
