/* What the arithmetic itself costs: each measure as the loop that one would write down for these data alone, over typed arrays. */
import { seededRandom } from '../../shared/basics/random.ts';

interface Matrix {
  readonly units: number;
  readonly raters: number;
  readonly codes: Int8Array;
}

type Numbers = Float64Array | Int32Array | Int8Array | Uint32Array;

function at(values: Numbers, index: number): number {
  return values[index] as number;
}

/** Adds the coincidences of one unit's values: every ordered pair counts 1 / (values − 1). */
function addUnit(coincidences: Float64Array, k: number, codes: Int8Array, from: number, to: number): void {
  let values = 0;
  for (let i = from; i < to; i++) if (at(codes, i) >= 0) values++;
  if (values < 2) return;
  const share = 1 / (values - 1);
  for (let i = from; i < to; i++) {
    const a = at(codes, i);
    if (a < 0) continue;
    for (let j = from; j < to; j++) {
      const b = at(codes, j);
      if (i === j || b < 0) continue;
      coincidences[a * k + b] = at(coincidences, a * k + b) + share;
    }
  }
}

/** Krippendorff 2011: coincidences, then both disagreements from them. */
export function plainAlpha({ units, raters, codes }: Matrix, k: number, level: 'nominal' | 'ordinal'): number {
  const coincidences = new Float64Array(k * k);
  for (let u = 0; u < units; u++) addUnit(coincidences, k, codes, u * raters, (u + 1) * raters);
  return alphaOfCoincidences(coincidences, k, level);
}

function alphaOfCoincidences(coincidences: Float64Array, k: number, level: 'nominal' | 'ordinal'): number {
  const counts = new Float64Array(k);
  let n = 0;
  for (let a = 0; a < k; a++) for (let b = 0; b < k; b++) counts[a] = at(counts, a) + at(coincidences, a * k + b);
  for (let a = 0; a < k; a++) n += at(counts, a);
  let observed = 0;
  let expected = 0;
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < k; b++) {
      if (a === b) continue;
      let apart = 1;
      if (level === 'ordinal') {
        let between = 0;
        for (let c = Math.min(a, b); c <= Math.max(a, b); c++) between += at(counts, c);
        apart = (between - (at(counts, a) + at(counts, b)) / 2) ** 2;
      }
      observed += at(coincidences, a * k + b) * apart;
      expected += (at(counts, a) * at(counts, b) * apart) / (n - 1);
    }
  }
  return 1 - observed / expected;
}

/** Alphas of resamples: units drawn with replacement, each counted anew. */
export function plainResamples({ units, raters, codes }: Matrix, k: number, level: 'nominal' | 'ordinal', resamples: number): Float64Array {
  const random = seededRandom(9);
  const alphas = new Float64Array(resamples);
  const coincidences = new Float64Array(k * k);
  for (let b = 0; b < resamples; b++) {
    coincidences.fill(0);
    for (let draw = 0; draw < units; draw++) {
      const u = random.below(units);
      addUnit(coincidences, k, codes, u * raters, (u + 1) * raters);
    }
    alphas[b] = alphaOfCoincidences(coincidences, k, level);
  }
  return alphas.sort();
}

/** One pass over columns: what reading the data takes. */
export function readColumns(...columns: readonly Numbers[]): number {
  let sum = 0;
  for (const column of columns) sum += sumOf(column);
  return sum;
}

function sumOf(column: Numbers): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += at(column, i);
  return sum;
}

/** Cohen's kappa of the first two columns of a complete matrix. */
export function plainCohen({ units, raters, codes }: Matrix, k: number, quadratic: boolean): number {
  const counts = new Float64Array(k * k);
  for (let u = 0; u < units; u++) {
    const cell = at(codes, u * raters) * k + at(codes, u * raters + 1);
    counts[cell] = at(counts, cell) + 1;
  }
  let observed = 0;
  let expected = 0;
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < k; b++) {
      const apart = quadratic ? (a - b) ** 2 : a === b ? 0 : 1;
      let row = 0;
      let column = 0;
      for (let c = 0; c < k; c++) {
        row += at(counts, a * k + c);
        column += at(counts, c * k + b);
      }
      observed += (apart * at(counts, a * k + b)) / units;
      expected += (apart * row * column) / (units * units);
    }
  }
  return 1 - observed / expected;
}

