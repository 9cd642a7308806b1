import { readFile } from 'node:fs/promises';
import { freemem } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { against, type Beside, type BenchRow, byTurns, perSecond, report, timed, warmTimed } from '../support/bench.ts';
import { bundled } from '../support/bundled.ts';
import { boxColumns, boxedImages, CATEGORIES, type CodeMatrix, crowd, inRandomOrder, longColumns, predictions, RATERS, ratings, recordings, transcripts } from './agreement-data.ts';
import type * as Measured from './measured.ts';
import { beside, sameAs } from './peers/beside.ts';
import { askPeer, withPeerData } from './peers/peer.ts';

let engine: typeof Measured;
beforeAll(async () => {
  engine = await bundled<typeof Measured>('test/bench/measured.ts');
});

const rows: BenchRow[] = [];
afterAll(() => report('agreement', rows));

const LEVELS = ['nominal', 'ordinal'] as const;
const LARGE = 1_000_000;

const ALPHA_PEERS = [
  { name: 'fast-krippendorff', driver: 'alpha_krippendorff.py', levels: LEVELS },
  { name: 'nltk', driver: 'alpha_nltk.py', levels: ['nominal'] },
  { name: 'simpledorff', driver: 'alpha_simpledorff.py', levels: ['nominal'] },
  { name: 'R irr', driver: 'alpha_irr.R', levels: LEVELS },
] as const;

function defined(coefficient: Measured.Coefficient): number {
  if (coefficient.kind === 'undefined') throw new Error(coefficient.because);
  return coefficient.value;
}

