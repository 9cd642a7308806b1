import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CliDesk, cliDesk } from '../../support/cli.ts';

let desk: CliDesk;
beforeEach(async () => {
  desk = await cliDesk();
});
afterEach(() => desk.remove());

/** Krippendorff 2011, "Computing Krippendorff's alpha-reliability", example C: four observers, missing values. */
const EXAMPLE_C = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
];

async function writeExample(): Promise<void> {
  const rows = EXAMPLE_C.flatMap((values, rater) => values.map((value, unit) => `u${unit},r${rater},${value ?? ''}`));
  await writeFile(join(desk.folder, 'c.csv'), `sample,labeler,label\n${rows.join('\n')}\n`);
}

const value = (said: { readonly result: never }) => (said.result as { questions: { figures: { estimate: { value: number | null } }[] }[] }).questions[0]?.figures[0]?.estimate.value;

describe('concord agreement on a table', () => {
  it('gives the published values at every level', async () => {
    await writeExample();
    const nominal = await desk.json('agreement', 'c.csv', '--resamples', '100');
    expect(value(nominal.said)).toBeCloseTo(0.743, 3);
    expect(nominal.said).toMatchObject({ schema: 'concord.agreement/1', project: null, heads: {}, warnings: ['7 rows have no label and count as missing.'] });
    for (const [level, expected] of [['ordinal', 0.815], ['interval', 0.849], ['ratio', 0.797]] as const) {
      const { said, exit } = await desk.json('agreement', 'c.csv', '--level', level, '--resamples', '50');
      expect(exit).toBe(0);
      expect(value(said)).toBeCloseTo(expected, 3);
    }
  });

  it('gives one metric, and says where it does not apply', async () => {
    await writeExample();
    expect(value((await desk.json('agreement', 'c.csv', '--metric', 'percent')).said)).toBeGreaterThan(0.7);
    expect(value((await desk.json('agreement', 'c.csv', '--metric', 'gwet')).said)).toBeGreaterThan(0.7);
    expect((await desk.run('agreement', 'c.csv', '--metric', 'cohen')).exit).toBe(2);
    const undefinedFleiss = await desk.run('agreement', 'c.csv', '--metric', 'fleiss');
    expect([undefinedFleiss.exit, undefinedFleiss.out]).toEqual([1, expect.stringContaining('unequal_ratings') as string]);
  });

  it('fails below a floor, for the value or for the lower end of its interval', async () => {
    await writeExample();
    expect((await desk.run('agreement', 'c.csv', '--fail-below', '0.7', '--resamples', '100')).exit).toBe(0);
    const below = await desk.run('agreement', 'c.csv', '--fail-below', '0.8', '--resamples', '100');
    expect([below.exit, below.out]).toEqual([1, expect.stringContaining('is below 0.8') as string]);
    expect((await desk.run('agreement', 'c.csv', '--fail-below-lower', '0.7', '--resamples', '100')).exit).toBe(1);
    expect((await desk.run('agreement', 'c.csv', '--fail-below-lower', '0.1', '--resamples', '0')).exit).toBe(1);
  });

  it('is 1 when undefined, and never a number', async () => {
    await writeFile(join(desk.folder, 'same.csv'), 'sample,labeler,label\n1,A,x\n1,B,x\n2,A,x\n2,B,x\n');
    const { exit, said, out } = await desk.json('agreement', 'same.csv');
    expect(exit).toBe(1);
    expect(value(said)).toBeNull();
    expect(out).toContain('"reason":"no_variation"');
    expect(out).not.toContain('NaN');
  });

  it('names bad rows, and refuses words where numbers are needed', async () => {
    await writeFile(join(desk.folder, 'bad.csv'), 'sample,labeler,label\n1,A,x\n1,B,y\n1,A,z\n,B,x\n2,A,x\n2,B,x\n');
    expect((await desk.json('agreement', 'bad.csv')).said.warnings).toEqual(['2 rows were left out.', 'line 4: A has already labeled 1', 'line 5: it names no sample']);
    expect((await desk.run('agreement', 'bad.csv', '--level', 'ordinal')).exit).toBe(2);
    expect((await desk.run('agreement', 'nothing.csv')).exit).toBe(2);
  });

  it('reads well', async () => {
    await writeFile(join(desk.folder, 'two.csv'), 'sample,labeler,label\n1,A,x\n1,B,x\n2,A,y\n2,B,y\n3,A,x\n3,B,y\n4,A,y\n4,B,y\n');
    const { out } = await desk.run('agreement', 'two.csv', '--resamples', '0', '--by', 'labeler');
    expect(out).toBe(
      [
        'figure             value  interval  n',
        'Krippendorff’s α   0.533            4',
        'Percent agreement  0.750            4',
        'Cohen’s κ          0.500            4',
        'Gwet’s AC1         0.529            4',
        '8 answers',
        '',
        'labeler  units  with_others  headline_without',
        'A            4        0.750                 –',
        'B            4        0.750                 –',
        '',
      ].join('\n'),
    );
  });
});

