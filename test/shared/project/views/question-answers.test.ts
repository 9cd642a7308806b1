import { describe, expect, it } from 'vitest';
import type { RoundId } from '../../../../shared/model/ids.ts';
import type { ProjectState } from '../../../../shared/project/project-state.ts';
import type { AnswerSelection } from '../../../../shared/project/views/answer-columns.ts';
import { questionAnswers } from '../../../../shared/project/views/question-answers.ts';
import { CANT_TELL, choice, personOf, questionOf, QUESTION, ROUND, sampleOf, skipped, Story } from '../../../support/story.ts';

const SECOND = 'r2' as RoundId;

function story(): Story {
  return new Story().people(3).publish(questionOf('choice', ['x', 'y'])).samples(['1.png', '2.png', '3.png']).open(['1.png', '2.png', '3.png'], 3);
}

/** The columns as lines of [round, path, labeler, answer]. */
function lines(state: ProjectState, selection?: AnswerSelection): unknown[] {
  const { units, labelers, answers, unit, labeler, answer } = questionAnswers(state, QUESTION, selection);
  const names = new Map(['1.png', '2.png', '3.png'].map((path) => [sampleOf(path), path]));
  return Array.from(unit, (u, at) => {
    const given = answers[answer[at] ?? -1];
    const said = given?.is === 'value' && given.value.type === 'choice' ? given.value.label : given?.is;
    return [units[u]?.round, names.get(units[u]?.sample ?? sampleOf('')), labelers[labeler[at] ?? -1], said];
  });
}

describe('the answers to a question', () => {
  it('come in order of round, assignment and labeler, whoever submitted first', () => {
    const told = story();
    told.answer(2, '3.png', choice('y'));
    told.answer(1, '1.png', CANT_TELL);
    told.answer(1, '3.png', choice('x'));
    told.answer(3, '1.png', skipped('too dark'));
    expect(lines(told.state)).toEqual([
      [ROUND, '1.png', personOf(1), 'cant-tell'],
      [ROUND, '1.png', personOf(3), 'skipped'],
      [ROUND, '3.png', personOf(1), 'x'],
      [ROUND, '3.png', personOf(2), 'y'],
    ]);
  });

  it('are the current ones: corrections replace, taken-back ones are gone', () => {
    const told = story();
    told.answer(1, '1.png', choice('x'));
    told.answer(1, '1.png', choice('y'));
    told.answer(2, '1.png', choice('x'));
    told.say(personOf(2), [{ kind: 'annotation-submitted/1', key: [ROUND, sampleOf('1.png'), personOf(2), '1'], value: null }]);
    expect(lines(told.state)).toEqual([[ROUND, '1.png', personOf(1), 'y']]);
  });

  it('leave out repeats, excluded samples and questions not answered', () => {
    const told = story();
    told.answer(1, '1.png', choice('x'));
    told.answer(1, '1.png', choice('y'), {}, ROUND, 2);
    told.answer(1, '2.png', choice('x'));
    told.answer(1, '3.png', choice('x'), { answers: {} });
    told.say(personOf(0), [{ kind: 'sample-excluded/1', key: [sampleOf('2.png')], value: { reason: 'blurred' } }]);
    expect(lines(told.state)).toEqual([[ROUND, '1.png', personOf(1), 'x']]);
  });

  it('can be of some rounds only, blind only, and without what came late', () => {
    const told = story().open(['1.png'], 3, {}, SECOND);
    told.answer(1, '1.png', choice('x'));
    told.answer(2, '1.png', choice('y'), { sawOthers: true });
    told.answer(1, '1.png', choice('y'), {}, SECOND);
    told.say(personOf(0), [{ kind: 'round-closed/1', key: [ROUND], value: {} }]);
    told.answer(3, '1.png', choice('x'));
    expect(lines(told.state, { rounds: [SECOND] })).toEqual([[SECOND, '1.png', personOf(1), 'y']]);
    expect(lines(told.state, { rounds: [ROUND], blindOnly: true, withoutLate: true })).toEqual([[ROUND, '1.png', personOf(1), 'x']]);
  });

  it('include what was labeled without being assigned', () => {
    const told = new Story().people(2).publish(questionOf('choice', ['x'])).samples(['1.png', '2.png']).open(['2.png'], 2);
    told.answer(1, '1.png', choice('x'));
    told.answer(1, '2.png', choice('x'));
    expect(lines(told.state)).toEqual([
      [ROUND, '2.png', personOf(1), 'x'],
      [ROUND, '1.png', personOf(1), 'x'],
    ]);
  });

  it('count a merged person as one: of two answers to one sample the later', () => {
    const told = story();
    told.answer(2, '1.png', choice('y'));
    told.answer(1, '1.png', choice('x'));
    told.answer(2, '2.png', choice('y'));
    told.say(personOf(0), [{ kind: 'person-merged/1', key: [personOf(2)], value: { into: personOf(1) } }]);
    expect(lines(told.state)).toEqual([
      [ROUND, '1.png', personOf(1), 'x'],
      [ROUND, '2.png', personOf(1), 'y'],
    ]);
  });

  it('do not mix up rounds where a sample of the next round was never labeled', () => {
    const told = new Story().people(2).publish(questionOf('choice', ['x'])).samples(['1.png', '2.png']).open(['1.png'], 2).open(['2.png'], 2, {}, SECOND);
    told.answer(1, '1.png', choice('x'));
    expect(lines(told.state)).toEqual([[ROUND, '1.png', personOf(1), 'x']]);
  });
});
