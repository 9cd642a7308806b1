import { describe, expect, it } from 'vitest';
import { applyCommit, foldCommits } from '../../../../shared/project/fold.ts';
import { fileName, findSample, samples } from '../../../../shared/project/views/samples.ts';
import { imageFacts, personOf, ROOT, sampleOf, Story } from '../../../support/story.ts';

describe('samples', () => {
  it('are in natural order of their first path, with places, exclusion and tags', () => {
    const story = new Story().samples(['img10.png', 'img2.png']);
    story.say(personOf(0), [
      { kind: 'sample-found/1', key: [sampleOf('img10.png'), ROOT, 'a/copy.png'], value: { group: 'a' } },
      { kind: 'sample-excluded/1', key: [sampleOf('img2.png')], value: { reason: 'blurred' } },
      { kind: 'sample-tagged/1', key: [sampleOf('img2.png'), 'night'], value: '' },
      { kind: 'sample-tagged/1', key: [sampleOf('img2.png'), 'dark'], value: '' },
    ]);
    expect(samples(story.state).map(({ path, excluded, tags, places }) => ({ path, excluded, tags, places: places.length }))).toEqual([
      { path: 'a/copy.png', excluded: undefined, tags: [], places: 2 },
      { path: 'img2.png', excluded: 'blurred', tags: ['dark', 'night'], places: 1 },
    ]);
  });

  it('are found by id, also right after one was taken back and another added', () => {
    const story = new Story().samples(['1.png']);
    const state = foldCommits(story.commits);
    expect(findSample(state, sampleOf('1.png'))?.path).toBe('1.png');
    applyCommit(state, story.say(personOf(0), [{ kind: 'sample-added/1', key: [sampleOf('1.png')], value: null }]));
    expect(findSample(state, sampleOf('1.png'))).toBeUndefined();
    applyCommit(state, story.say(personOf(0), [{ kind: 'sample-added/1', key: [sampleOf('2.png')], value: imageFacts('2.png') }]));
    expect(findSample(state, sampleOf('2.png'))?.path).toBe(sampleOf('2.png'));
  });

  it('are called by the file name of their path', () => {
    expect(fileName('a/b/c.png')).toBe('c.png');
    expect(fileName('c.png')).toBe('c.png');
  });
});
