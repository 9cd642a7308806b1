import { describe, expect, it } from 'vitest';
import type { QuestionId } from '../../../../shared/model/ids.ts';
import { currentLabelSet, labelSetByHash, labelSetVersions, questionById } from '../../../../shared/project/views/label-set-versions.ts';
import { personOf, questionOf, QUESTION, Story } from '../../../support/story.ts';

describe('label set versions', () => {
  it('are numbered as published; a question is as the newest version that has it asks it', () => {
    const other = { ...questionOf('text'), id: 'q2' as QuestionId };
    const story = new Story().publish(questionOf('choice', ['x']), other).publish(questionOf('choice', ['x', 'y']));
    expect(labelSetVersions(story.state).map(({ number }) => number)).toEqual([1, 2]);
    expect(currentLabelSet(story.state)?.number).toBe(2);
    expect(questionById(story.state, QUESTION)).toEqual(questionOf('choice', ['x', 'y']));
    expect(questionById(story.state, 'q2' as QuestionId)).toEqual(other);
    expect(questionById(story.state, 'q3' as QuestionId)).toBeUndefined();
    const first = labelSetVersions(story.state)[0];
    expect(first && labelSetByHash(story.state, first.hash)?.number).toBe(1);
  });

  it('have none in force when it is taken back', () => {
    const story = new Story().publish(questionOf('choice', ['x']));
    story.say(personOf(0), [{ kind: 'label-set-published/1', key: [], value: null }]);
    expect(currentLabelSet(story.state)).toBeUndefined();
    expect(questionById(story.state, QUESTION)).toBeDefined();
  });
});
