import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dawidSkene } from '../../../shared/consensus/dawid-skene.ts';
import { responsesOf } from '../../../shared/consensus/responses.ts';
import { readCsv } from '../../../shared/formats/csv/read.ts';
import { type CliDesk, cliDesk } from '../../support/cli.ts';

let desk: CliDesk;
beforeEach(async () => {
  desk = await cliDesk();
});
afterEach(() => desk.remove());

const project = resolve(import.meta.dirname, '../../../assets/sample/project');

interface Result {
  readonly questions: readonly {
    readonly question: string;
    readonly labels: readonly string[];
    readonly model: { readonly rounds: number } | null;
    readonly labelers: readonly { readonly labeler: string; readonly answers: number; readonly confusion: readonly (readonly (number | null)[])[] }[];
    readonly samples: readonly Readonly<Record<string, unknown>>[];
  }[];
}
const questionOf = (said: { readonly result: never }) => (said.result as Result).questions[0];

/** Three labelers; the third is often wrong. */
const RATINGS: readonly (readonly [number, number, number])[] = Array.from({ length: 40 }, (_, item) => item).flatMap((item) => [
  [item, 0, item % 2],
  [item, 1, item % 7 === 0 ? 1 - (item % 2) : item % 2],
  [item, 2, item % 3 === 0 ? 1 - (item % 2) : item % 2],
] as const);

async function writeRatings(keep: (row: readonly [number, number, number]) => boolean = () => true): Promise<void> {
  const rows = RATINGS.filter(keep).map(([item, worker, label]) => `s${item},${'ABC'[worker]},${['no', 'yes'][label]}`);
  await writeFile(join(desk.folder, 'r.csv'), `sample,labeler,label\n${rows.join('\n')}\n`);
}

