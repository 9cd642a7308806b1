import { describe, expect, it } from 'vitest';
import { findPerson, people, resolvePerson } from '../../../../shared/project/views/people.ts';
import { personOf, Story } from '../../../support/story.ts';

const merged = (story: Story, from: number, into: number) =>
  story.say(personOf(0), [{ kind: 'person-merged/1', key: [personOf(from)], value: { into: personOf(into) } }]);

describe('people', () => {
  it('are listed in order of being added, taken-back ones left out', () => {
    const story = new Story().people(2);
    expect(people(story.state).map(({ person, index }) => [person.name, index])).toEqual([
      ['Lea', 0],
      ['Labeler 1', 1],
      ['Labeler 2', 2],
    ]);
    story.say(personOf(0), [{ kind: 'person-added/1', key: [personOf(1)], value: null }]);
    expect(people(story.state).map(({ id }) => id)).toEqual([personOf(0), personOf(2)]);
  });

  it('resolve through chains of merges', () => {
    const story = new Story().people(3);
    merged(story, 1, 2);
    merged(story, 2, 3);
    expect(findPerson(story.state, personOf(1))?.id).toBe(personOf(3));
    expect(people(story.state).map(({ id }) => id)).toEqual([personOf(0), personOf(3)]);
  });

  it('survive a circle of merges: nobody gets lost', () => {
    const story = new Story().people(2);
    merged(story, 1, 2);
    merged(story, 2, 1);
    expect([1, 2].map((n) => resolvePerson(story.state, personOf(n)))).toEqual([personOf(1), personOf(2)]);
    expect(people(story.state)).toHaveLength(3);
  });
});
