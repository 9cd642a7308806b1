import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
