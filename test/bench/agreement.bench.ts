import { afterAll, describe, expect, it } from 'vitest';
import type { RatingTable } from '../../shared/agreement/rating-table.ts';
import { seededRandom } from '../../shared/basics/random.ts';
import { against, perSecond, type BenchRow, report, timed } from '../support/bench.ts';
import { bundled } from '../support/bundled.ts';
import type * as Measured from './measured.ts';

const { alphaWithInterval, dawidSkene, errorRate, krippendorffAlpha, majorityVote, objectAgreement, tableOfColumns } = await bundled<typeof Measured>('test/bench/measured.ts');

const rows: BenchRow[] = [];
afterAll(() => report('agreement', rows));

const LABELS = ['a', 'b', 'c', 'd', 'e'];
const RATERS = 5;

/** Ratings by five raters who are right four times in five. */
function ratings(units: number, seed = 1): { readonly table: RatingTable; readonly unit: Int32Array; readonly rater: Int32Array; readonly code: Int32Array } {
  const random = seededRandom(seed);
  const unit = new Int32Array(units * RATERS);
  const rater = new Int32Array(units * RATERS);
  const code = new Int32Array(units * RATERS);
  for (let u = 0, at = 0; u < units; u++) {
    const truth = random.below(LABELS.length);
    for (let r = 0; r < RATERS; r++, at++) {
      unit[at] = u;
      rater[at] = r;
      code[at] = random.unit() < 0.8 ? truth : random.below(LABELS.length);
    }
  }
  return { table: tableOfColumns({ units, raters: RATERS, categories: LABELS, unit, rater, code }), unit, rater, code };
}

/** Alpha for complete data as one loop over one array and a table of counts: what the arithmetic itself costs. */
function plainAlpha(code: Int32Array, units: number, ordinal: boolean): number {
  const k = LABELS.length;
  const coincidences = new Float64Array(k * k);
  const counts = new Float64Array(k);
  for (let u = 0, at = 0; u < units; u++, at += RATERS) {
    for (let i = 0; i < RATERS; i++) {
      const a = code[at + i] as number;
      counts[a] = (counts[a] as number) + 1;
      for (let j = 0; j < RATERS; j++) {
        const cell = a * k + (code[at + j] as number);
        if (i !== j) coincidences[cell] = (coincidences[cell] as number) + 1 / (RATERS - 1);
      }
    }
  }
  const n = units * RATERS;
  let observed = 0;
  let expected = 0;
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < k; b++) {
      if (a === b) continue;
      let apart = 1;
      if (ordinal) {
        let between = 0;
        for (let c = Math.min(a, b); c <= Math.max(a, b); c++) between += counts[c] as number;
        apart = (between - ((counts[a] as number) + (counts[b] as number)) / 2) ** 2;
      }
      observed += (coincidences[a * k + b] as number) * apart;
      expected += ((counts[a] as number) * (counts[b] as number) * apart) / (n - 1);
    }
  }
  return 1 - observed / expected;
}

describe('alpha', () => {
  it.each([1000, 10_000, 100_000, 1_000_000])('of %i units by five raters is what the plain loop gives', async (units) => {
    const { table, code } = ratings(units);
    const runs = units === 1_000_000 ? 3 : 5;
    for (const level of ['nominal', 'ordinal'] as const) {
      const plain = await timed(runs, () => plainAlpha(code, units, level === 'ordinal'));
      const ours = await timed(runs, () => krippendorffAlpha(table, { level }));
      if (ours.result.kind !== 'defined') throw new Error('alpha is undefined');
      expect(ours.result.value).toBeCloseTo(plain.result, 10);
      rows.push({ what: `alpha ${level}, ${units} units × ${RATERS}`, runs, ms: ours.ms, perSecond: perSecond('ratings', units * RATERS, ours.ms), against: against('plain loop', plain.ms, ours.ms), counted: { ratings: table.code.length } });
    }
  });

  it('builds its table from columns in any order', async () => {
    const { unit, rater, code, table } = ratings(1_000_000);
    const built = await timed(3, () => tableOfColumns({ units: 1_000_000, raters: RATERS, categories: LABELS, unit, rater, code }));
    expect(built.result.code.length).toBe(table.code.length);
    rows.push({ what: 'table of 1000000 units × 5', runs: 3, ms: built.ms, perSecond: perSecond('ratings', unit.length, built.ms) });
  });

  it('of 10,000 units with 1,000 resamples is the same interval every time', async () => {
    const { table, code } = ratings(10_000);
    const plain = await timed(3, () => plainAlpha(code, 10_000, false));
    const ours = await timed(3, () => alphaWithInterval(table, { level: 'nominal', seed: 1, resamples: 1000 }));
    expect(alphaWithInterval(table, { level: 'nominal', seed: 1, resamples: 1000 })).toEqual(ours.result);
    expect(ours.result).toMatchObject({ interval: { resamples: 1000 } });
    rows.push({ what: 'alpha with interval, B = 1000, 10000 units', runs: 3, ms: ours.ms, perSecond: perSecond('resamples', 1000, ours.ms), against: against('1,000 plain loops', plain.ms * 1000, ours.ms) });
  });
});