describe('alpha with one rating in five missing', () => {
  const sizes = [1000, 10_000, 100_000, LARGE];
  const asked: { readonly name: string; readonly data: CodeMatrix; readonly level: (typeof LEVELS)[number]; readonly ms: number; readonly value: number; readonly found: Beside[] }[] = [];

  it.each(sizes)('of %i units by five raters is what the plain loop gives', async (units) => {
    const data = ratings(units, 0.2);
    const table = engine.tableOfColumns(longColumns(data));
    const runs = Math.round(Math.max(7, 200_000 / units));
    const reading = await warmTimed(runs, () => engine.readColumns(table.start, table.code));
    for (const level of LEVELS) {
      const [plain, ours] = await byTurns(runs, () => engine.plainAlpha(data, CATEGORIES, level), () => engine.krippendorffAlpha(table, { level }));
      const value = defined(ours.result);
      expect(value).toBeCloseTo(plain.result, 10);
      const found: Beside[] = [];
      rows.push({
        what: `α ${level}, ${units.toLocaleString('en')} units × ${RATERS}, 20 % missing`,
        runs,
        ms: ours.ms,
        perSecond: perSecond('ratings', table.code.length, ours.ms),
        against: against('plain loop', plain.ms, ours.ms),
        counted: { ratings: table.code.length, 'ms to read the columns once': reading.ms },
        allocatedMb: ours.allocatedMb,
        beside: found,
      });
      asked.push({ name: `${level}-${units}`, data, level, ms: ours.ms, value, found });
    }
  });

  it('is what other programs give', async () => {
    // fast-krippendorff needs 2.5 GB for a million units.
    const within = asked.filter(({ data }) => data.units < LARGE || freemem() > 6 * 2 ** 30);
    const files = Object.fromEntries(within.map(({ data }) => [`${data.units}.i8`, data.codes]));
    const cases = within.map(({ name, data, level }) => ({ name, runs: 3, units: data.units, raters: data.raters, categories: CATEGORIES, codes: `${data.units}.i8`, level }));
    await withPeerData(files, async (folder) => {
      for (const { name, driver, levels } of ALPHA_PEERS) {
        const answers = await askPeer(driver, folder, cases);
        for (const each of asked) if (levels.some((level) => level === each.level)) each.found.push(beside(name, answers, each.name, each.ms, sameAs(each.value)));
      }
    });
  });

  it('builds its table from columns in any order', async () => {
    const ordered = longColumns(ratings(LARGE, 0.2));
    const mixed = inRandomOrder(ordered);
    const reading = await warmTimed(3, () => engine.readColumns(ordered.unit, ordered.rater, ordered.code));
    const table = engine.tableOfColumns(ordered);
    for (const [how, columns] of [['in order', ordered], ['in random order', mixed]] as const) {
      const built = await warmTimed(3, () => engine.tableOfColumns(columns));
      // Bytes are compared, as a matcher would take seconds.
      expect(Buffer.compare(Buffer.from(built.result.code.buffer), Buffer.from(table.code.buffer))).toBe(0);
      rows.push({ what: `table of 1,000,000 units × 5 from columns ${how}`, runs: 3, ms: built.ms, perSecond: perSecond('ratings', columns.code.length, built.ms), against: against('reading the columns once', reading.ms, built.ms), allocatedMb: built.allocatedMb });
    }
  });

  it('has the same interval every time, near that of counting each resample anew', async () => {
    const data = ratings(10_000, 0.2);
    const table = engine.tableOfColumns(longColumns(data));
    for (const level of LEVELS) {
      const interval = () => engine.alphaWithInterval(table, { level, seed: 1, resamples: 1000, method: 'percentile' }).interval;
      const ours = await warmTimed(3, interval);
      const bca = await warmTimed(3, () => engine.alphaWithInterval(table, { level, seed: 1, resamples: 1000 }).interval);
      expect(interval()).toEqual(ours.result);
      const plain = await timed(1, () => engine.plainResamples(data, CATEGORIES, level, 1000));
      const [low, high] = [ours.result?.low ?? NaN, ours.result?.high ?? NaN];
      // Ends of intervals from 1,000 resamples vary by about a tenth of their width.
      const near = (ends: readonly (number | undefined)[]) => ends.forEach((end, which) => expect(Math.abs((end ?? NaN) - ([low, high][which] ?? NaN))).toBeLessThan((high - low) / 4));
      near([plain.result[25], plain.result[974]]);
      const peerResamples = 50;
      const peer = await withPeerData({ '10000.i8': data.codes }, (folder) =>
        askPeer('alpha_bootstrap_krippendorff.py', folder, [{ name: level, runs: 1, units: data.units, raters: data.raters, categories: CATEGORIES, codes: '10000.i8', level, resamples: peerResamples }]),
      );
      rows.push({
        what: `α ${level} with interval, 1,000 resamples of 10,000 units`,
        runs: 3,
        ms: ours.ms,
        perSecond: perSecond('resamples', 1000, ours.ms),
        against: against('1,000 plain resamples', plain.ms, ours.ms),
        counted: { 'ms with BCa': bca.ms },
        allocatedMb: ours.allocatedMb,
        beside: [beside(`fast-krippendorff, ${peerResamples} resamples,`, peer, level, ours.ms, () => 'ratio for as many', peerResamples / 1000)],
      });
    }
  });
});

