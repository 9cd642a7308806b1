import { describe, expect, it } from 'vitest';
import { caseGroups } from '../../../../renderer/features/review/case-groups.ts';
import { labelerAnswers } from '../../../../renderer/features/review/labeler-answers.ts';
import { groupStretch, listeningPairs } from '../../../../renderer/features/review/span-listening.ts';
import type { Answer } from '../../../../shared/model/annotation.ts';
import type { RegionQuestion } from '../../../../shared/model/label-set.ts';
import { audioFacts, QUESTION, questionOf, ROUND, sampleOf, spans, Story } from '../../../support/story.ts';

const SPEECH = questionOf('span', ['speech'], 'audio') as RegionQuestion;

function heard(...said: Answer[]) {
  const told = new Story().people(said.length).publish(SPEECH).samples(['a.wav'], audioFacts).open(['a.wav'], said.length);
  said.forEach((answer, at) => told.answer(at + 1, 'a.wav', answer));
  const answers = labelerAnswers(told.state, { sample: sampleOf('a.wav'), round: ROUND, question: QUESTION, score: 1, answers: said.length, pattern: '', returned: undefined }, false);
  const [group] = caseGroups(SPEECH, answers).groups;
  if (group === undefined) throw new Error('there is a group');
  return { group, pairs: (hidden: readonly number[] = []) => listeningPairs(group, answers, (place) => !hidden.includes(place), 10) };
}

describe('what is heard of a conflict', () => {
  it('is where two differ, with a quarter of a second around, inside the recording', () => {
    const { pairs } = heard(spans(['speech', 0.1, 9]), spans(['speech', 1.1, 10]));
    expect(pairs()).toEqual([{ a: { name: 'Labeler 1', color: 2, span: expect.objectContaining({ start: 0.1, end: 9 }) }, b: { name: 'Labeler 2', color: 3, span: expect.objectContaining({ start: 1.1, end: 10 }) }, differing: [{ start: 0, end: 1.35 }, { start: 8.75, end: 10 }] }]);
  });

  it('is one stretch where both ends are near each other', () => {
    const { pairs } = heard(spans(['speech', 2, 2.5]), spans(['speech', 2.125, 2.625]));
    expect(pairs()[0]?.differing).toEqual([{ start: 1.75, end: 2.875 }]);
  });

  it('is all that one marked and others missed, and nothing where nobody answered besides', () => {
    expect(heard(spans(['speech', 2, 3]), spans()).pairs()).toMatchObject([{ a: { name: 'Labeler 1' }, b: undefined, differing: [{ start: 1.75, end: 3.25 }] }]);
    expect(heard(spans(['speech', 2, 3]), { is: 'cant-tell' }).pairs()[0]?.differing).toEqual([]);
  });

  it('are all pairs of those who can be seen', () => {
    const { pairs } = heard(spans(['speech', 2, 3]), spans(['speech', 2, 3.125]), spans(['speech', 2, 3.25]));
    const names = (list: ReturnType<typeof pairs>) => list.map(({ a, b }) => `${a.name.at(-1)}${b?.name.at(-1)}`);
    expect(names(pairs())).toEqual(['12', '13', '23']);
    expect(names(pairs([0]))).toEqual(['23']);
    expect(pairs([0, 1, 2])).toEqual([]);
  });

  it('is shown with some context, the decision included', () => {
    const { group } = heard(spans(['speech', 2, 3]), spans(['speech', 2, 3]));
    expect(groupStretch(group, [], 10)).toEqual({ start: 1.5, end: 3.5 });
    expect(groupStretch(group, [{ start: 1, end: 4 }], 10)).toEqual({ start: 0, end: 5.5 });
    expect(groupStretch(group, [{ start: 3, end: 9 }], 10)).toEqual({ start: 0, end: 10 });
  });
});
