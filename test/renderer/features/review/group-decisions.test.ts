import { describe, expect, it } from 'vitest';
import { type CaseGroup, type CaseGroups, caseGroups, groupStates, steppedConflict } from '../../../../renderer/features/review/case-groups.ts';
import { groupSentences } from '../../../../renderer/features/review/conflict-words.ts';
import { type DecisionDraft, EMPTY_DRAFT, withoutRegions, withRegion } from '../../../../renderer/features/review/decision-draft.ts';
import { type GroupTerms, withAgreed, withAverage, withLeftOut, withMember, withMergedSpans, withWords } from '../../../../renderer/features/review/group-decisions.ts';
import { labelerAnswers, regionsOf } from '../../../../renderer/features/review/labeler-answers.ts';
import { decisionAddress } from '../../../../renderer/features/review/region-address.ts';
import type { Answer } from '../../../../shared/model/annotation.ts';
import type { LabelId, QuestionId, RegionId } from '../../../../shared/model/ids.ts';
import type { RegionQuestion } from '../../../../shared/model/label-set.ts';
import { audioFacts, boxes, imageFacts, points, QUESTION, questionOf, regionsAnswer, ROUND, sampleOf, Story } from '../../../support/story.ts';

const BOX = questionOf('box', ['scratch', 'dent']) as RegionQuestion;
const NAMES = ['Ana', 'Ben', 'Chen'];
const one = { sample: sampleOf('a.png'), round: ROUND, question: QUESTION, score: 1, answers: 3, pattern: '', returned: undefined };

function found(question: RegionQuestion, hideNames: boolean, ...said: Answer[]): CaseGroups {
  const story = new Story().people(said.length).publish(question).samples(['a.png']).open(['a.png'], said.length);
  said.forEach((answer, at) => story.answer(at + 1, 'a.png', answer));
  return caseGroups(question, labelerAnswers(story.state, one, hideNames));
}

/** Ana, Ben and Chen agree on one scratch; Chen misses the second; on the third Chen says dent. */
const THREE = [
  boxes(['scratch', 0, 0, 50, 50], ['scratch', 100, 0, 50, 50], ['scratch', 200, 0, 50, 50]),
  boxes(['scratch', 3, 0, 50, 50], ['scratch', 103, 0, 50, 50], ['scratch', 203, 0, 50, 50]),
  boxes(['scratch', 6, 0, 50, 50], ['dent', 206, 0, 50, 50]),
] as const;

let minted = 0;
const termsOf = (groups: CaseGroups, draft: DecisionDraft, question = BOX): GroupTerms => ({ question, facts: imageFacts('a.png'), states: groupStates(groups, draft, false), newId: () => `new${minted++}` as RegionId });
const labelsAt = (draft: DecisionDraft) => regionsOf(draft.answer).map(({ label, shape }) => [label, shape.kind === 'box' ? shape.x : NaN]);

