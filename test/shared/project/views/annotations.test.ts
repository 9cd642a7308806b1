import { describe, expect, it } from 'vitest';
import { changeTo } from '../../../../shared/history/change.ts';
import { adjudicationOf, annotationsOfSample, lastSaid } from '../../../../shared/project/views/annotations.ts';
import { choice, personOf, questionOf, QUESTION, ROUND, sampleOf, Story } from '../../../support/story.ts';

function story(): Story {
  return new Story().people(2).publish(questionOf('choice', ['x', 'y'])).samples(['1.png']).open(['1.png'], 2);
}

const decision = (label: string, basedOn: string | null) =>
  changeTo('adjudication', [sampleOf('1.png'), QUESTION], { answer: choice(label), reason: '', basedOn: basedOn as null });

describe('annotations of a sample', () => {
  it('are the current ones, oldest first', () => {
    const told = story();
    told.answer(2, '1.png', choice('x'));
    told.answer(1, '1.png', choice('x'), { note: 'hm' });
    told.answer(2, '1.png', choice('y'));
    expect(annotationsOfSample(told.state, sampleOf('1.png')).map(({ labeler, annotation }) => [labeler, annotation.answers[QUESTION], annotation.note])).toEqual([
      [personOf(1), choice('x'), 'hm'],
      [personOf(2), choice('y'), undefined],
    ]);
    expect(annotationsOfSample(told.state, sampleOf('1.png'), 'r9' as typeof ROUND)).toEqual([]);
    expect(lastSaid(told.state, ROUND, sampleOf('1.png'), personOf(2))?.answers[QUESTION]).toEqual(choice('y'));
    expect(lastSaid(told.state, ROUND, sampleOf('1.png'), personOf(2), 2)).toBeUndefined();
  });

  it('are remembered when taken back, for whoever wants to change and submit them again', () => {
    const told = story();
    told.answer(1, '1.png', choice('x'));
    told.say(personOf(1), [{ kind: 'annotation-submitted/1', key: [ROUND, sampleOf('1.png'), personOf(1), '1'], value: null }]);
    expect(annotationsOfSample(told.state, sampleOf('1.png'))).toEqual([]);
    expect(lastSaid(told.state, ROUND, sampleOf('1.png'), personOf(1))?.answers[QUESTION]).toEqual(choice('x'));
    expect(lastSaid(told.state, ROUND, sampleOf('1.png'), personOf(2))).toBeUndefined();
  });
});

describe('an adjudication', () => {
  it('is the newest, and names those decided beside it without knowing of it', () => {
    const told = story();
    expect(adjudicationOf(told.state, sampleOf('1.png'), QUESTION)).toBeUndefined();
    told.say(personOf(0), [decision('x', null)]);
    told.say(personOf(1), [decision('y', null)]);
    const entry = adjudicationOf(told.state, sampleOf('1.png'), QUESTION);
    expect([entry?.by, entry?.adjudication.answer, entry?.siblings.map(({ by }) => by)]).toEqual([personOf(1), choice('y'), [personOf(0)]]);
  });

  it('has no siblings when it knowingly replaces, and is gone when taken back', () => {
    const told = story();
    const first = told.say(personOf(0), [decision('x', null)]);
    told.say(personOf(1), [decision('y', first.id)]);
    expect(adjudicationOf(told.state, sampleOf('1.png'), QUESTION)?.siblings).toEqual([]);
    told.say(personOf(1), [{ kind: 'adjudication-made/1', key: [sampleOf('1.png'), QUESTION], value: null }]);
    expect(adjudicationOf(told.state, sampleOf('1.png'), QUESTION)).toBeUndefined();
  });
});
