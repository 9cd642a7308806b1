import type { ReviewCase } from '../../../../shared/curation/review-cases.ts';
import { choice, QUESTION, questionOf, ROUND, sampleOf, Story } from '../../../support/story.ts';

export const PATHS = ['a.png', 'b.png', 'c.png'];

export function caseOf(path: string): ReviewCase {
  return { sample: sampleOf(path), round: ROUND, question: QUESTION, score: 1, answers: 2, pattern: '', returned: undefined };
}

/** Three samples on which labeler 1 says x, and labelers 2 and 3 say y. */
export function reviewStory(): Story {
  const told = new Story().people(3).publish(questionOf('choice', ['x', 'y'])).samples(PATHS).open(PATHS, 3);
  for (const path of PATHS) for (const n of [3, 1, 2]) told.answer(n, path, choice(n === 1 ? 'x' : 'y'));
  return told;
}
