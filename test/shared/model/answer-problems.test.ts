import { describe, expect, it } from 'vitest';
import { answerProblems, shortestSide } from '../../../shared/model/answer-problems.ts';
import type { Answer, AttributeValues } from '../../../shared/model/annotation.ts';
import type { LabelId, QuestionId } from '../../../shared/model/ids.ts';
import type { Question } from '../../../shared/model/label-set.ts';
import { answerProblemText } from '../../../shared/project/views/answer-problem-text.ts';
import { CANT_TELL, choice, multichoice, questionOf, rating, regionsAnswer, skipped, spans, transcript } from '../../support/story.ts';

const RED = 'red' as LabelId;
const colour = { type: 'choice', id: 'colour' as QuestionId, prompt: 'Colour?', required: true, labels: [{ id: RED, name: 'Red', color: 0 }] } as const;
const flaws = { type: 'multichoice', id: 'flaws' as QuestionId, prompt: 'Flaws?', required: true, labels: [] } as const;
const sharp = { type: 'rating', id: 'sharp' as QuestionId, prompt: 'Sharp?', required: false, levels: ['no', 'yes'] } as const;
const plate = { type: 'text', id: 'plate' as QuestionId, prompt: 'Plate?', required: true, multiline: false } as const;

function roofs(rules: object): Question {
  return { ...questionOf('polygon', ['roof']), ...rules };
}

const triangle = (size: number) => ({ kind: 'polygon', points: [[0, 0], [size, 0], [0, 20]] }) as const;
const drawn = (size: number, attributes?: AttributeValues, label = 'roof') => regionsAnswer('polygon', [{ label, shape: triangle(size), ...(attributes === undefined ? {} : { attributes }) }]);
const codes = (question: Question, answer: Answer | undefined) => answerProblems(question, answer).map((problem) => ('attribute' in problem ? `${problem.code} ${problem.attribute}` : problem.code));

describe('what is missing from an answer', () => {
  it('is an answer, where the question must be answered', () => {
    expect(codes(questionOf('choice', ['x']), undefined)).toEqual(['not-answered']);
    expect(codes({ ...questionOf('choice', ['x']), required: false }, undefined)).toEqual([]);
    expect(codes(questionOf('text'), transcript('  '))).toEqual(['not-answered']);
    expect(codes(questionOf('multichoice', ['x']), multichoice())).toEqual(['not-answered']);
    expect(codes(questionOf('choice', ['x']), choice('x'))).toEqual([]);
    expect(codes(questionOf('choice', ['x']), rating(1))).toEqual(['not-answered']);
  });

  it('is nothing where somebody cannot tell or skips', () => {
    for (const type of ['choice', 'polygon', 'text'] as const) {
      expect(codes(roofsOr(type), CANT_TELL)).toEqual([]);
      expect(codes(roofsOr(type), skipped('dark'))).toEqual([]);
    }
  });

  it('is a label or level that the label set does not have', () => {
    expect(codes(questionOf('choice', ['x']), choice('y'))).toEqual(['unknown-label']);
    expect(codes(questionOf('rating'), rating(5))).toEqual(['unknown-level']);
    expect(codes(roofs({}), drawn(20, undefined, 'gone'))).toEqual(['unknown-label']);
  });

  it('is at least one region only where that is asked for', () => {
    expect(codes(roofs({}), undefined)).toEqual([]);
    expect(codes(roofs({ atLeastOne: true }), undefined)).toEqual(['no-region']);
    expect(codes(roofs({ atLeastOne: true }), regionsAnswer('polygon', []))).toEqual(['no-region']);
    expect(codes(roofs({ atLeastOne: true }), drawn(20))).toEqual([]);
  });

  it('is size, on the shorter side', () => {
    expect(codes(roofs({ minimum: 10 }), drawn(9.9))).toEqual(['too-small']);
    expect(codes(roofs({ minimum: 10 }), drawn(10))).toEqual([]);
    expect(codes({ ...questionOf('span', ['um'], 'audio'), minimum: 0.5 } as Question, spans(['um', 1, 1.4], ['um', 2, 3]))).toEqual(['too-small']);
    expect(shortestSide({ kind: 'rotated-box', x: 0, y: 0, width: 30, height: 4, angle: 45 })).toBe(4);
    expect(shortestSide({ kind: 'point', x: 3, y: 4 })).toBe(0);
  });

  it('is each attribute that must be answered, of each region; what was never asked is no problem', () => {
    const asked = roofs({ attributes: [colour, flaws, sharp, plate] });
    expect(codes(asked, drawn(20))).toEqual(['attribute-not-answered colour', 'attribute-not-answered flaws', 'attribute-not-answered plate']);
    const given = { colour: { type: 'choice', label: RED }, flaws: { type: 'multichoice', labels: [] }, plate: { type: 'text', text: ' ' }, unasked: { type: 'rating', level: 9 } } as const;
    expect(codes(asked, drawn(20, given))).toEqual(['attribute-not-answered flaws', 'attribute-not-answered plate']);
    expect(codes(roofs({ attributes: [colour, sharp] }), drawn(20, { colour: { type: 'choice', label: 'gone' as LabelId }, sharp: { type: 'rating', level: 2 } }))).toEqual(['unknown-label colour', 'unknown-level sharp']);
    expect(codes(roofs({ attributes: [colour] }), drawn(20, { colour: { type: 'text', text: 'red' } }))).toEqual(['attribute-not-answered colour']);
  });

  it('is said in words that name the region', () => {
    const asked = roofs({ attributes: [colour], minimum: 30 });
    const answer = drawn(20);
    expect(answerProblems(asked, answer).map((problem) => answerProblemText(asked, answer, problem))).toEqual([
      'Region 1 (roof) is too small: at least 30 pixels each way.',
      'Region 1 (roof): “Colour?” is not answered.',
    ]);
    expect(answerProblemText(roofs({}), undefined, { code: 'no-region' })).toBe('“What is it?” needs at least one region.');
  });
});

function roofsOr(type: 'choice' | 'polygon' | 'text'): Question {
  return type === 'polygon' ? roofs({ atLeastOne: true }) : questionOf(type, ['x']);
}
