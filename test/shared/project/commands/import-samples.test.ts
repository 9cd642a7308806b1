import { describe, expect, it } from 'vitest';
import { importSamples, type FoundFile } from '../../../../shared/project/commands/import-samples.ts';
import { findSample } from '../../../../shared/project/views/samples.ts';
import { imageFacts, personOf, ROOT, sampleOf, Story } from '../../../support/story.ts';

function found(name: string, path = name): FoundFile {
  return { sample: sampleOf(name), facts: imageFacts(name), root: ROOT, path, occurrence: {} };
}

describe('importing samples', () => {
  it('adds each sample once and every place it was found', () => {
    const story = new Story();
    const changes = importSamples(story.state, [found('a', 'x/a.png'), found('b', 'b.png'), found('a', 'a copy.png')]);
    expect(changes.map(({ kind }) => kind)).toEqual(['sample-added/1', 'sample-found/1', 'sample-added/1', 'sample-found/1', 'sample-found/1']);
    story.say(personOf(0), changes);
    expect(findSample(story.state, sampleOf('a'))?.places.map(({ path }) => path)).toEqual(['a copy.png', 'x/a.png']);
  });

  it('changes nothing when repeated', () => {
    const story = new Story();
    const files = [found('a'), found('b'), found('a', 'copy')];
    story.say(personOf(0), importSamples(story.state, files));
    expect(importSamples(story.state, files)).toEqual([]);
  });
});
