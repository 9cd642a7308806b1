import { describe, expect, it } from 'vitest';
import { changeTo } from '../../../shared/history/change.ts';
import type { ReleaseRecipe } from '../../../shared/model/release.ts';
import { checkRelease } from '../../../shared/release/check-release.ts';
import { draftRelease } from '../../../shared/release/draft-release.ts';
import { releaseFiles } from '../../../shared/release/release-files.ts';
import { recipeOf } from '../../support/release-recipe.ts';
import { choice, imageFacts, personOf, questionOf, type QUESTION, sampleOf, Story } from '../../support/story.ts';

const PATHS = Array.from({ length: 60 }, (_, at) => `${at}.png`);

function story(): Story {
  const told = new Story().people(2).publish(questionOf('choice', ['x', 'y'])).samples(PATHS, imageFacts, (path) => `phone ${Number.parseInt(path, 10) % 20}`).open(PATHS, 2);
  PATHS.forEach((path, at) => [1, 2].forEach((n) => told.answer(n, path, choice(at % 2 === 0 ? 'x' : 'y'))));
  return told;
}

function levels(told: Story, more: Partial<ReleaseRecipe> = {}, missing: readonly string[] = []): Record<string, string> {
  const recipe = recipeOf({ groupBy: 'group', ...more });
  return Object.fromEntries(checkRelease(told.state, draftRelease(told.state, recipe), missing.map(sampleOf)).map(({ id, level }) => [id, level]));
}

describe('checks before freezing', () => {
  it('are all fine for a release that is', () => {
    expect(levels(story())).toEqual({ content: 'ok', 'left-out': 'ok', 'one-labeler': 'ok', clashes: 'ok', splits: 'ok', groups: 'ok', guidelines: 'ok', media: 'ok' });
  });

  it('stop when nothing could be released, shares do not add up, a split is empty, or a question is unknown', () => {
    expect(levels(new Story().people(1).publish(questionOf('choice', ['x'])).samples(['1.png']))).toMatchObject({ content: 'stop' });
    expect(levels(story(), { shares: { train: 0.5, dev: 0.2, test: 0.2 } })).toMatchObject({ shares: 'stop' });
    expect(levels(story(), { shares: { train: 0.99, dev: 0.01, test: 0 } })).toMatchObject({ 'empty-dev': 'stop' });
    expect(levels(story(), { questions: ['q9' as typeof QUESTION] })).toMatchObject({ questions: 'stop' });
  });

  it('stop when the version is taken or media are missing that should be copied', () => {
    const told = story();
    const { record } = releaseFiles(told.state, recipeOf(), { project: { id: 'p' as never, name: 'P' }, heads: {}, agreement: [] });
    told.say(personOf(0), [changeTo('release', ['1.0.0'], record)]);
    expect(levels(told)).toMatchObject({ version: 'stop' });
    expect(levels(told, { version: '1.0.1' }, ['3.png'])).toMatchObject({ media: 'stop' });
    expect(levels(told, { version: '1.0.1', media: 'none' }, ['3.png'])).toMatchObject({ media: 'warn' });
  });

  it('warn of open disagreements, lone labelers, tiny splits, lacking labels and mixed versions', () => {
    const told = story();
    told.answer(2, '0.png', choice('y'));
    told.samples(['new.png']).answer(1, 'new.png', choice('x'), { guideline: 'a'.repeat(64) as never });
    told.answer(1, '1.png', choice('y'), { guideline: 'b'.repeat(64) as never });
    const found = levels(told, { shares: { train: 0.9, dev: 0.05, test: 0.05 }, stratifyBy: null });
    expect(found).toMatchObject({ 'left-out-tie': 'warn', 'one-labeler': 'warn', 'tiny-dev': 'warn', guidelines: 'warn' });
    expect(levels(new Story().people(2).publish(questionOf('choice', ['x'])).samples(['1.png']), {})).toMatchObject({ 'left-out-no-answers': 'warn' });
  });

  it('warn where a label is missing from a split', () => {
    const told = story();
    told.decide('0.png', choice('rare'));
    const sentences = checkRelease(told.state, draftRelease(told.state, recipeOf())).map(({ sentence }) => sentence);
    expect(sentences.filter((sentence) => sentence.includes('“rare”'))).toHaveLength(2);
  });

  it('warn when groups are parted because nobody asked to keep them, and when samples have no group', () => {
    expect(levels(story(), { groupBy: null })).toMatchObject({ groups: 'warn' });
    expect(levels(story(), { groupBy: 'camera' })).toMatchObject({ groups: 'warn' });
  });

  it('warn of formats that would be empty and of a missing license', () => {
    expect(levels(story(), { formats: ['coco', 'audio-manifest', 'textgrid'], license: ' ' })).toMatchObject({ coco: 'warn', 'audio-manifest': 'warn', tiers: 'warn', license: 'warn' });
  });

  it('say nothing of media that nobody has looked for', () => {
    const told = story();
    expect(checkRelease(told.state, draftRelease(told.state, recipeOf())).some(({ id }) => id === 'media')).toBe(false);
  });

  it('name the samples behind them', () => {
    const told = story();
    told.answer(2, '0.png', choice('y'));
    const check = checkRelease(told.state, draftRelease(told.state, recipeOf())).find(({ id }) => id === 'left-out-tie');
    expect(check).toEqual({ id: 'left-out-tie', level: 'warn', sentence: '1 sample is left out because labelers are split evenly. Review it to have it in.', samples: [sampleOf('0.png')] });
  });
});