interface Figure {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
  readonly estimate: { readonly value: number | null; readonly reason?: string; readonly interval: { readonly low: number; readonly high: number } | null; readonly n: Readonly<Record<string, number>> };
}
interface Result {
  readonly questions: readonly { readonly question: string; readonly type: string; readonly figures: readonly Figure[]; readonly notes: readonly string[]; readonly by: readonly Readonly<Record<string, unknown>>[]; readonly byTotal: number }[];
  readonly misses: readonly string[];
}
const resultOf = (said: { readonly result: never }): Result => said.result;
const firstOf = (said: { readonly result: never }) => resultOf(said).questions[0];

/** 200 samples by two labelers whose cross table is this (Fleiss & Cohen 1973's weights on three ordered labels). */
const CROSS = [[88, 14, 18], [10, 40, 10], [2, 6, 12]];
// Worked out from the published formulas with a few lines of Python.
const COHEN = 0.491525;
const SCOTT = 0.487179;
const GWET = 0.575972;
const LINEAR = 0.473684;
const QUADRATIC = 0.454545;
const GWET_QUADRATIC = 0.638554;
const WORDS = ['low', 'medium', 'high'];

async function writeCross(labels: readonly string[] = WORDS): Promise<void> {
  let at = 0;
  const rows = CROSS.flatMap((row, i) => row.flatMap((count, j) => Array.from({ length: count }, () => `s${(at += 1)},A,${labels[i]}\ns${at},B,${labels[j]}`)));
  await writeFile(join(desk.folder, 'cross.csv'), `sample,labeler,label\n${rows.join('\n')}\n`);
}

