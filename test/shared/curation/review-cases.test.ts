import { describe, expect, it } from 'vitest';
import { agreementInput } from '../../../shared/curation/agreement-input.ts';
import { disagreementQueue } from '../../../shared/curation/disagreement-queue.ts';
import { reviewCases } from '../../../shared/curation/review-cases.ts';
import type { ProjectState } from '../../../shared/project/project-state.ts';
import { CANT_TELL, choice, QUESTION, questionOf, sampleOf, skipped, Story } from '../../support/story.ts';

const PATHS = ['a.png', 'b.png', 'c.png', 'd.png', 'e.png', 'f.png'];

function told(): ProjectState {
  const story = new Story().people(3).publish(questionOf('choice', ['x', 'y', 'z'])).samples(PATHS).open(PATHS, 3);
  const say = (path: string, ...answers: Parameters<Story['answer']>[2][]) => answers.forEach((answer, at) => story.answer(at + 1, path, answer));
  say('a.png', choice('x'), choice('x'), choice('x'));
  say('b.png', choice('x'), choice('y'), choice('x'));
  say('c.png', choice('x'), choice('y'), choice('z'));
  say('d.png', choice('x'), choice('x'), skipped('too dark'));
  say('e.png', CANT_TELL, CANT_TELL, CANT_TELL);
  say('f.png', choice('x'), CANT_TELL);
  return story.state;
}

const casesOf = (state: ProjectState) => reviewCases([agreementInput(state, QUESTION)].flatMap((input) => input ?? []));

describe('reviewCases', () => {
  it('are the disagreements, worst first, then what labelers only returned', () => {
    const { cases } = casesOf(told());
    expect(cases.map(({ sample }) => PATHS.find((path) => sampleOf(path) === sample))).toEqual(['c.png', 'b.png', 'd.png', 'e.png']);
  });

  it('say why a sample came back: a skip with its reason, or that nobody could tell', () => {
    const { cases } = casesOf(told());
    expect(cases.map(({ returned }) => returned)).toEqual([undefined, undefined, { why: 'skipped', reason: 'too dark' }, { why: 'cant-tell' }]);
  });

  it('count what could be compared at all', () => {
    expect(casesOf(told()).compared).toBe(4);
    expect(reviewCases([])).toEqual({ cases: [], compared: 0 });
  });

  it('hold the same disagreements in the same order as the queue of the project', () => {
    const state = told();
    const differing = casesOf(state).cases.filter(({ score }) => score > 0);
    expect(differing.map(({ sample, round, question, score, answers, pattern }) => ({ sample, round, question, score, answers, pattern }))).toEqual(
      disagreementQueue(state).map(({ sample, round, question, score, answers, pattern }) => ({ sample, round, question, score, answers, pattern })),
    );
  });
});
