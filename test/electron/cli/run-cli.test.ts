import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../electron/cli/run-cli.ts';
import { type CliDesk, cliDesk } from '../../support/cli.ts';
import { writeImages } from '../../support/make-media.ts';

let desk: CliDesk;
beforeEach(async () => {
  desk = await cliDesk();
});
afterEach(() => desk.remove());

const at = (...names: readonly string[]) => join(desk.folder, ...names);

/** Samples are named img-0000.png …; both labelers agree on all but the first two. */
async function labeledProject(): Promise<readonly string[]> {
  const paths = await writeImages(at('shots'), 12, { prefix: 'img-' });
  const names = paths.map((path) => path.slice(path.lastIndexOf('/') + 1));
  const rows = names.flatMap((name, n) => [`${name},Ada,${n % 3 === 0 ? 'scratch' : 'good'}`, `${name},Bo,${n < 2 ? (n % 3 === 0 ? 'good' : 'scratch') : n % 3 === 0 ? 'scratch' : 'good'}`]);
  await writeFile(at('labels.csv'), `sample,labeler,label\n${rows.join('\n')}\n`);
  expect((await desk.run('new', 'p', '--name', 'Phones', '--template', 'image-classification', '--labels', 'good,scratch')).exit).toBe(0);
  expect((await desk.run('import', 'p', 'shots')).exit).toBe(0);
  expect((await desk.run('import', 'p', 'labels.csv')).exit).toBe(0);
  return names;
}