describe('kappas of 1,000,000 units', () => {
  it('are what plain loops and other programs give', async () => {
    const complete = ratings(LARGE, 0);
    const table = engine.tableOfColumns(longColumns(complete));
    const shared = { runs: 3, units: LARGE, raters: RATERS, categories: CATEGORIES, codes: 'complete.i8' };
    await withPeerData({ 'complete.i8': complete.codes }, async (folder) => {
      const cohen = await askPeer('kappa_sklearn.py', folder, [{ name: 'none', weights: null, ...shared }, { name: 'quadratic', weights: 'quadratic', ...shared }]);
      for (const weights of ['unweighted', 'quadratic'] as const) {
        const [plain, ours] = await byTurns(5, () => engine.plainCohen(complete, CATEGORIES, weights === 'quadratic'), () => engine.cohenKappa(engine.raterPair(table, 0, 1), weights));
        const value = defined(ours.result);
        expect(value).toBeCloseTo(plain.result, 10);
        const found = beside('scikit-learn', cohen, weights === 'quadratic' ? weights : 'none', ours.ms, sameAs(value));
        rows.push({ what: `Cohen κ ${weights}, 1,000,000 units × 2`, runs: 5, ms: ours.ms, against: against('plain loop', plain.ms, ours.ms), allocatedMb: ours.allocatedMb, beside: [found] });
      }
      const fleiss = await askPeer('fleiss_statsmodels.py', folder, [{ name: 'fleiss', ...shared }]);
      const [plain, ours] = await byTurns(5, () => engine.plainFleiss(complete, CATEGORIES), () => engine.fleissKappa(table).kappa);
      expect(defined(ours.result)).toBeCloseTo(plain.result, 10);
      const found = beside('statsmodels', fleiss, 'fleiss', ours.ms, sameAs(defined(ours.result)));
      rows.push({ what: 'Fleiss κ, 1,000,000 units × 5', runs: 5, ms: ours.ms, against: against('plain loop', plain.ms, ours.ms), allocatedMb: ours.allocatedMb, beside: [found] });
    });

    const gaps = ratings(LARGE, 0.2);
    const tableWithGaps = engine.tableOfColumns(longColumns(gaps));
    const identity = engine.agreementWeights('unweighted', CATEGORIES);
    const [plain, ours] = await byTurns(5, () => engine.plainAc1(gaps, CATEGORIES), () => engine.gwetAc(engine.sharesOfTable(tableWithGaps, identity), identity));
    expect(defined(ours.result)).toBeCloseTo(plain.result, 10);
    rows.push({ what: 'Gwet AC1, 1,000,000 units × 5, 20 % missing', runs: 5, ms: ours.ms, against: against('plain loop', plain.ms, ours.ms), allocatedMb: ours.allocatedMb });
  });
});

describe('consensus', () => {
  it('by Dawid and Skene of 10,000 items by five of 50 workers and ten labels is that of the plain loop', async () => {
    const { truth, responses } = crowd(10_000);
    const { items, workers, labels, item, worker, label } = responses;
    const rounds = 20;
    const [plain, ours] = await byTurns(3, () => engine.plainDawidSkene(items, workers, labels, item, worker, label, rounds), () => engine.dawidSkene(responses, { stop: { maxRounds: rounds, gainPerLabel: null } }));
    const apart = (other: Float64Array) => ours.result.posterior.reduce((most, value, at) => Math.max(most, Math.abs(value - (other[at] ?? NaN))), 0);
    expect(apart(plain.result)).toBeLessThan(1e-9);
    const files = { 'task.i32': item, 'worker.i32': worker, 'label.i32': label };
    const found = await withPeerData(files, async (folder) => {
      const asked = await askPeer('dawid_skene_crowdkit.py', folder, [{ name: 'ds', runs: 3, task: 'task.i32', worker: 'worker.i32', label: 'label.i32', rounds, posterior: 'posterior.f64' }]);
      const bytes = asked.answers.size === 0 ? null : await readFile(join(folder, 'posterior.f64'));
      return beside('crowd-kit', asked, 'ds', ours.ms, () => sameAs(0, 1e-6)(apart(new Float64Array(Uint8Array.from(bytes ?? []).buffer))));
    });
    rows.push({ what: 'Dawid–Skene, 10,000 × 5 of 50, 10 labels, 20 rounds', runs: 3, ms: ours.ms, perSecond: perSecond('rounds', rounds, ours.ms), against: against('plain loop', plain.ms, ours.ms), allocatedMb: ours.allocatedMb, beside: [found] });

    const whole = await warmTimed(3, () => engine.dawidSkene(responses));
    const voted = await warmTimed(3, () => engine.majorityVote(responses));
    const right = truth.reduce((sum, is, at) => sum + ((whole.result.posterior[at * labels + is] as number) > 0.5 ? 1 : 0), 0);
    expect(right / items).toBeGreaterThan(0.75);
    rows.push({ what: 'Dawid–Skene, the same until it stops', runs: 3, ms: whole.ms, perSecond: perSecond('rounds', whole.result.rounds, whole.ms), against: against('majority', voted.ms, whole.ms), counted: { rounds: whole.result.rounds, 'surely right': right }, allocatedMb: whole.allocatedMb });
  });
});