/** Fleiss' kappa of a complete matrix. */
export function plainFleiss({ units, raters, codes }: Matrix, k: number): number {
  const shares = new Float64Array(k);
  let agreeing = 0;
  for (let u = 0; u < units; u++) {
    for (let i = u * raters; i < (u + 1) * raters; i++) {
      shares[at(codes, i)] = at(shares, at(codes, i)) + 1;
      for (let j = u * raters; j < (u + 1) * raters; j++) if (i !== j && at(codes, i) === at(codes, j)) agreeing++;
    }
  }
  const agreement = agreeing / (units * raters * (raters - 1));
  const chance = shares.reduce((sum, count) => sum + (count / (units * raters)) ** 2, 0);
  return (agreement - chance) / (1 - chance);
}

/** Gwet's AC1 with missing ratings. */
export function plainAc1({ units, raters, codes }: Matrix, k: number): number {
  const prevalence = new Float64Array(k);
  let rated = 0;
  let pairable = 0;
  let agreement = 0;
  for (let u = 0; u < units; u++) {
    let values = 0;
    let agreeing = 0;
    for (let i = u * raters; i < (u + 1) * raters; i++) {
      if (at(codes, i) < 0) continue;
      values++;
      for (let j = u * raters; j < (u + 1) * raters; j++) if (i !== j && at(codes, i) === at(codes, j)) agreeing++;
    }
    if (values === 0) continue;
    rated++;
    for (let i = u * raters; i < (u + 1) * raters; i++) if (at(codes, i) >= 0) prevalence[at(codes, i)] = at(prevalence, at(codes, i)) + 1 / values;
    if (values < 2) continue;
    pairable++;
    agreement += agreeing / (values * (values - 1));
  }
  const chance = prevalence.reduce((sum, share) => sum + (share / rated) * (1 - share / rated), 0) / (k - 1);
  return (agreement / pairable - chance) / (1 - chance);
}

/** Dawid & Skene 1979 for a fixed number of rounds, probabilities multiplied as they are: right for few responses an item. */
export function plainDawidSkene(items: number, workers: number, k: number, item: Int32Array, worker: Int32Array, label: Int32Array, rounds: number): Float64Array {
  const posterior = new Float64Array(items * k);
  for (let r = 0; r < item.length; r++) posterior[at(item, r) * k + at(label, r)] = at(posterior, at(item, r) * k + at(label, r)) + 1;
  normaliseRows(posterior, k);
  const priors = new Float64Array(k);
  const confusion = new Float64Array(workers * k * k);
  for (let round = 0; round < rounds; round++) {
    priors.fill(0);
    for (let i = 0; i < items; i++) for (let c = 0; c < k; c++) priors[c] = at(priors, c) + at(posterior, i * k + c) / items;
    confusion.fill(0);
    for (let r = 0; r < item.length; r++) {
      for (let c = 0; c < k; c++) {
        const cell = (at(worker, r) * k + c) * k + at(label, r);
        confusion[cell] = at(confusion, cell) + at(posterior, at(item, r) * k + c);
      }
    }
    normaliseRows(confusion, k);
    for (let i = 0; i < items; i++) for (let c = 0; c < k; c++) posterior[i * k + c] = at(priors, c);
    for (let r = 0; r < item.length; r++) {
      for (let c = 0; c < k; c++) posterior[at(item, r) * k + c] = at(posterior, at(item, r) * k + c) * at(confusion, (at(worker, r) * k + c) * k + at(label, r));
    }
    normaliseRows(posterior, k);
  }
  return posterior;
}

