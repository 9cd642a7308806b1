import { describe, expect, it } from 'vitest';
import { answersAfter, regionOf } from './label-story.ts';
import { attributed, cut, editSteps, joined, ownedRegions, relabeled, reshaped } from '../../../../renderer/features/label/region-edits.ts';
import { toggledMarks } from '../../../../renderer/features/label/region-marks.ts';
import type { Shape } from '../../../../shared/model/annotation.ts';
import type { LabelId, QuestionId } from '../../../../shared/model/ids.ts';
import { boxes, QUESTION, questionOf } from '../../../support/story.ts';

const A = regionOf('a');
const B = regionOf('b');
const C = regionOf('c');
const chosen = new Set(['a', 'c']);
const state = 'state' as QuestionId;

describe('edits of several regions', () => {
  it('change the label of the chosen ones only, and leave those that have it as they are', () => {
    const after = relabeled([A, B, C], chosen, 'dent' as LabelId);
    expect(after.map(({ label }) => label)).toEqual(['dent', 'scratch', 'dent']);
    expect(after[1]).toBe(B);
    expect(relabeled(after, chosen, 'dent' as LabelId)).toEqual(after);
  });

  it('answer an attribute of the chosen ones, and take the answer back without a trace', () => {
    const after = attributed([A, B, C], chosen, state, { type: 'rating', level: 1 });
    expect(after.map(({ attributes }) => attributes)).toEqual([{ state: { type: 'rating', level: 1 } }, undefined, { state: { type: 'rating', level: 1 } }]);
    expect(attributed(after, chosen, state, undefined)).toEqual([A, B, C]);
  });

  it('put the pieces of a cut where the region was, the first with its id', () => {
    const shapes: readonly Shape[] = [A.shape, C.shape];
    expect(cut([A, B, C], new Map([['b', shapes]]), () => regionOf('new').id).map(({ id }) => id)).toEqual(['a', 'b', 'new', 'c']);
  });

  it('join regions into the first of them', () => {
    const shape: Shape = { kind: 'box', x: 1, y: 1, width: 50, height: 50 };
    expect(joined([A, B, C], chosen, shape)).toEqual([{ ...A, shape }, B]);
    expect(reshaped([A, B], new Map([['b', shape]]))).toEqual([A, { ...B, shape }]);
  });

  it('become the fewest steps, over all questions, and none for a question that is not touched', () => {
    const questions = [questionOf('box', ['scratch', 'dent']), questionOf('choice', ['x'])];
    const answers = { [QUESTION]: boxes(['scratch', 1, 1, 5, 5], ['scratch', 9, 9, 5, 5]) };
    const steps = editSteps(questions, answers, (regions) => regions.slice(1));
    expect(steps).toMatchObject([{ id: 'b0', after: null, from: 0 }]);
    expect(editSteps(questions, answers, (regions) => regions)).toEqual([]);
    expect(ownedRegions(questions, answersAfter(answers, steps)).map(({ region }) => region.id)).toEqual(['b1']);
  });
});

describe('marks of regions', () => {
  it('are set on all unless all have them', () => {
    const some = toggledMarks(new Set(['a']), ['a', 'b']);
    expect([...some]).toEqual(['a', 'b']);
    expect([...toggledMarks(new Set([...some, 'c']), ['a', 'b'])]).toEqual(['c']);
  });
});
