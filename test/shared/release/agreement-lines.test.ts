import { describe, expect, it } from 'vitest';
import { agreementLines } from '../../../shared/release/agreement-lines.ts';
import { recipeOf } from '../../support/release-recipe.ts';
import { choice, questionOf, Story } from '../../support/story.ts';

const PATHS = Array.from({ length: 20 }, (_, at) => `${at}.png`);

function told(labelOf: (at: number, n: number) => string): Story {
  const story = new Story().people(2).publish(questionOf('choice', ['x', 'y'])).samples(PATHS).open(PATHS, 2);
  PATHS.forEach((path, at) => [1, 2].forEach((n) => story.answer(n, path, choice(labelOf(at, n)))));
  return story;
}

describe('agreement on a data card', () => {
  it('is the headline with its interval and the plain figure beside it, the same every time', () => {
    const { state } = told((at, n) => (at % 2 === 0 || (at === 1 && n === 1) ? 'x' : 'y'));
    const lines = agreementLines(state, recipeOf());
    expect(lines).toEqual(agreementLines(state, recipeOf()));
    expect(lines[0]).toMatch(/^`q1`: Krippendorff’s α 0\.90 \(95 % interval 0\.\d\d to 1\.00, 20 samples, counted in each round, answered by at least two of 2 labelers\)$/);
    expect(lines[1]).toMatch(/^`q1`: Percent agreement 0\.95 /);
  });

  it('writes what is below zero with a true minus, as the screen does', () => {
    const lines = agreementLines(told((_, n) => (n === 1 ? 'x' : 'y')).state, recipeOf());
    expect(lines[0]).toMatch(/α −0\.\d\d \(95 % interval −0\.\d\d to/);
    expect(lines.join('')).not.toMatch(/-\d/);
  });

  it('says why it is undefined, and nothing of questions the project never asked', () => {
    expect(agreementLines(told(() => 'x').state, recipeOf())[0]).toBe('`q1`: Krippendorff’s α is undefined: all answers are the same, so chance cannot be told from agreement');
    expect(agreementLines(told(() => 'x').state, recipeOf({ questions: ['q9' as never] }))).toEqual([]);
  });
});