describe('settling conflicts one by one', () => {
  const groups = found(BOX, false, ...THREE);
  const [missed, mislabeled] = groups.conflicts as [CaseGroup, CaseGroup];

  it('finds what differs, and says it in words', () => {
    expect(groups.groups).toHaveLength(3);
    expect(groups.conflicts.map(({ kinds }) => kinds)).toEqual([['missed'], ['mislabeled']]);
    expect(groupSentences(BOX, missed, NAMES)).toEqual(['Ana and Ben drew it, Chen did not', 'IoU 0.89']);
    expect(groupSentences(BOX, mislabeled, NAMES)).toEqual(['Ana and Ben say scratch, Chen says dent', 'IoU 0.79']);
    expect(groupSentences(BOX, groups.groups[0] as CaseGroup, NAMES)).toEqual(['All agree', 'IoU 0.79']);
  });

  it('begins with what all agree on, and takes one labeler’s region', () => {
    const { draft, id } = withMember(EMPTY_DRAFT, missed, 1, termsOf(groups, EMPTY_DRAFT));
    expect(labelsAt(draft)).toEqual([['scratch', 3], ['scratch', 103]]);
    const states = groupStates(groups, draft, false);
    expect(states.groupOf(id as RegionId)).toBe(missed);
    expect(groups.groups.map(states.stateOf)).toEqual(['in', 'in', 'open']);
    expect(states.undecided).toBe(1);
  });

  it('takes another’s instead, not besides', () => {
    const first = withMember(EMPTY_DRAFT, mislabeled, 0, termsOf(groups, EMPTY_DRAFT)).draft;
    const other = withMember(first, mislabeled, 2, termsOf(groups, first)).draft;
    expect(labelsAt(other)).toEqual([['scratch', 3], ['dent', 206]]);
  });

  it('leaves out what the labeler taken did not mark', () => {
    const { draft, id } = withMember(EMPTY_DRAFT, missed, 2, termsOf(groups, EMPTY_DRAFT));
    expect(id).toBeUndefined();
    expect(groupStates(groups, draft, false).stateOf(missed)).toBe('left-out');
    const taken = withMember(draft, missed, 0, termsOf(groups, draft)).draft;
    expect(taken.left).toEqual([]);
    expect(groupStates(groups, taken, false).stateOf(missed)).toBe('in');
  });

  it('takes the average, with the label of most', () => {
    const { draft, average } = withAverage(EMPTY_DRAFT, mislabeled, termsOf(groups, EMPTY_DRAFT));
    expect(labelsAt(draft)).toEqual([['scratch', 3], ['scratch', 203]]);
    expect(average).toMatchObject({ from: undefined, isLabelTied: false });
  });

  it('counts a region drawn over a conflict as its decision, and taken out again as none', () => {
    const drawn = withRegion(EMPTY_DRAFT, BOX, { id: 'mine' as RegionId, label: 'dent' as LabelId, shape: { kind: 'box', x: 105, y: 2, width: 40, height: 40 } });
    expect(groupStates(groups, drawn, false).stateOf(missed)).toBe('in');
    expect(groupStates(groups, withoutRegions(drawn, new Set(['mine'])), false).stateOf(missed)).toBe('open');
  });

  it('begins with all else that nobody doubts when something undoubted is taken from one labeler', () => {
    const agreed = groups.groups[0] as CaseGroup;
    const { draft } = withMember(EMPTY_DRAFT, agreed, 2, termsOf(groups, EMPTY_DRAFT));
    expect(labelsAt(draft)).toEqual([['scratch', 6]]);
    expect(labelsAt(withAverage(EMPTY_DRAFT, agreed, termsOf(groups, EMPTY_DRAFT)).draft)).toEqual([['scratch', 3]]);
  });

  it('knows that a decision in force, or can’t tell, has left out what it does not have', () => {
    expect(groupStates(groups, { ...EMPTY_DRAFT, answer: boxes(['scratch', 0, 0, 50, 50]) }, true).undecided).toBe(0);
    expect(groupStates(groups, { ...EMPTY_DRAFT, answer: { is: 'cant-tell' } }, false).undecided).toBe(0);
  });

  it('takes all that nobody doubts at once, and once only', () => {
    const draft = withAgreed(EMPTY_DRAFT, termsOf(groups, EMPTY_DRAFT));
    expect(labelsAt(draft)).toEqual([['scratch', 3]]);
    expect(withAgreed(draft, termsOf(groups, draft))).toBe(draft);
  });

  it('steps through what is undecided, wrapping round; through all once nothing is', () => {
    const states = groupStates(groups, EMPTY_DRAFT, false);
    expect(steppedConflict(groups.conflicts, states, undefined, 1)).toBe(missed);
    expect(steppedConflict(groups.conflicts, states, undefined, -1)).toBe(mislabeled);
    expect(steppedConflict(groups.conflicts, states, missed.key, 1)).toBe(mislabeled);
    expect(steppedConflict(groups.conflicts, states, mislabeled.key, 1)).toBe(missed);
    const left = withLeftOut(EMPTY_DRAFT, missed, termsOf(groups, EMPTY_DRAFT));
    expect(steppedConflict(groups.conflicts, groupStates(groups, left, false), undefined, 1)).toBe(mislabeled);
    expect(steppedConflict(groups.conflicts, groupStates(groups, EMPTY_DRAFT, true), missed.key, 1)).toBe(mislabeled);
    expect(steppedConflict([], states, undefined, 1)).toBeUndefined();
  });

  it('means the same things when names are hidden', () => {
    expect(found(BOX, true, ...THREE).groups.map(({ key }) => key).sort()).toEqual(groups.groups.map(({ key }) => key).sort());
  });
});

