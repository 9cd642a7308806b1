/** Labels as numbers and a model's out-of-sample probabilities, items × labels. */
export interface LabeledPredictions {
  readonly labels: readonly number[];
  readonly probabilities: readonly (readonly number[])[];
}

/**
 * Which label a confident item is counted under: the likeliest among those above their threshold (Northcutt et al. 2021,
 * the default), or the likeliest of all as soon as two are above (as the cleanlab library does, which also counts at least
 * one correct item per label). They differ when thresholds are very unequal.
 */
export type ConfidentGuess = 'among-confident' | 'overall';

export interface ConfidentJoint {
  /** Mean probability of each label over the items given it; null for a label that was never given. */
  readonly thresholds: readonly (number | null)[];
  /** Items counted by given label (row) and likely true label (column). */
  readonly counts: readonly (readonly number[])[];
  /** Items counted off the diagonal, ascending. */
  readonly offDiagonal: readonly number[];
}

/** Probabilities this close to a threshold reach it; given labels this close to the likeliest are kept. */
export const PROBABILITY_TOLERANCE = 1e-6;

/** The place of the greatest value, the first where several are; 0 for an empty list. */
export function argmax(values: readonly number[]): number {
  return values.reduce((best, value, i) => (value > (values[best] as number) ? i : best), 0);
}

function thresholdsOf({ labels, probabilities }: LabeledPredictions, k: number): (number | null)[] {
  const sums = new Float64Array(k);
  const counts = new Float64Array(k);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] as number;
    sums[label] = (sums[label] as number) + (probabilities[i]?.[label] ?? 0);
    counts[label] = (counts[label] as number) + 1;
  }
  // A threshold of 0 would call everything confident.
  return Array.from(sums, (sum, label) => (counts[label] === 0 ? null : Math.max(2 * PROBABILITY_TOLERANCE, sum / (counts[label] as number))));
}

/**
 * The confident joint (Northcutt, Jiang & Chuang 2021, JAIR 70; spec §10): how often items given label j look like label k
 * to a model that is at least as sure of k as it usually is for items given k. Ties go to the lowest label; a label that was
 * never given has no count. O(items · labels).
 */
export function confidentJoint(data: LabeledPredictions, guess: ConfidentGuess = 'among-confident'): ConfidentJoint {
  const k = data.probabilities[0]?.length ?? 0;
  const thresholds = thresholdsOf(data, k);
  // What a probability must reach; nothing reaches the threshold of a label that was never given.
  const needed = Float64Array.from(thresholds, (threshold) => (threshold === null ? Infinity : threshold - PROBABILITY_TOLERANCE));
  const counts = Array.from({ length: k }, () => Array.from({ length: k }, () => 0));
  const offDiagonal: number[] = [];
  for (let i = 0; i < data.labels.length; i++) {
    const label = data.labels[i] as number;
    const row = data.probabilities[i] ?? [];
    let confident = 0;
    let likeliest = -1;
    for (let each = 0; each < row.length; each++) {
      if (!((row[each] as number) >= (needed[each] as number))) continue;
      confident++;
      if (likeliest === -1 || (row[each] as number) > (row[likeliest] as number)) likeliest = each;
    }
    if (likeliest === -1) continue;
    if (guess === 'overall' && confident > 1) likeliest = argmax(row);
    const cells = counts[label] as number[];
    cells[likeliest] = (cells[likeliest] as number) + 1;
    if (likeliest !== label) offDiagonal.push(i);
  }
  if (guess === 'overall') counts.forEach((cells, label) => (cells[label] = Math.max(1, cells[label] as number)));
  return { thresholds, counts, offDiagonal };
}

/**
 * The joint scaled so that its rows sum to how often each label was given, in whole items. Rounding keeps row totals. A
 * row without counts stays empty.
 */
export function calibratedCounts(counts: readonly (readonly number[])[], labels: readonly number[]): number[][] {
  const scaled = counts.map((row, label) => {
    const given = labels.filter((each) => each === label).length;
    const sum = row.reduce((total, count) => total + count, 0);
    return row.map((count) => (sum === 0 ? 0 : (count / sum) * given));
  });
  const total = scaled.reduce((sum, row) => sum + row.reduce((inner, value) => inner + value, 0), 0);
  return scaled.map((row) => roundKeepingSum(row.map((value) => (total === 0 ? 0 : (value / total) * labels.length))));
}

function roundHalfToEven(value: number): number {
  const rounded = Math.round(value);
  return Math.abs(value % 1) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

/** Whole numbers near the given ones with the same (rounded) sum; those rounded the furthest the wrong way give in first. */
export function roundKeepingSum(values: readonly number[]): number[] {
  const whole = values.map(roundHalfToEven);
  const goal = roundHalfToEven(values.reduce((sum, value) => sum + value, 0));
  let missing = goal - whole.reduce((sum, value) => sum + value, 0);
  while (missing !== 0) {
    const step = Math.sign(missing);
    const order = values.map((value, i) => ({ i, off: step * (value - (whole[i] as number)) })).sort((a, b) => b.off - a.off || step * (b.i - a.i));
    for (const { i } of order.slice(0, Math.min(Math.abs(missing), values.length))) {
      whole[i] = (whole[i] as number) + step;
      missing -= step;
    }
  }
  return whole;
}