describe('regions', () => {
  it('of 10,000 images by three labelers with eight boxes each are matched as by scipy', async () => {
    const [raters, threshold] = [3, 0.5];
    const images = boxedImages(10_000, raters);
    const { edges, start } = boxColumns(images);
    const plain = await warmTimed(3, () => engine.plainOverlaps(edges, start, raters, threshold));
    const matched = await warmTimed(3, () => {
      const sum = { candidates: 0, matched: 0, iou: 0 };
      for (const image of images) {
        for (const { pairs } of engine.overlapSample(image, {}).overlaps) {
          sum.candidates += pairs.a.length;
          for (const { iou } of engine.matchObjects(pairs, { atLeast: threshold })) {
            sum.matched++;
            sum.iou += iou;
          }
        }
      }
      return sum;
    });
    expect(matched.result.candidates).toBe(plain.result.overlapping);
    const asked = await withPeerData({ 'boxes.f64': edges, 'start.i32': start }, (folder) =>
      askPeer('matching_scipy.py', folder, [{ name: 'boxes', runs: 3, images: images.length, raters, threshold, boxes: 'boxes.f64', start: 'start.i32' }]),
    );
    const found = beside('scipy linear_sum_assignment', asked, 'boxes', matched.ms, (value) => {
      const theirs = value as { readonly matched: number; readonly iou: number };
      expect(theirs.matched).toBe(matched.result.matched);
      return `as many matched, ${sameAs(matched.result.iou, 1e-6)(theirs.iou)}`;
    });
    const counted = { boxes: edges.length / 4, 'pairs compared': plain.result.compared, 'IoU candidates': matched.result.candidates, matched: matched.result.matched };
    rows.push({ what: 'box matching alone, 10,000 images × 3 × 8', runs: 3, ms: matched.ms, perSecond: perSecond('boxes', counted.boxes, matched.ms), against: against('all IoUs alone', plain.ms, matched.ms), counted, allocatedMb: matched.allocatedMb, beside: [found] });

    const whole = await timed(1, () => engine.objectAgreement(images));
    expect(whole.result.n.units).toBe(images.length);
    rows.push({ what: 'region agreement, all of it, the same boxes', runs: 1, ms: whole.ms, perSecond: perSecond('boxes', counted.boxes, whole.ms), against: against('matching alone', matched.ms, whole.ms), counted: { 'α objects': defined(whole.result.alphaObjects.coefficient) } });
  });
});

describe('gamma', () => {
  it('of 200 one-minute recordings is that of pygamma', async () => {
    const all = recordings(200);
    const samples = 30;
    const each = (options: Measured.GammaOptions) => all.map((recording) => engine.gamma(recording, { ...options, seed: 1 }));
    const flat = all.map((recording) => {
      const spans = recording.flat();
      const first = recording.reduce((counts, list) => [...counts, (counts.at(-1) ?? 0) + list.length], [0]);
      return { start: Float64Array.from(spans, (span) => span.start), end: Float64Array.from(spans, (span) => span.end), label: Int32Array.from(spans, (span) => span.label.length), first: Int32Array.from(first) };
    });
    const [plain, ours] = await byTurns(3, () => flat.reduce((sum, { start, end, label, first }) => sum + engine.plainDissimilarities(start, end, label, first, samples + 1), 0), () => each({ samples, mostSamples: samples }));
    expect(each({ samples, mostSamples: samples })).toEqual(ours.result);
    const count = 20;
    const asked = await withPeerData({ 'recordings.json': JSON.stringify(all) }, (folder) => askPeer('gamma_pygamma.py', folder, [{ name: 'gamma', runs: 1, recordings: 'recordings.json', count, samples }]));
    const found = beside(
      `pygamma, ${count} recordings,`,
      asked,
      'gamma',
      ours.ms,
      (value) => {
        const theirs = value as { readonly gamma: readonly number[]; readonly observed: readonly number[] };
        const differences = theirs.gamma.map((gamma, at) => {
          const result = ours.result[at];
          if (result?.kind !== 'defined') throw new Error('gamma is undefined');
          expect(Math.abs((theirs.observed[at] ?? NaN) - result.observedDisorder)).toBeLessThan(1e-4);
          return gamma - result.value;
        });
        const mean = differences.reduce((sum, difference) => sum + difference, 0) / count;
        // Both expectations are drawn, from 30 continua a recording.
        expect(Math.abs(mean)).toBeLessThan(0.03);
        return `ratio for as many; observed disorders equal, mean γ ${mean.toFixed(4)} apart`;
      },
      count / all.length,
    );
    rows.push({ what: 'γ, 200 recordings × 3 annotators × 8 spans, 30 random continua each', runs: 3, ms: ours.ms, perSecond: perSecond('recordings', all.length, ours.ms), against: against('their dissimilarities alone', plain.ms, ours.ms), allocatedMb: ours.allocatedMb, beside: [found] });

    const precise = await timed(1, () => each({}));
    const drawn = precise.result.reduce((sum, result) => sum + (result.kind === 'defined' ? result.samples : 0), 0);
    rows.push({ what: 'γ, the same to a precision of 2 %', runs: 1, ms: precise.ms, perSecond: perSecond('recordings', all.length, precise.ms), counted: { 'random continua': drawn } });
  });
});