describe('averages', () => {
  it('of outlines are the one closest to the others, and say whose it is', () => {
    const outline = questionOf('polygon', ['scratch']) as RegionQuestion;
    const roof = (x: number) => regionsAnswer('polygon', [{ label: 'scratch', shape: { kind: 'polygon', points: [[x, 0], [x + 40, 0], [x, 40]] } }]);
    const groups = found(outline, false, roof(0), roof(2), roof(5));
    const { average } = withAverage(EMPTY_DRAFT, groups.groups[0] as CaseGroup, termsOf(groups, EMPTY_DRAFT, outline));
    expect(average?.from).toBe(1);
    expect(average?.region.shape).toEqual({ kind: 'polygon', points: [[2, 0], [42, 0], [2, 40]] });
  });

  it('of matched and misplaced regions are those of the matched ones', () => {
    const groups = found(BOX, false, boxes(['scratch', 0, 0, 50, 50]), boxes(['scratch', 2, 0, 50, 50]), boxes(['scratch', 30, 0, 50, 50]));
    expect(groups.conflicts.map(({ kinds }) => kinds)).toEqual([['misplaced']]);
    const { average } = withAverage(EMPTY_DRAFT, groups.conflicts[0] as CaseGroup, termsOf(groups, EMPTY_DRAFT));
    expect(average?.region.shape).toEqual({ kind: 'box', x: 1, y: 0, width: 50, height: 50 });
  });

  it('of turned boxes have the mean angle', () => {
    const car = questionOf('rotated-box', ['scratch']) as RegionQuestion;
    const turned = (angle: number) => regionsAnswer('rotated-box', [{ label: 'scratch', shape: { kind: 'rotated-box', x: 100, y: 100, width: 80, height: 30, angle } }]);
    const groups = found(car, false, turned(10), turned(14));
    const { average } = withAverage(EMPTY_DRAFT, groups.groups[0] as CaseGroup, termsOf(groups, EMPTY_DRAFT, car));
    expect(average).toMatchObject({ from: undefined, region: { shape: { kind: 'rotated-box', x: 100, y: 100, width: 80, height: 30, angle: 12 } } });
  });

  it('of a tie have the label in hand if it is one of them', () => {
    const groups = found(BOX, false, boxes(['scratch', 0, 0, 50, 50]), boxes(['dent', 0, 0, 50, 50]));
    const tie = groups.conflicts[0] as CaseGroup;
    expect(withAverage(EMPTY_DRAFT, tie, termsOf(groups, EMPTY_DRAFT), 'dent' as LabelId).average).toMatchObject({ isLabelTied: true, region: { label: 'dent' } });
    expect(withAverage(EMPTY_DRAFT, tie, termsOf(groups, EMPTY_DRAFT)).average?.region.label).toBe('scratch');
  });

  it('of points are their mean; how far they lie apart is said in pixels', () => {
    const eye = questionOf('point', ['scratch']) as RegionQuestion;
    const groups = found(eye, false, points(['scratch', 10, 10]), points(['scratch', 14, 13]));
    const group = groups.groups[0] as CaseGroup;
    expect(withAverage(EMPTY_DRAFT, group, termsOf(groups, EMPTY_DRAFT, eye)).average?.region.shape).toEqual({ kind: 'point', x: 12, y: 11.5 });
    expect(groupSentences(eye, group, NAMES)).toEqual(['All agree', '5 px apart']);
  });
});