describe('the command line', () => {
  it('says what there is, and how each command is used', async () => {
    const help = await desk.run('--help');
    expect(help.exit).toBe(0);
    for (const { name, summary } of COMMANDS) {
      expect(help.out).toContain(summary);
      const own = await desk.run(name, '--help');
      expect([own.exit, own.out.includes(`Usage: concord ${name}`), own.out.includes('--json'), own.err]).toEqual([0, true, true, '']);
    }
    expect(COMMANDS.map(({ name }) => name)).toEqual(['new', 'import', 'agreement', 'consensus', 'review', 'release', 'verify', 'merge', 'doctor']);
    expect((await desk.run()).exit).toBe(2);
    expect((await desk.run('frobnicate')).exit).toBe(2);
  });

  it('answers wrong use with 2 and a sentence, and one JSON object where asked', async () => {
    const cases = [['new'], ['new', 'p'], ['new', 'p', '--template', 'nonsense'], ['import', 'p'], ['agreement', 'p', '--what'], ['release', '.'], ['verify'], ['merge', 'p'], ['doctor'], ['agreement', 'p', '--seed', 'x'], ['review', '.']];
    for (const argv of cases) {
      const { exit, out, err, said } = await desk.json(...argv);
      expect([exit, said.result, out.trim().split('\n').length], argv.join(' ')).toEqual([2, null, 1]);
      expect(said.error?.message, argv.join(' ')).not.toBe('');
      expect(err, argv.join(' ')).not.toBe('');
    }
  });

  it('leads from a folder of images to a verified release', async () => {
    await labeledProject();
    const agreement = await desk.json('agreement', 'p', '--resamples', '200', '--by', 'label');
    expect(agreement.exit).toBe(0);
    expect(agreement.said).toMatchObject({
      schema: 'concord.agreement/1',
      project: { name: 'Phones', path: at('p') },
      result: { passed: true, questions: [{ question: 'q1', type: 'choice', given: 24, figures: [{ id: 'alpha_nominal', estimate: { interval: { confidence: 0.95, method: 'bca', resamples: 200 }, n: { units: 12, total: 12, raters: 2, pairable: 24 } } }, { id: 'percent_agreement', estimate: { value: 10 / 12 } }, { id: 'cohen_kappa' }, { id: 'gwet_ac1' }] }] },
    });
    expect(Object.keys(agreement.said.heads)).toHaveLength(1);

    const review = await desk.json('review', 'p');
    expect(review.said.result).toMatchObject({ total: 2, disagreements: [{ path: 'img-0000.png', score: 1, answers: [{ labeler: 'P2', answer: 'scratch' }, { labeler: 'P3', answer: 'good' }] }, {}] });

    const dry = await desk.json('release', 'p', '--version', '1.0.0', '--split', '60,20,20', '--dry-run');
    expect([dry.exit, dry.said.result]).toMatchObject([0, { frozen: false, samples: 10, leftOut: [{ because: 'tie' }, { because: 'tie' }] }]);
    const release = await desk.json('release', 'p', '--version', '1.0.0', '--split', '60,20,20', '--license', 'CC0');
    expect([release.exit, release.said.result]).toMatchObject([0, { frozen: true, path: at('p', 'releases', '1.0.0'), record: { samples: 10 } }]);
    expect(await readdir(at('p', 'releases'))).toEqual(['1.0.0']);
    expect((await desk.json('verify', 'p')).said.result).toMatchObject({ intact: true, releases: [{ version: '1.0.0', intact: true, problems: [] }] });

    const again = await desk.run('release', 'p', '--version', '1.0.0', '--split', '60,20,20');
    expect([again.exit, again.out.includes('Version 1.0.0 is released already')]).toEqual([1, true]);
    const manifest = await readFile(at('p', 'releases', '1.0.0', 'manifest.jsonl'), 'utf8');
    expect(manifest.trim().split('\n')).toHaveLength(10);
    await writeFile(at('p', 'releases', '1.0.0', 'manifest.jsonl'), `${manifest} `);
    const altered = await desk.run('verify', 'p', '1.0.0');
    expect([altered.exit, altered.out]).toEqual([1, expect.stringContaining('altered     manifest.jsonl') as string]);
    expect((await desk.run('doctor', 'p')).exit).toBe(1);
  });

  it('releases the same bytes from a copy of the project on another desk', async () => {
    await labeledProject();
    const options = ['--version', '1.0.0', '--split', '60,20,20', '--formats', 'csv,coco'];
    await cp(at('p'), at('copy'), { recursive: true });
    const [one, two] = [await desk.json('release', 'p', ...options), await desk.json('release', 'copy', ...options)];
    expect(one.said.result['record']).toMatchObject({ checksums: (two.said.result['record'] as { checksums: string }).checksums });
  });

  it('takes in another desk’s work by merging, and merging again changes nothing', async () => {
    await labeledProject();
    await cp(at('p'), at('theirs'), { recursive: true });
    await writeFile(at('more.csv'), 'sample,labeler,label\nimg-0000.png,Cy,good\n');
    expect((await desk.run('import', 'theirs', 'more.csv')).exit).toBe(0);
    const merged = await desk.json('merge', 'p', 'theirs');
    expect([merged.exit, merged.said.result]).toMatchObject([0, { commits: 2, added: [expect.stringMatching(/\.jsonl$/)] }]);
    const again = await desk.json('merge', 'p', 'theirs');
    expect(again.said.result).toMatchObject({ commits: 0, added: [], extended: [] });
    expect(again.said.heads).toEqual(merged.said.heads);
    expect((await desk.json('agreement', 'p', '--round', 'Imported 2', '--resamples', '0')).exit).toBe(1);
  });

  it('imports media once, and names what it cannot use', async () => {
    await writeImages(at('shots'), 3);
    await writeFile(at('shots', 'broken.png'), 'not a picture');
    await desk.run('new', 'p', '--template', 'image-tags');
    const first = await desk.json('import', 'p', 'shots', '--groups');
    expect(first.said.result).toMatchObject({ kind: 'media', files: 3, added: 3, known: 0, unreadable: [{ path: 'broken.png' }] });
    expect(first.said.warnings).toHaveLength(1);
    expect((await desk.json('import', 'p', 'shots')).said.result).toMatchObject({ files: 3, added: 0, known: 3 });
  });

  it('refuses a table whose names fit several samples, and reports bad rows', async () => {
    await writeImages(at('shots'), 2, { folders: ['a', 'b'] });
    await desk.run('new', 'p', '--template', 'image-classification');
    await desk.run('import', 'p', 'shots');
    const [first = ''] = (await readdir(at('shots', 'a'))).sort();
    await writeFile(at('bad.csv'), `sample,labeler,label\n${first},Ada,good\nnothing.png,Ada,good\n${first},Bo,rust\n`);
    const imported = await desk.json('import', 'p', 'bad.csv');
    expect(imported.said.result).toMatchObject({ annotations: 1, bad: { count: 2 } });
    expect(imported.err).toContain('line 3: there is no sample “nothing.png”');
    await writeFile(at('none.csv'), 'sample,labeler,label\nx,y,z\n');
    expect((await desk.run('import', 'p', 'none.csv')).exit).toBe(2);
    await writeFile(at('other.csv'), 'a,b\n1,2\n');
    expect((await desk.run('import', 'p', 'other.csv')).exit).toBe(2);
  });

  it('doctors by copying: what can be read, nothing in place', async () => {
    await labeledProject();
    const healthy = await desk.json('doctor', 'p');
    expect([healthy.exit, healthy.said.result]).toMatchObject([0, { healthy: true, findings: [] }]);
    const [name = ''] = (await readdir(at('p', 'history'))).filter((each) => each.endsWith('.jsonl'));
    const history = await readFile(at('p', 'history', name), 'utf8');
    await writeFile(at('p', 'history', name), `${history.replace('"Lead"', '"Evil"')}{"torn`);
    const sick = await desk.json('doctor', 'p', '--repair', 'healed');
    expect([sick.exit, sick.said.result]).toMatchObject([1, { healthy: false, findings: [{ level: 'wrong', sentence: `history/${name}, line 1: altered after it was written; it is left out.` }, { level: 'note' }] }]);
    expect(await readFile(at('p', 'history', name), 'utf8')).toContain('{"torn');
    expect(await readFile(at('healed', 'history', name), 'utf8')).toBe(history.replace('"Lead"', '"Evil"'));
    expect(await readdir(at('healed', 'history', 'torn'))).toHaveLength(1);
    expect((await desk.run('doctor', 'p', '--repair', 'healed')).exit).toBe(2);
    expect((await desk.run('release', 'p', '--version', '1.0.0')).exit).toBe(3);
  });

  it('makes no project where there is one', async () => {
    await desk.run('new', 'p', '--template', 'transcription');
    expect((await desk.json('new', 'p', '--template', 'transcription')).said.error?.code).toBe('already-a-project');
    await rm(at('p', 'concord.json'));
    expect((await desk.run('agreement', 'p')).exit).toBe(2);
  });
});