describe('concord consensus', () => {
  it('gives the majority of a table, ties as ties, and each labeler’s confusion with it', async () => {
    await writeFile(join(desk.folder, 't.csv'), 'sample,labeler,label\n1,A,x\n1,B,x\n1,C,y\n2,A,x\n2,B,y\n3,A,\n');
    const { said, exit } = await desk.json('consensus', 't.csv');
    expect([exit, said.schema]).toEqual([0, 'concord.consensus/1']);
    expect(questionOf(said)?.samples).toEqual([
      { sample: '1', labels: ['x'], tie: false, share: 2 / 3, answers: 3, settled: true, shares: { x: 2 / 3, y: 1 / 3 } },
      { sample: '2', labels: ['x', 'y'], tie: true, share: 0.5, answers: 2, settled: false, shares: { x: 0.5, y: 0.5 } },
    ]);
    expect(questionOf(said)?.labelers).toEqual([
      { labeler: 'A', answers: 2, confusion: [[1, 0], [1, 0]] },
      { labeler: 'B', answers: 2, confusion: [[1 / 1.5, 0.5 / 1.5], [0, 1]] },
      { labeler: 'C', answers: 1, confusion: [[0, 1], [null, null]] },
    ]);
    expect((await desk.run('consensus', 't.csv')).out).toContain('2 samples: x 1, 1 tie.');
  });

  it('gives Dawid–Skene’s posteriors and confusion as the engine does, with its warnings', async () => {
    await writeRatings();
    const fitted = dawidSkene(responsesOf(RATINGS));
    const { said, exit } = await desk.json('consensus', 'r.csv', '--method', 'dawid-skene');
    const found = questionOf(said);
    expect([exit, found?.labels, found?.model?.rounds]).toEqual([0, ['no', 'yes'], fitted.rounds]);
    expect(found?.samples[0]).toMatchObject({ sample: 's0', labels: ['no'], tie: false, answers: 3 });
    for (const [item, { shares }] of (found?.samples ?? []).entries()) expect((shares as Readonly<Record<string, number>>)['yes'] ?? 0).toBeCloseTo(fitted.posterior[item * 2 + 1] ?? NaN, 9);
    expect(found?.labelers[2]?.confusion[1]?.[0]).toBeCloseTo(fitted.confusion[2 * 4 + 2] ?? NaN, 12);
    await writeRatings(([item]) => item < 9);
    const few = await desk.json('consensus', 'r.csv', '--method', 'dawid-skene', '--prior');
    expect(few.said.warnings).toContain('Fewer than 20 labels from A, B, C.');
    expect(few.said.warnings.some((warning) => warning.startsWith('Labelers gave 9.0 labels on average'))).toBe(true);
  });

  it('refuses Dawid–Skene for two labelers, and what it cannot answer, with what to do', async () => {
    await writeRatings(([, worker]) => worker < 2);
    const two = await desk.run('consensus', 'r.csv', '--method', 'dawid-skene');
    expect([two.exit, two.err]).toEqual([2, expect.stringContaining('needs three labelers or more, and here are 2') as string]);
    for (const [argv, words] of [
      [[project, '--question', 'transcript'], 'asks for text'],
      [[project, '--question', 'where', '--method', 'dawid-skene'], '--method majority clusters regions'],
      [['r.csv', '--prior'], '--prior is for'],
      [['r.csv', '--round', '1'], 'has no rounds'],
      [[project, '--wide'], '--wide is for CSV'],
    ] as const) {
      const { exit, err } = await desk.run('consensus', ...argv);
      expect([exit, err], argv.join(' ')).toEqual([2, expect.stringContaining(words) as string]);
    }
    await writeFile(join(desk.folder, 'none.csv'), 'sample,labeler,label\n');
    expect((await desk.run('consensus', 'none.csv')).exit).toBe(1);
  });

  it('writes a table that no spreadsheet runs, to a file that was not there', async () => {
    await writeFile(join(desk.folder, 'evil.csv'), 'sample,labeler,label\n=cmd(),A,+1\n=cmd(),B,+1\n');
    const { out } = await desk.run('consensus', 'evil.csv', '--csv');
    expect([...readCsv(out)].map(({ fields }) => fields)).toEqual([
      ['question', 'sample', 'label', 'tie', 'share', 'answers', 'found', 'settled', 'shares', 'region'],
      ['', "'=cmd()", "'+1", 'no', '1', '2', '', 'yes', "'+1=1", ''],
    ]);
    const written = await desk.run('consensus', 'evil.csv', '--csv', '--output', 'out.csv');
    expect([written.exit, await readFile(join(desk.folder, 'out.csv'), 'utf8')]).toEqual([0, out]);
    expect((await desk.run('consensus', 'evil.csv', '--csv', '--output', 'out.csv')).err).toContain('is there already');
  });

  it('clusters regions and spans, with who found them; the last round counts', async () => {
    const boxes = questionOf((await desk.json('consensus', project, '--question', 'where')).said);
    const [first] = boxes?.samples ?? [];
    expect(Object.keys(first ?? {})).toEqual(['path', 'sample', 'labels', 'tie', 'share', 'answers', 'settled', 'shares', 'found', 'shape', 'labelers']);
    expect(first?.['shape']).toMatchObject({ kind: 'box', x: expect.any(Number) as number });
    for (const { found, answers, labelers, share } of boxes?.samples ?? []) {
      expect([(labelers as readonly string[]).length, share]).toEqual([found, (found as number) / (answers as number)]);
    }
    const spans = questionOf((await desk.json('consensus', project, '--question', 'speech', '--round', 'Commands 1')).said);
    expect(spans?.samples[0]?.['shape']).toMatchObject({ kind: 'span' });
    const all = questionOf((await desk.json('consensus', project, '--question', 'defect')).said);
    const last = questionOf((await desk.json('consensus', project, '--question', 'defect', '--round', 'Screens 2')).said);
    expect(all?.samples).toHaveLength(60);
    const bySample = new Map(last?.samples.map((row) => [row['path'], row]));
    const complete = all?.samples.filter(({ path }) => bySample.get(path)?.['answers'] === 3) ?? [];
    expect(complete.length).toBeGreaterThan(50);
    for (const row of complete) expect(row).toEqual(bySample.get(row['path']));
  });
});
