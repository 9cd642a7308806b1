import { describe, expect, it } from 'vitest';
import { contentHash } from '../../../../shared/basics/hash.ts';
import type { LabelId } from '../../../../shared/model/ids.ts';
import { currentGuideline, GENERAL_PAGE, guidelineByHash, guidelineVersions, pageId, publishedPage, workingPage } from '../../../../shared/project/views/guideline-versions.ts';
import { personOf, QUESTION, Story } from '../../../support/story.ts';

function publish(story: Story, markdown: string | null) {
  const value = markdown === null ? null : { pages: [{ page: GENERAL_PAGE, markdown }], basedOn: null };
  return story.say(personOf(0), [{ kind: 'guideline-published/1', key: [], value }]);
}

describe('guideline versions', () => {
  it('are numbered as published and found by the hash of their pages', () => {
    const story = new Story();
    publish(story, 'one');
    publish(story, 'two');
    expect(guidelineVersions(story.state).map(({ number, guideline }) => [number, guideline.pages[0]?.markdown])).toEqual([[1, 'one'], [2, 'two']]);
    expect(currentGuideline(story.state)?.number).toBe(2);
    const hash = contentHash({ pages: [{ page: GENERAL_PAGE, markdown: 'one' }] });
    expect(guidelineVersions(story.state)[0]?.hash).toBe(hash);
    expect(guidelineByHash(story.state, hash as Parameters<typeof guidelineByHash>[1])?.number).toBe(1);
  });

  it('have none in force when the newest publishing is taken back', () => {
    const story = new Story();
    publish(story, 'one');
    publish(story, null);
    expect(currentGuideline(story.state)).toBeUndefined();
  });

  it('give the working copy of a page: the draft, else what is in force, else nothing', () => {
    const story = new Story();
    expect(workingPage(story.state, GENERAL_PAGE)).toBe('');
    publish(story, 'one');
    expect(workingPage(story.state, GENERAL_PAGE)).toBe('one');
    story.say(personOf(0), [{ kind: 'guideline-page-written/1', key: [GENERAL_PAGE], value: { markdown: 'draft', basedOn: null } }]);
    expect(workingPage(story.state, GENERAL_PAGE)).toBe('draft');
    expect(publishedPage(currentGuideline(story.state), GENERAL_PAGE)).toBe('one');
  });

  it('name a page by question and label', () => {
    expect(pageId(QUESTION)).toBe('q1');
    expect(pageId(QUESTION, 'scratch' as LabelId)).toBe('q1.scratch');
  });
});