describe('consensus', () => {
  it('by Dawid and Skene of 10,000 items by five of 50 workers and ten labels beats the majority', async () => {
    const [items, workers, labels] = [10_000, 50, 10];
    const random = seededRandom(3);
    const truth = Int32Array.from({ length: items }, () => random.below(labels));
    const item = Int32Array.from({ length: items * RATERS }, (_, at) => Math.floor(at / RATERS));
    const worker = Int32Array.from(item, (of, at) => (of * 7 + (at % RATERS) * 11) % workers);
    const label = Int32Array.from(item, (of, at) => (random.unit() < 0.35 + ((worker[at] as number) % 10) * 0.06 ? (truth[of] as number) : random.below(labels)));
    const responses = { items, workers, labels, item, worker, label };
    const voted = await timed(3, () => majorityVote(responses));
    const ours = await timed(3, () => dawidSkene(responses));
    const right = (posterior: Float64Array) => truth.reduce((sum, is, at) => sum + (posterior[at * labels + is] as number > 0.5 ? 1 : 0), 0);
    expect(right(ours.result.posterior) / items).toBeGreaterThan(0.75);
    expect(dawidSkene(responses).posterior).toEqual(ours.result.posterior);
    rows.push({ what: 'Dawid–Skene, 10000 × 5 of 50, 10 labels', runs: 3, ms: ours.ms, perSecond: perSecond('rounds', ours.result.rounds, ours.ms), against: against('majority', voted.ms, ours.ms), counted: { 'EM rounds': ours.result.rounds, 'surely right': right(ours.result.posterior) } });
  });
});

describe('regions', () => {
  it('of 10,000 images by three raters with about eight boxes each are matched', async () => {
    const random = seededRandom(4);
    const images = Array.from({ length: 10_000 }, () => {
      const truth = Array.from({ length: 8 }, () => ({ label: LABELS[random.below(3)] ?? 'a', x: random.unit() * 3000, y: random.unit() * 2000, side: 100 + random.unit() * 300 }));
      const answer = () =>
        truth.flatMap(({ label, x, y, side }) =>
          random.unit() < 0.1 ? [] : [{ label, shape: { kind: 'box' as const, x: x + random.unit() * 20, y: y + random.unit() * 20, width: side + random.unit() * 20, height: side + random.unit() * 20 } }],
        );
      return { answers: [answer(), answer(), answer()] };
    });
    const boxes = images.reduce((sum, { answers }) => sum + answers.reduce((count, answer) => count + answer.length, 0), 0);
    const ours = await timed(3, () => objectAgreement(images));
    expect(JSON.stringify(objectAgreement(images))).toBe(JSON.stringify(ours.result));
    expect(ours.result.n.units).toBe(10_000);
    rows.push({ what: 'object agreement, 10000 × 3 × 8 boxes', runs: 3, ms: ours.ms, perSecond: perSecond('boxes', boxes, ours.ms), counted: { boxes } });
  });
});

describe('transcripts', () => {
  it('of 10,000 utterances have the word error rate of the plain table', async () => {
    const random = seededRandom(5);
    const words = Array.from({ length: 2000 }, (_, at) => `word${at}`);
    const spoken = () => Array.from({ length: 8 + random.below(8) }, () => words[random.below(words.length)] ?? '');
    const references = Array.from({ length: 10_000 }, spoken);
    const heard = references.map((said) => said.flatMap((word) => (random.unit() < 0.05 ? [] : [random.unit() < 0.1 ? (words[random.below(words.length)] ?? '') : word])));
    const texts = (lists: readonly (readonly string[])[]) => lists.map((list) => list.join(' '));
    const plain = await timed(3, () => references.reduce((sum, reference, at) => sum + plainEdits(reference, heard[at] ?? []), 0));
    const [asked, answered] = [texts(references), texts(heard)];
    const ours = await timed(3, () => errorRate(asked, answered, 'word'));
    expect(ours.result.errors).toBe(plain.result);
    rows.push({ what: 'WER, 10000 utterances', runs: 3, ms: ours.ms, perSecond: perSecond('utterances', 10_000, ours.ms), against: against('plain table', plain.ms, ours.ms), counted: { errors: ours.result.errors, words: ours.result.reference } });
  });
});

/** Levenshtein's distance as in the textbook. */
function plainEdits(a: readonly string[], b: readonly string[]): number {
  let row = Int32Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = new Int32Array(b.length + 1);
    next[0] = i;
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
