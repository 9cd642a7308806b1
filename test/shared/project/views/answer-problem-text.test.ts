import { describe, expect, it } from 'vitest';
import { answerProblems } from '../../../../shared/model/answer-problems.ts';
import type { QuestionId } from '../../../../shared/model/ids.ts';
import { type Question, question } from '../../../../shared/model/label-set.ts';
import { answerProblemText } from '../../../../shared/project/views/answer-problem-text.ts';
import { boxes, regionsAnswer } from '../../../support/story.ts';

function asked(value: object): Question {
  const decoded = question({ id: 'q1' as QuestionId, prompt: 'What is there?', required: true, cantTell: false, labels: [{ id: 'scratch', name: 'Scratch', color: 0 }], ...value });
  if (!decoded.ok) throw new Error('no question');
  return decoded.value;
}

function sentences(to: Question, answer: Parameters<typeof answerProblems>[1]): readonly string[] {
  return answerProblems(to, answer).map((problem) => answerProblemText(to, answer, problem));
}

const WORDS = { id: 'words', type: 'text', prompt: 'Words', required: true, multiline: false };

describe('what is missing from an answer, in a sentence', () => {
  it('names a region of an image by its place in the list', () => {
    const box = asked({ type: 'box', about: 'image', minimum: 5, attributes: [WORDS] });
    expect(sentences(box, boxes(['scratch', 0, 0, 1, 9]))).toEqual(['Region 1 (Scratch) is too small: at least 5 pixels each way.', 'Region 1 (Scratch): “Words” is not answered.']);
    expect(sentences(box, undefined)).toEqual([]);
  });

  it('names a span by when it begins', () => {
    const span = asked({ type: 'span', about: 'audio', minimum: 0.5, attributes: [WORDS] });
    const answer = regionsAnswer('span', [{ label: 'scratch', shape: { kind: 'span', start: 1.25, end: 1.5, lane: 0 } }]);
    expect(sentences(span, answer)).toEqual(['The span at 1.25 s (Scratch) is too small: at least 0.5 s long.', 'The span at 1.25 s (Scratch): “Words” is not answered.']);
    expect(sentences(asked({ type: 'span', about: 'audio', atLeastOne: true }), regionsAnswer('span', []))).toEqual(['“What is there?” needs at least one span.']);
  });
});
