import { describe, expect, it } from 'vitest';
import { changeTo } from '../../../shared/history/change.ts';
import type { ReleaseRecipe } from '../../../shared/model/release.ts';
import { checkRelease } from '../../../shared/release/check-release.ts';
import { draftRelease } from '../../../shared/release/draft-release.ts';
import { compareVersions, keptSplits, newestRelease } from '../../../shared/release/kept-splits.ts';
import { releaseFiles } from '../../../shared/release/release-files.ts';
import { recipeOf } from '../../support/release-recipe.ts';
import { choice, personOf, questionOf, sampleOf, Story } from '../../support/story.ts';

const SOURCE = { project: { id: 'p1' as never, name: 'Phones' }, heads: {}, agreement: [] };
const pathsTo = (count: number) => Array.from({ length: count }, (_, at) => `${at}.png`);

/** A project that grows: its releases are frozen as on the disk. */
class Growing {
  readonly told = new Story().people(1).publish(questionOf('choice', ['x', 'y']));
  readonly folder = new Map<string, string>();
  #samples = 0;

  grow(to: number): this {
    const added = pathsTo(to).slice(this.#samples);
    this.#samples = to;
    this.told.samples(added).open(added, 1);
    for (const [at, path] of added.entries()) this.told.answer(1, path, choice(at % 2 === 0 ? 'x' : 'y'));
    return this;
  }

  read = async (version: string, path: string) => this.folder.get(`${version}/${path}`);

  async draft(recipe: ReleaseRecipe) {
    const kept = await keptSplits(this.told.state, recipe, this.read);
    if (!kept.ok) throw new Error(kept.problem);
    return { kept: kept.value, draft: draftRelease(this.told.state, recipe, kept.value) };
  }

  async freeze(more: Partial<ReleaseRecipe>) {
    const recipe = recipeOf(more);
    const { kept, draft } = await this.draft(recipe);
    const { files, record } = releaseFiles(this.told.state, recipe, { ...SOURCE, kept });
    for (const file of files) if (file.is === 'bytes') this.folder.set(`${recipe.version}/${file.path}`, new TextDecoder().decode(file.bytes));
    this.told.say(personOf(0), [changeTo('release', [recipe.version], record)]);
    return draft;
  }
}

describe('the splits of earlier releases', () => {
  it('stay for every sample they had, whatever is new and however it is drawn', async () => {
    const project = new Growing().grow(40);
    const first = await project.freeze({ version: '1.0.0' });
    project.grow(70);
    const second = await project.freeze({ version: '1.1.0', splitsFrom: '1.0.0', seed: 9, shares: { train: 0.4, dev: 0.3, test: 0.3 } });
    for (const [sample, split] of first.splitOf) expect(second.splitOf.get(sample)).toBe(split);
    expect(second.stayed).toBe(40);
    expect(second.counts.map(({ samples }) => samples).reduce((a, b) => a + b)).toBe(70);
    expect(newestRelease(project.told.state)).toBe('1.1.0');
  });

  it('stay for a sample that one release left out, when it comes back', async () => {
    const project = new Growing().grow(30);
    const first = await project.freeze({ version: '1.0.0' });
    project.told.say(personOf(0), [{ kind: 'sample-excluded/1', key: [sampleOf('3.png')], value: { reason: 'blurred' } }]);
    await project.freeze({ version: '1.1.0', splitsFrom: '1.0.0', seed: 5 });
    project.told.say(personOf(0), [{ kind: 'sample-excluded/1', key: [sampleOf('3.png')], value: null }]);
    const third = await project.freeze({ version: '1.2.0', splitsFrom: '1.1.0', seed: 6 });
    expect(third.splitOf.get(sampleOf('3.png'))).toBe(first.splitOf.get(sampleOf('3.png')));
    expect(third.stayed).toBe(30);
  });

  it('are drawn anew where a split has no share any more, and then nobody is said to have stayed', async () => {
    const project = new Growing().grow(20);
    const first = await project.freeze({ version: '1.0.0' });
    const { draft } = await project.draft(recipeOf({ version: '2.0.0', splitsFrom: '1.0.0', shares: { train: 0.8, dev: 0, test: 0.2 } }));
    expect([...draft.splitOf.values()]).not.toContain('dev');
    expect(draft.stayed).toBe([...first.splitOf.values()].filter((split) => split !== 'dev').length);
  });

  it('are refused when the release is not there, or not as it was frozen', async () => {
    const project = new Growing().grow(20);
    await project.freeze({ version: '1.0.0' });
    const manifest = project.folder.get('1.0.0/manifest.jsonl') ?? '';
    project.folder.set('1.0.0/manifest.jsonl', manifest.replaceAll('"split":"test"', '"split":"train"'));
    expect(await keptSplits(project.told.state, { splitsFrom: '1.0.0' }, project.read)).toEqual({ ok: false, problem: 'Release 1.0.0 is not as it was frozen, so its splits cannot be kept.' });
    project.folder.clear();
    expect(await keptSplits(project.told.state, { splitsFrom: '1.0.0' }, project.read)).toEqual({ ok: false, problem: 'Release 1.0.0 is not in this folder, so its splits cannot be kept.' });
  });

  it('are said before freezing: how many stay, or that all are drawn anew', async () => {
    const project = new Growing().grow(20);
    await project.freeze({ version: '1.0.0' });
    project.grow(25);
    const said = async (more: Partial<ReleaseRecipe>) => {
      const { draft } = await project.draft(recipeOf({ version: '1.1.0', ...more }));
      return checkRelease(project.told.state, draft).find(({ id }) => id === 'kept-splits');
    };
    expect(await said({ splitsFrom: '1.0.0' })).toMatchObject({ level: 'ok', sentence: '20 samples stay in the split that version 1.0.0 and those before it had, 5 are drawn.' });
    expect(await said({})).toMatchObject({ level: 'warn' });
  });

  it('come from the greatest version by its numbers, not by its letters', () => {
    expect(['1.10.0', '1.9.0', '0.20.1'].sort(compareVersions)).toEqual(['0.20.1', '1.9.0', '1.10.0']);
  });
});