describe('transcripts', () => {
  it('of 10,000 utterances have the word errors of the plain table', async () => {
    const { said, heard } = transcripts(10_000);
    const texts = (lists: readonly (readonly string[])[]) => lists.map((list) => list.join(' '));
    const [references, hypotheses] = [texts(said), texts(heard)];
    const [plain, ours] = await byTurns(5, () => said.reduce((sum, reference, at) => sum + engine.plainEdits(reference, heard[at] ?? []), 0), () => engine.errorRate(references, hypotheses, 'word'));
    expect(ours.result.errors).toBe(plain.result);
    const asked = await withPeerData({ 'references.txt': references.join('\n'), 'hypotheses.txt': hypotheses.join('\n') }, (folder) =>
      askPeer('word_errors_levenshtein.py', folder, [{ name: 'words', runs: 5, references: 'references.txt', hypotheses: 'hypotheses.txt' }]),
    );
    rows.push({
      what: 'WER, 10,000 utterances, with normalisation',
      runs: 5,
      ms: ours.ms,
      perSecond: perSecond('utterances', references.length, ours.ms),
      against: against('plain table on split words', plain.ms, ours.ms),
      counted: { errors: ours.result.errors, words: ours.result.reference },
      allocatedMb: ours.allocatedMb,
      beside: [beside('python-Levenshtein', asked, 'words', ours.ms, sameAs(ours.result.errors))],
    });
  });
});

describe('confident learning', () => {
  it('counts the confident joint of 100,000 items as the plain loop and cleanlab', async () => {
    const { labels, probabilities } = predictions(100_000);
    const data = { labels: [...labels], probabilities: Array.from(labels, (_, i) => [...probabilities.subarray(i * CATEGORIES, (i + 1) * CATEGORIES)]) };
    const [plain, ours] = await byTurns(5, () => engine.plainConfidentJoint(labels, probabilities, CATEGORIES), () => engine.confidentJoint(data));
    expect(ours.result.counts.flat()).toEqual([...plain.result]);
    const asked = await withPeerData({ 'labels.i32': labels, 'probabilities.f64': probabilities }, (folder) =>
      askPeer('confident_joint_cleanlab.py', folder, [{ name: 'joint', runs: 5, categories: CATEGORIES, labels: 'labels.i32', probabilities: 'probabilities.f64' }]),
    );
    const found = beside('cleanlab', asked, 'joint', ours.ms, (value) => {
      expect(value).toEqual(engine.confidentJoint(data, 'overall').counts);
      return 'equal counts by its rule';
    });
    rows.push({ what: 'confident joint, 100,000 × 10', runs: 5, ms: ours.ms, perSecond: perSecond('items', labels.length, ours.ms), against: against('plain loop', plain.ms, ours.ms), allocatedMb: ours.allocatedMb, beside: [found] });
  });
});