describe('concord agreement, metric by metric', () => {
  it('gives the values of the formulas, worked out apart from the engine', async () => {
    await writeCross();
    const ordered = ['--levels', 'low,medium,high'];
    const expected: readonly (readonly [readonly string[], number, string])[] = [
      [['--metric', 'cohen'], COHEN, 'Cohen’s κ'],
      [['--metric', 'scott'], SCOTT, 'Scott’s π'],
      [['--metric', 'fleiss'], SCOTT, 'Fleiss’ κ'],
      [['--metric', 'gwet'], GWET, 'Gwet’s AC1'],
      [['--metric', 'brennan-prediger'], 0.55, 'Brennan–Prediger'],
      [['--metric', 'percent'], 0.7, 'Percent agreement'],
      [['--metric', 'krippendorff'], SCOTT + (1 - SCOTT) / 400, 'Krippendorff’s α'],
      [['--metric', 'weighted-kappa', ...ordered], QUADRATIC, 'Weighted κ, quadratic'],
      [['--metric', 'weighted-kappa', '--weights', 'linear', ...ordered], LINEAR, 'Weighted κ, linear'],
      [['--metric', 'gwet', '--weights', 'quadratic', ...ordered], GWET_QUADRATIC, 'Gwet’s AC2, quadratic'],
    ];
    for (const [options, number, name] of expected) {
      const { said, exit } = await desk.json('agreement', 'cross.csv', ...options, '--resamples', '100');
      const figure = firstOf(said)?.figures[0];
      expect([exit, figure?.name], options.join(' ')).toEqual([0, name]);
      expect(figure?.estimate.value, options.join(' ')).toBeCloseTo(number, 5);
      expect(Object.keys(figure?.estimate ?? {})).toEqual(['value', 'interval', 'n']);
      expect(Object.keys(figure?.estimate.interval ?? {})).toEqual(['low', 'high', 'confidence', 'method', 'resamples', 'undefined']);
      expect(figure?.estimate.n).toEqual({ units: 200, total: 200, raters: 2, pairable: 400 });
      expect(figure?.estimate.interval?.low).toBeLessThan(number);
      expect(figure?.estimate.interval?.high).toBeGreaterThan(number);
    }
  });

  it('says in plain words where a metric does not apply, and what does', async () => {
    await writeExample();
    const cohen = await desk.run('agreement', 'c.csv', '--metric', 'cohen');
    expect([cohen.exit, cohen.err]).toEqual([2, expect.stringContaining('is for two labelers, and here are 4: add --by pair') as string]);
    const fleiss = await desk.run('agreement', 'c.csv', '--metric', 'fleiss');
    expect([fleiss.exit, fleiss.out]).toEqual([1, expect.stringContaining('take --metric krippendorff') as string]);
    const gwet = await desk.run('agreement', 'c.csv', '--metric', 'gwet', '--level', 'ordinal', '--resamples', '0');
    expect([gwet.exit, gwet.out]).toEqual([0, expect.stringContaining('--level ordinal is not used') as string]);
    await writeCross();
    for (const [options, words] of [
      [['--metric', 'weighted-kappa'], 'the order of the labels high, low, medium is not known'],
      [['--level', 'ordinal'], '--levels low,medium,high'],
      [['--level', 'interval'], 'is not a number'],
      [['--level', 'ordinal', '--levels', 'low,high'], '--levels leaves out medium'],
      [['--metric', 'cohen', '--weights', 'linear'], 'say --metric weighted-kappa'],
      [['--metric', 'f1'], 'is for projects'],
      [['--round', '1'], 'has no rounds'],
      [['--by', 'round'], 'has no rounds'],
      [['--limit', '3'], '--limit is for --by sample'],
      [['--question', 'q9'], 'has no question q9'],
    ] as const) {
      const { exit, err } = await desk.run('agreement', 'cross.csv', ...options);
      expect([exit, err.toLowerCase()], options.join(' ')).toEqual([2, expect.stringContaining(words.toLowerCase()) as string]);
    }
    await writeFile(join(desk.folder, 'minus.csv'), 'sample,labeler,label\n1,A,-1\n1,B,2\n2,A,1\n2,B,1\n');
    expect((await desk.run('agreement', 'minus.csv', '--level', 'ratio')).out).toContain('negative_values');
  });

  it('gives every pair its figure, and holds floors against each', async () => {
    await writeExample();
    const pairs = await desk.json('agreement', 'c.csv', '--metric', 'cohen', '--by', 'pair', '--resamples', '50');
    expect([pairs.exit, firstOf(pairs.said)?.figures, firstOf(pairs.said)?.by.length]).toEqual([0, [], 6]);
    expect(firstOf(pairs.said)?.by[0]).toMatchObject({ first: 'r0', second: 'r1', units: 9, kappa: { n: { units: 9, total: 12, raters: 2, pairable: 18 } } });
    const below = await desk.json('agreement', 'c.csv', '--metric', 'cohen', '--by', 'pair', '--fail-below', '0.7', '--resamples', '0');
    expect([below.exit, resultOf(below.said).misses.length > 0]).toEqual([1, true]);
    const ordinal = await desk.json('agreement', 'c.csv', '--level', 'ordinal', '--by', 'pair', '--resamples', '0');
    expect(Object.keys(firstOf(ordinal.said)?.by[0] ?? {})).toContain('alpha_ordinal');
  });

  it('breaks down by label, labeler and sample, worst sample first', async () => {
    await writeExample();
    const by = async (...options: string[]) => firstOf((await desk.json('agreement', 'c.csv', '--resamples', '0', '--by', ...options)).said);
    expect((await by('label'))?.by.map(({ label }) => label)).toEqual(['1', '2', '3', '4', '5']);
    expect((await by('labeler'))?.by[2]).toMatchObject({ labeler: 'r2', units: 10, headline_without: { value: expect.any(Number) as number, n: { units: 10, total: 12, raters: 3, pairable: 29 } } });
    const samples = await by('sample', '--limit', '3');
    expect([samples?.byTotal, samples?.by.map(({ sample }) => sample)]).toEqual([11, ['u5', 'u1', 'u7']]);
    expect(samples?.by[0]).toEqual({ sample: 'u5', disagreement: 1, answers: 4 });
    expect((await by('sample', '--limit', '0'))?.by).toHaveLength(11);
  });

  it('flags an interval that rests on few disagreeing samples, and explains skewed labels', async () => {
    const rows = Array.from({ length: 50 }, (_, at) => `s${at},A,ok\ns${at},B,${at < 3 ? 'bad' : 'ok'}`);
    await writeFile(join(desk.folder, 'skew.csv'), `sample,labeler,label\n${rows.join('\n')}\ns50,A,bad\ns50,B,bad\n`);
    const { said } = await desk.json('agreement', 'skew.csv', '--resamples', '200');
    expect(firstOf(said)?.figures[0]?.note).toBe('few_disagreeing_units');
    expect(firstOf(said)?.notes[0]).toContain('95 % of the labels are “ok”');
    expect((await desk.run('agreement', 'skew.csv', '--resamples', '200')).out).toContain('fewer than ten samples disagree');
  });

  it('reads one column per labeler, standard input and equal numbers in two spellings', async () => {
    await writeFile(join(desk.folder, 'wide.csv'), 'sample;A;B\n1;1;1.0\n2;2;3\n3;10;9\n4;2;2\n');
    const wide = await desk.json('agreement', 'wide.csv', '--wide', '--level', 'ordinal', '--resamples', '0', '--by', 'label');
    expect(firstOf(wide.said)?.by.map(({ label }) => label)).toEqual(['1', '2', '3', '9', '10']);
    expect((await desk.run('agreement', 'wide.csv')).err).toContain('say --wide');
    expect((await desk.runWith('sample,labeler,label\n1,A,x\n1,B,x\n2,A,y\n2,B,y\n', 'agreement', '-', '--resamples', '0')).out).toContain('Krippendorff’s α   1.000');
  });

  it('measures measurements, and does not compare thousands of labels each with each', async () => {
    const rows = Array.from({ length: 3000 }, (_, at) => `s${at},A,${at / 10}\ns${at},B,${at / 10 + (at % 3) / 7}`);
    await writeFile(join(desk.folder, 'many.csv'), `sample,labeler,label\n${rows.join('\n')}\n`);
    const interval = await desk.json('agreement', 'many.csv', '--level', 'interval', '--resamples', '0');
    expect(firstOf(interval.said)?.figures[0]?.estimate.value).toBeGreaterThan(0.99);
    const usual = await desk.json('agreement', 'many.csv', '--resamples', '0');
    expect(firstOf(usual.said)?.figures.map(({ id }) => id)).toEqual(['alpha_nominal', 'percent_agreement']);
    expect(firstOf(usual.said)?.notes).toEqual([expect.stringContaining('say --level interval') as string]);
    for (const argv of [['agreement', 'many.csv', '--metric', 'gwet'], ['agreement', 'many.csv', '--by', 'label'], ['consensus', 'many.csv']]) expect((await desk.run(...argv)).exit, argv.join(' ')).toBe(2);
  });

  it('says what to do with a file that is no table', async () => {
    await writeFile(join(desk.folder, 'bytes.csv'), new Uint8Array([0, 1, 2, 255, 10, 3]));
    await writeFile(join(desk.folder, 'empty.csv'), '');
    await writeFile(join(desk.folder, 'header.csv'), 'sample,labeler,label\n');
    await writeFile(join(desk.folder, 'broken.csv'), `sample,labeler,label\n${'a,b\n'.repeat(9)}`);
    const exits = await Promise.all(['bytes', 'empty', 'broken', 'header'].map(async (name) => (await desk.run('agreement', `${name}.csv`)).exit));
    expect(exits).toEqual([2, 2, 2, 1]);
  });
});

