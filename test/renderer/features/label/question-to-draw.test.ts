import { describe, expect, it } from 'vitest';
import { questionToDraw } from '../../../../renderer/features/label/question-to-draw.ts';
import { question } from '../../../../shared/model/label-set.ts';
import type { Question } from '../../../../shared/model/label-set.ts';

function asked(id: string, type: 'choice' | 'box' | 'text'): Question {
  const common = { id, type, prompt: `${id}?`, about: 'image', required: true, cantTell: true };
  const decoded = question(type === 'text' ? { ...common, multiline: false } : { ...common, labels: [{ id: 'a', name: 'a', color: 0 }] });
  if (!decoded.ok) throw new Error(`no question: ${JSON.stringify(decoded)}`);
  return decoded.value;
}

describe('the question that a drag answers', () => {
  const choice = asked('which', 'choice');
  const first = asked('where', 'box');
  const second = asked('faces', 'box');
  const questions = [choice, first, second];

  it('is the active one when it asks for regions', () => {
    expect(questionToDraw(questions, second)).toBe(second);
  });

  it('is the first that asks for regions while another kind of question is active', () => {
    expect(questionToDraw(questions, choice)).toBe(first);
    expect(questionToDraw(questions, undefined)).toBe(first);
  });

  it('is none when nothing asks for regions', () => {
    expect(questionToDraw([choice, asked('said', 'text')], choice)).toBeUndefined();
  });
});
