import { describe, expect, it } from 'vitest';
import { diffReleases, readManifest } from '../../../shared/release/diff-release.ts';
import { releaseFiles } from '../../../shared/release/release-files.ts';
import { recipeOf } from '../../support/release-recipe.ts';
import { choice, questionOf, Story } from '../../support/story.ts';

const PATHS = Array.from({ length: 10 }, (_, at) => `${at}.png`);

function manifestOf(told: Story, seed = 1) {
  const { files } = releaseFiles(told.state, recipeOf({ seed }), { project: { id: 'p' as never, name: 'P' }, heads: {}, agreement: [] });
  const file = files.find(({ path }) => path === 'manifest.jsonl');
  const read = readManifest(file?.is === 'bytes' ? new TextDecoder().decode(file.bytes) : '');
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

function story(): Story {
  const told = new Story().people(1).publish(questionOf('choice', ['x', 'y'])).samples(PATHS).open(PATHS, 1);
  for (const path of PATHS) told.answer(1, path, choice('x'));
  return told;
}

describe('comparing releases', () => {
  it('finds nothing between a release and itself', () => {
    expect(diffReleases(manifestOf(story()), manifestOf(story()))).toEqual({ added: [], removed: [], changed: [], moved: [], unchanged: 10 });
  });

  it('finds what was added, removed, answered otherwise and put into another split', () => {
    const told = story();
    const before = manifestOf(told);
    told.samples(['new.png']).answer(1, 'new.png', choice('y'));
    told.decide('3.png', choice('y'));
    told.say('person-0' as never, [{ kind: 'sample-excluded/1', key: [before.find(({ path }) => path === '4.png')?.sha256 as never], value: { reason: '' } }]);
    const diff = diffReleases(before, manifestOf(told));
    expect(diff.added.map(({ path }) => path)).toEqual(['new.png']);
    expect(diff.removed.map(({ path }) => path)).toEqual(['4.png']);
    expect(diff.changed.map(({ before: { label }, after }) => [after.path, label, after.label])).toEqual([['3.png', 'x', 'y']]);
    const reseeded = diffReleases(before, manifestOf(story(), 2));
    expect(reseeded.moved.length).toBeGreaterThan(0);
    expect(reseeded.unchanged + reseeded.moved.length).toBe(10);
  });

  it('refuses a manifest that is none', () => {
    expect(readManifest('{}\n').ok).toBe(false);
    expect(readManifest('x\n').ok).toBe(false);
    expect(readManifest('')).toEqual({ ok: true, value: [] });
  });
});