describe('concord agreement on the sample project', () => {
  const project = resolve(import.meta.dirname, '../../../assets/sample/project');
  const ask = (...options: readonly string[]) => desk.json('agreement', project, '--resamples', '0', ...options);

  it('names questions by id, prompt or a part of it', async () => {
    for (const name of ['where', 'Where are the defects?', 'are the defects']) expect(firstOf((await ask('--question', name)).said)?.question).toBe('where');
    expect((await desk.run('agreement', project, '--question', 'what')).err).toContain('Several questions are called what');
    expect((await desk.run('agreement', project, '--question', 'xyz')).err).toContain('it has defect (Which defect does the phone have?)');
  });

  it.each(['label', 'labeler', 'pair', 'sample', 'round'])('breaks down every kind of question by %s', async (by) => {
    const { said } = await ask('--by', by);
    for (const { question, by: rows } of resultOf(said).questions) expect(rows.length > 0, `${question} by ${by}`).toBe(!(question === 'transcript' && by === 'label'));
  });

  it('gives a round alone what the round has among others, and names samples by path', async () => {
    const rounds = firstOf((await ask('--question', 'speech', '--by', 'round')).said)?.by;
    expect(rounds?.map(({ round }) => round)).toEqual(['Commands 1', 'Commands 2']);
    const alone = firstOf((await ask('--question', 'speech', '--round', 'Commands 2')).said)?.figures[0]?.estimate.value;
    expect(rounds?.[1]?.['alpha_time']).toMatchObject({ value: alone });
    const samples = firstOf((await ask('--question', 'where', '--by', 'sample', '--limit', '2')).said)?.by;
    expect(samples?.[0]).toMatchObject({ path: expect.stringMatching(/^media\/screens\//) as string, round: 'Screens 1', disagreement: 1 });
  });

  it('says beside the figures how well people do and how starts and ends fit, and only where they exist', async () => {
    const found = resultOf((await ask()).said).questions as unknown as readonly Readonly<Record<string, { readonly low?: number; readonly high?: number; readonly toleranceSeconds?: number; readonly pairs?: readonly unknown[] } | string>>[];
    const having = (key: string) => found.flatMap((report) => (report[key] === undefined ? [] : [report['question']]));
    expect(having('humanLevel')).toEqual(['defect', 'quality']);
    expect(having('boundaries')).toEqual(['speech']);
    expect(having('repeats')).toEqual([]);
    expect(found.find(({ question }) => question === 'speech')?.['boundaries']).toMatchObject({ toleranceSeconds: 0.05, f1: { value: expect.any(Number) as number }, pairs: [{}, {}, {}] });
    expect((await desk.run('agreement', project, '--resamples', '0')).out).toMatch(/Human level: 0\.\d{3} to 0\.\d{3}/);
    expect(resultOf((await ask('--metric', 'percent', '--question', 'defect')).said).questions[0]).not.toHaveProperty('humanLevel');
  });

  it('picks a figure of regions, spans and texts by its id, and says which there are', async () => {
    const f1 = await ask('--metric', 'f1');
    expect(resultOf(f1.said).questions.map(({ question, figures }) => [question, figures.map(({ id }) => id)])).toEqual([['where', ['f1']], ['speech', ['f1']]]);
    expect(f1.said.warnings).toHaveLength(3);
    const boxes = await desk.run('agreement', project, '--question', 'where', '--metric', 'krippendorff');
    expect([boxes.exit, boxes.err]).toEqual([2, expect.stringContaining('pick --metric alpha_objects, f1, mean_iou, alpha_iou') as string]);
    expect((await desk.run('agreement', project, '--question', 'transcript', '--metric', 'wer', '--fail-below', '0.5')).err).toContain('better when it is lower');
    const ordinal = await ask('--question', 'defect', '--level', 'ordinal');
    expect(firstOf(ordinal.said)?.notes[0]).toContain('no defect, scratch, deep scratch, dent');
    expect((await desk.run('agreement', project, '--question', 'quality', '--level', 'ratio')).err).toContain('is not a number');
  });

  it('gives with a metric what it gives without', async () => {
    const usual = firstOf((await ask('--question', 'defect')).said)?.figures;
    const one = async (...options: string[]) => firstOf((await ask('--question', 'defect', ...options)).said)?.figures[0]?.estimate;
    expect((await one('--metric', 'krippendorff'))?.value).toBe(usual?.[0]?.estimate.value);
    expect((await one('--metric', 'percent'))?.value).toBeCloseTo(usual?.[1]?.estimate.value ?? NaN, 12);
    expect((await one('--metric', 'gwet'))?.value).toBeCloseTo(usual?.find(({ id }) => id === 'gwet_ac1')?.estimate.value ?? NaN, 12);
    expect(await one('--metric', 'krippendorff')).toEqual(await one('--level', 'nominal'));
  });
});
