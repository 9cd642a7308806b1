import { describe, expect, it } from 'vitest';
import type { RoundId } from '../../../shared/model/ids.ts';
import { planRelease } from '../../../shared/release/plan-release.ts';
import { recipeOf } from '../../support/release-recipe.ts';
import { audioFacts, CANT_TELL, choice, personOf, questionOf, type QUESTION, ROUND, sampleOf, skipped, Story } from '../../support/story.ts';

const PATHS = ['agreed.png', 'tie.png', 'decided.png', 'dark.png', 'skipped.png', 'alone.png', 'nobody.png'];

function story(): Story {
  const told = new Story().people(2).publish(questionOf('choice', ['x', 'y'])).samples(PATHS).open(PATHS, 2);
  for (const n of [1, 2]) told.answer(n, 'agreed.png', choice('x'));
  told.answer(1, 'tie.png', choice('x'));
  told.answer(2, 'tie.png', choice('y'));
  told.answer(1, 'decided.png', choice('x'));
  told.answer(2, 'decided.png', choice('y'));
  told.decide('decided.png', choice('y'), 'see the guideline');
  for (const n of [1, 2]) told.answer(n, 'dark.png', CANT_TELL);
  told.answer(1, 'skipped.png', skipped('it is a video'));
  told.answer(1, 'alone.png', choice('x'));
  return told;
}

function leftOut(told: Story, recipe = recipeOf()) {
  return Object.fromEntries(planRelease(told.state, recipe).leftOut.map(({ path, because, detail }) => [path, detail === '' ? because : `${because}: ${detail}`]));
}

describe('planning a release', () => {
  it('takes the lead’s decision, else the consensus', () => {
    const { samples } = planRelease(story().state, recipeOf());
    const answers = Object.fromEntries(samples.map(({ entry, answers: [first] }) => [entry.path, [first?.source, first?.value.type === 'choice' && first.value.label, first?.share, first?.by]]));
    expect(answers).toEqual({
      'agreed.png': ['consensus', 'x', 1, null],
      'decided.png': ['adjudicated', 'y', null, personOf(0)],
      'alone.png': ['consensus', 'x', 1, null],
    });
  });

  it('lists what is left out with the reason', () => {
    expect(leftOut(story())).toEqual({
      'tie.png': 'tie: 50 % of 2',
      'dark.png': 'cant-tell: 100 % of 2',
      'skipped.png': 'skipped: it is a video',
      'nobody.png': 'no-answers',
    });
    expect(leftOut(story(), recipeOf({ atLeast: 2 }))['alone.png']).toBe('too-few: 1 of the labelers asked for');
  });

  it('leaves excluded samples out, and decisions that nothing can be told', () => {
    const told = story();
    told.say(personOf(0), [{ kind: 'sample-excluded/1', key: [sampleOf('agreed.png')], value: { reason: 'blurred' } }]);
    told.decide('tie.png', CANT_TELL, 'too far away');
    expect(leftOut(told)).toMatchObject({ 'agreed.png': 'excluded: blurred', 'tie.png': 'cant-tell: too far away' });
  });

  it('counts one vote a labeler: of several rounds the later answer', () => {
    const told = story().open(['tie.png'], 2, {}, 'r2' as RoundId);
    told.answer(2, 'tie.png', choice('x'), {}, 'r2' as RoundId);
    expect(leftOut(told)['tie.png']).toBeUndefined();
    expect(leftOut(told, recipeOf({ rounds: [ROUND] }))['tie.png']).toBe('tie: 50 % of 2');
    const second = planRelease(told.state, recipeOf({ rounds: ['r2' as RoundId] }));
    expect([...second.samples.map(({ entry }) => entry.path), ...second.leftOut.map(({ path }) => path)]).toEqual(['tie.png']);
  });

  it('needs every question about the sample’s kind of media, except those that need not be answered', () => {
    const optional = { ...questionOf('text'), id: 'q2' as typeof QUESTION, required: false };
    const needed = { ...questionOf('text'), id: 'q3' as typeof QUESTION };
    const told = new Story().people(1).publish(questionOf('choice', ['x']), optional, needed).samples(['1.png']).samples(['1.wav'], audioFacts).open(['1.png'], 1);
    told.answer(1, '1.png', choice('x'));
    const asked = (...ids: string[]) => planRelease(told.state, recipeOf({ questions: ids as (typeof QUESTION)[] }));
    expect(asked('q1', 'q2').samples.map(({ answers }) => answers.map(({ question }) => question))).toEqual([['q1']]);
    expect(asked('q1', 'q3').leftOut).toMatchObject([{ path: '1.png', question: 'q3', because: 'no-answers' }]);
    expect(asked('q2').leftOut).toMatchObject([{ path: '1.png', because: 'no-answers' }]);
  });
});