function normaliseRows(table: Float64Array, k: number): void {
  for (let from = 0; from < table.length; from += k) {
    let sum = 0;
    for (let c = 0; c < k; c++) sum += at(table, from + c);
    for (let c = 0; c < k; c++) table[from + c] = sum > 0 ? at(table, from + c) / sum : 1 / k;
  }
}

/** The IoU of every two boxes of two raters on one image, over all images: how many overlap, and how many reach the threshold. */
export function plainOverlaps(edges: Float64Array, start: Int32Array, raters: number, threshold: number): { readonly compared: number; readonly overlapping: number; readonly reaching: number } {
  let compared = 0;
  let overlapping = 0;
  let reaching = 0;
  for (let image = 0; image < (start.length - 1) / raters; image++) {
    for (let one = image * raters; one < (image + 1) * raters; one++) {
      for (let other = one + 1; other < (image + 1) * raters; other++) {
        for (let a = at(start, one) * 4; a < at(start, one + 1) * 4; a += 4) {
          for (let b = at(start, other) * 4; b < at(start, other + 1) * 4; b += 4) {
            compared++;
            const width = Math.min(at(edges, a + 2), at(edges, b + 2)) - Math.max(at(edges, a), at(edges, b));
            const height = Math.min(at(edges, a + 3), at(edges, b + 3)) - Math.max(at(edges, a + 1), at(edges, b + 1));
            if (width <= 0 || height <= 0) continue;
            overlapping++;
            const shared = width * height;
            const area = (at(edges, a + 2) - at(edges, a)) * (at(edges, a + 3) - at(edges, a + 1));
            const area2 = (at(edges, b + 2) - at(edges, b)) * (at(edges, b + 3) - at(edges, b + 1));
            if (shared / (area + area2 - shared) >= threshold) reaching++;
          }
        }
      }
    }
  }
  return { compared, overlapping, reaching };
}

/** The dissimilarities of all spans of different annotators of one continuum, `times` over: what gamma must compare at least. */
export function plainDissimilarities(start: Float64Array, end: Float64Array, label: Int32Array, first: Int32Array, times: number): number {
  let sum = 0;
  for (let time = 0; time < times; time++) {
    for (let one = 0; one + 1 < first.length; one++) {
      for (let a = at(first, one); a < at(first, one + 1); a++) {
        for (let b = at(first, one + 1); b < start.length; b++) {
          const apart = (Math.abs(at(start, a) - at(start, b)) + Math.abs(at(end, a) - at(end, b))) / (at(end, a) - at(start, a) + at(end, b) - at(start, b));
          sum += apart * apart + (at(label, a) === at(label, b) ? 0 : 1);
        }
      }
    }
  }
  return sum;
}

/** Levenshtein's distance as in the textbook. */
export function plainEdits(a: readonly string[], b: readonly string[]): number {
  let row = Int32Array.from({ length: b.length + 1 }, (_, index) => index);
  let next = new Int32Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    next[0] = i;
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
    [row, next] = [next, row];
  }
  return at(row, b.length);
}

/** The confident joint over flat columns: mean probability of the given label, then the likeliest of those that reach theirs. */
export function plainConfidentJoint(labels: Int32Array, probabilities: Float64Array, k: number): Int32Array {
  const thresholds = new Float64Array(k);
  const given = new Float64Array(k);
  for (let i = 0; i < labels.length; i++) {
    const label = at(labels, i);
    thresholds[label] = at(thresholds, label) + at(probabilities, i * k + label);
    given[label] = at(given, label) + 1;
  }
  for (let c = 0; c < k; c++) thresholds[c] = at(thresholds, c) / at(given, c) - 1e-6;
  const counts = new Int32Array(k * k);
  for (let i = 0; i < labels.length; i++) {
    let best = -1;
    for (let c = 0; c < k; c++) if (at(probabilities, i * k + c) >= at(thresholds, c) && (best < 0 || at(probabilities, i * k + c) > at(probabilities, i * k + best))) best = c;
    if (best >= 0) counts[at(labels, i) * k + best] = at(counts, at(labels, i) * k + best) + 1;
  }
  return counts;
}