describe('spans', () => {
  const WORDS = 'words' as QuestionId;
  const speech = { ...questionOf('span', ['speech', 'music'], 'audio'), attributes: [{ type: 'text', id: WORDS, prompt: 'Words', required: false, multiline: false }] } as RegionQuestion;
  const span = (start: number, end: number, words?: string) => ({ label: 'speech', shape: { kind: 'span' as const, start, end, lane: 0 }, ...(words === undefined ? {} : { attributes: { [WORDS]: { type: 'text' as const, text: words } } }) });
  const terms = (groups: CaseGroups, draft: DecisionDraft): GroupTerms => ({ ...termsOf(groups, draft, speech), facts: audioFacts('a.wav') });
  const at = (draft: DecisionDraft) => regionsOf(draft.answer).map(({ shape, attributes }) => [shape.kind === 'span' ? [shape.start, shape.end] : NaN, attributes?.[WORDS]?.type === 'text' ? attributes[WORDS].text : undefined]);
  /** Ana hears one long span where Ben hears two; on a third they agree. */
  const groups = found(speech, false, regionsAnswer('span', [span(1, 3, 'we meet at noon'), span(5, 6, 'yes')]), regionsAnswer('span', [span(1, 2.2, 'we meet'), span(2.3, 3, 'at noon'), span(5, 6, 'yes')]));
  const [long, second, third] = groups.groups as [CaseGroup, CaseGroup, CaseGroup];
  const part = (group: CaseGroup, labeler: number) => {
    const place = group.members.findIndex((member) => member.labeler === labeler);
    const member = group.members[place];
    if (member === undefined) throw new Error('a member');
    return { address: group.addresses[place] as string, region: member.region, group };
  };

  it('of one labeler are merged into one of the decision, with all words; both conflicts are settled', () => {
    expect([long, second, third].map(({ members }) => members.length)).toEqual([2, 2, 1]);
    const [one, other] = [part(long, 1), part(third, 1)];
    const after = withMergedSpans(EMPTY_DRAFT, [other, one], terms(groups, EMPTY_DRAFT));
    expect(after && at(after.draft)).toEqual([[[5, 6], 'yes'], [[1, 3], 'we meet at noon']]);
    const states = after && groupStates(groups, after.draft, false);
    expect(states?.undecided).toBe(0);
    expect([long, third].map((group) => states?.stateOf(group))).toEqual(['merged', 'in']);
    const dropped = after && withoutRegions(after.draft, new Set([after.id as RegionId]));
    expect(dropped && [long, third].map((group) => groupStates(groups, dropped, false).stateOf(group))).toEqual(['open', 'open']);
    const apart = after && withLeftOut(after.draft, long, terms(groups, after.draft));
    expect(apart && groupStates(groups, apart, false).stateOf(long)).toBe('left-out');
    expect(withMergedSpans(EMPTY_DRAFT, [one], terms(groups, EMPTY_DRAFT))).toBeUndefined();
  });

  it('of the decision are merged in their place', () => {
    const first = withMember(EMPTY_DRAFT, long, 1, terms(groups, EMPTY_DRAFT));
    const both = withMember(first.draft, third, 1, terms(groups, first.draft));
    expect(at(both.draft)).toEqual([[[5, 6], 'yes'], [[1, 2.2], 'we meet'], [[2.3, 3], 'at noon']]);
    const parts = regionsOf(both.draft.answer).slice(1).map((region) => ({ address: decisionAddress(region.id), region, group: groupStates(groups, both.draft, false).groupOf(region.id) }));
    const after = withMergedSpans(both.draft, parts, terms(groups, both.draft));
    expect(after && at(after.draft)).toEqual([[[5, 6], 'yes'], [[1, 3], 'we meet at noon']]);
  });

  it('get words one by one; without a span of the decision the labeler’s is taken with them', () => {
    const taken = withWords(EMPTY_DRAFT, long, 1, WORDS, 'we met', terms(groups, EMPTY_DRAFT));
    expect(at(taken.draft)).toEqual([[[5, 6], 'yes'], [[1, 2.2], 'we met']]);
    const again = withWords(taken.draft, long, 0, WORDS, 'we meet at noon', terms(groups, taken.draft));
    expect(at(again.draft)).toEqual([[[5, 6], 'yes'], [[1, 2.2], 'we meet at noon']]);
    expect(again.id).toBe(taken.id);
  });

  it('say how much later the second starts and ends, and of three how sure the boundaries are', () => {
    const two = found(speech, false, regionsAnswer('span', [span(1, 3)]), regionsAnswer('span', [span(1.12, 2.2)]));
    expect(groupSentences(speech, two.groups[0] as CaseGroup, NAMES).at(-1)).toBe('Ben starts 120 ms later, ends 800 ms earlier than Ana');
    const three = found(speech, false, regionsAnswer('span', [span(1, 2)]), regionsAnswer('span', [span(1.1, 2)]), regionsAnswer('span', [span(1.2, 2)]));
    expect(groupSentences(speech, three.groups[0] as CaseGroup, NAMES).at(-1)).toBe('starts within 200 ms (± 100 ms)');
  });
});
