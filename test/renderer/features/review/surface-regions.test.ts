import { describe, expect, it } from 'vitest';
import { caseGroups, groupStates } from '../../../../renderer/features/review/case-groups.ts';
import { EMPTY_DRAFT, withAnswerOf } from '../../../../renderer/features/review/decision-draft.ts';
import { labelerAnswers } from '../../../../renderer/features/review/labeler-answers.ts';
import { decisionRegions, labelerRegions } from '../../../../renderer/features/review/shown-regions.ts';
import { surfaceRegions } from '../../../../renderer/features/review/surface-regions.ts';
import type { RegionId } from '../../../../shared/model/ids.ts';
import type { RegionQuestion } from '../../../../shared/model/label-set.ts';
import { boxes, personOf, QUESTION, questionOf, ROUND, sampleOf, Story } from '../../../support/story.ts';

const BOX = questionOf('box', ['scratch', 'dent']) as RegionQuestion;
const one = { sample: sampleOf('a.png'), round: ROUND, question: QUESTION, score: 1, answers: 2, pattern: '', returned: undefined };
const told = new Story().people(2).publish(BOX).samples(['a.png']).open(['a.png'], 2);
told.answer(1, 'a.png', boxes(['scratch', 0, 0, 50, 50]));
told.answer(2, 'a.png', boxes(['dent', 3, 0, 50, 50]));
const answers = labelerAnswers(told.state, one, false);
const found = caseGroups(BOX, answers);
const theirs = labelerRegions(BOX, [BOX], answers, () => true);

describe('regions on the surface', () => {
  it('of a group lie together under one caption, on the topmost, in one colour a person', () => {
    const drawn = surfaceRegions(theirs, { answers, canDraw: true, overlaid: true, matched: { question: BOX, found, states: groupStates(found, EMPTY_DRAFT, false) } });
    expect(drawn.map(({ caption, name }) => [name, caption])).toEqual([['Labeler 1: scratch', ''], ['Labeler 2: dent', 'dent / scratch · IoU 0.89']]);
    expect(new Set(drawn.map(({ color }) => color)).size).toBe(2);
    expect(drawn.every(({ fixed }) => fixed)).toBe(true);
  });

  it('beside each other say their own label', () => {
    const drawn = surfaceRegions(theirs, { answers, canDraw: false, overlaid: false, matched: { question: BOX, found, states: groupStates(found, EMPTY_DRAFT, false) } });
    expect(drawn.map(({ caption }) => caption)).toEqual(['scratch · IoU 0.89', 'dent · IoU 0.89']);
  });

  it('leave the caption to the decision’s region where it has one, and are dashed where it leaves them out', () => {
    const draft = withAnswerOf(EMPTY_DRAFT, boxes(['dent', 3, 0, 50, 50]), personOf(2), () => 'new' as RegionId);
    const drawn = surfaceRegions([...theirs, ...decisionRegions(BOX, draft)], { answers, canDraw: true, overlaid: true, matched: { question: BOX, found, states: groupStates(found, draft, false) } });
    expect(drawn.map(({ caption, fixed }) => [caption, fixed])).toEqual([['', true], ['', true], ['dent', false]]);
    const left = surfaceRegions(theirs, { answers, canDraw: true, overlaid: true, matched: { question: BOX, found, states: groupStates(found, EMPTY_DRAFT, true) } });
    expect(left.every(({ dashed }) => dashed)).toBe(true);
  });
});
