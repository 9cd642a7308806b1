import { argmax, calibratedCounts, type ConfidentGuess, confidentJoint, type LabeledPredictions, PROBABILITY_TOLERANCE, roundKeepingSum } from './confident-joint.ts';
import { labelQuality } from './label-quality.ts';

/**
 * Which items to call likely label errors:
 * - `off-diagonal`: counted off the diagonal of the confident joint (default);
 * - `by-class`: per given label, as many as its row has off the diagonal, those with the lowest self-confidence;
 * - `by-noise-rate`: per pair of labels, as many as its cell has, those with the greatest margin;
 * - `both`: in both of the last two;
 * - `prediction-differs`: the model's likeliest label is another;
 * - `low-self-confidence`, `low-margin`: as many as off-diagonal finds, those with the lowest score.
 */
export const ERROR_RULES = ['off-diagonal', 'by-class', 'by-noise-rate', 'both', 'prediction-differs', 'low-self-confidence', 'low-margin'] as const;
export type ErrorRule = (typeof ERROR_RULES)[number];

function ascendingBy(items: readonly number[], score: (item: number) => number): number[] {
  return [...items].sort((a, b) => score(a) - score(b) || a - b);
}

/** Whether the given label is the likeliest, give or take the tolerance: such an item is never an error. */
function fits({ labels, probabilities }: LabeledPredictions, item: number): boolean {
  const label = labels[item] as number;
  return argmax((probabilities[item] ?? []).map((probability, each) => (each === label ? probability + PROBABILITY_TOLERANCE : probability))) === label;
}

/**
 * How many items to take per given label (column) and likely label (row), leaving at least one item of each label: where
 * the diagonal is empty, one is taken from the other counts of the column.
 */
function takenCounts(calibrated: readonly (readonly number[])[]): number[][] {
  const k = calibrated.length;
  const cell = (truth: number, given: number): number => calibrated[given]?.[truth] ?? 0;
  const rows = Array.from({ length: k }, (_, truth) =>
    Array.from({ length: k }, (_, given) => {
      const diagonal = cell(given, given);
      const missing = Math.max(diagonal, 1) - diagonal;
      if (truth === given) return diagonal + missing;
      const filled = Array.from({ length: k }, (_, each) => cell(each, given)).filter((count) => count !== 0).length;
      return Math.trunc(Math.max(0, cell(truth, given) - missing / Math.max(filled - 1, 1)));
    }),
  );
  return rows.map(roundKeepingSum);
}

function byClass(data: LabeledPredictions, taken: readonly (readonly number[])[]): Set<number> {
  const found = new Set<number>();
  taken.forEach((row, label) => {
    const items = [...data.labels.keys()].filter((i) => data.labels[i] === label);
    if (items.length <= 1) return;
    const count = items.length - (row[label] as number);
    for (const item of ascendingBy(items, (i) => data.probabilities[i]?.[label] ?? 0).slice(0, Math.max(0, count))) found.add(item);
  });
  return found;
}

function byNoiseRate(data: LabeledPredictions, taken: readonly (readonly number[])[]): Set<number> {
  const found = new Set<number>();
  taken.forEach((_, label) => {
    const items = [...data.labels.keys()].filter((i) => data.labels[i] === label);
    if (items.length <= 1) return;
    taken.forEach((row, truth) => {
      if (truth === label) return;
      const margin = (i: number): number => (data.probabilities[i]?.[label] ?? 0) - (data.probabilities[i]?.[truth] ?? 0);
      for (const item of ascendingBy(items, margin).slice(0, row[label])) found.add(item);
    });
  });
  return found;
}

/**
 * Likely label errors by confident learning (Northcutt, Jiang & Chuang 2021, JAIR 70; spec §10), as ascending item numbers.
 * Probabilities must be out of sample (`looksInSample`). O(items · labels + items log items).
 */
export function likelyLabelErrors(data: LabeledPredictions, rule: ErrorRule = 'off-diagonal', guess: ConfidentGuess = 'among-confident'): number[] {
  const everything = [...data.labels.keys()];
  const joint = confidentJoint(data, guess);
  const offDiagonal = joint.offDiagonal.filter((item) => !fits(data, item));
  const pruned = (): number[][] => takenCounts(calibratedCounts(joint.counts, data.labels));
  switch (rule) {
    case 'off-diagonal':
      return offDiagonal;
    case 'by-class':
      return inOrder(byClass(data, pruned()), data);
    case 'by-noise-rate':
      return inOrder(byNoiseRate(data, pruned()), data);
    case 'both': {
      const taken = pruned();
      const other = byNoiseRate(data, taken);
      return inOrder(new Set([...byClass(data, taken)].filter((item) => other.has(item))), data);
    }
    case 'prediction-differs':
      return everything.filter((item) => argmax(data.probabilities[item] ?? []) !== data.labels[item] && !fits(data, item));
    case 'low-self-confidence':
    case 'low-margin': {
      const quality = labelQuality(data);
      const scores = rule === 'low-margin' ? quality.normalisedMargin : quality.selfConfidence;
      return ascendingBy(everything, (item) => scores[item] as number)
        .slice(0, offDiagonal.length)
        .sort((a, b) => a - b);
    }
  }
}

function inOrder(found: ReadonlySet<number>, data: LabeledPredictions): number[] {
  return [...found].filter((item) => !fits(data, item)).sort((a, b) => a - b);
}

/** Items with the least believable labels first (by self-confidence). */
export function rankedBySelfConfidence(items: readonly number[], data: LabeledPredictions): number[] {
  const { selfConfidence } = labelQuality(data);
  return ascendingBy(items, (item) => selfConfidence[item] as number);
}

/** Above this accuracy on the given labels, probabilities were probably computed on the data the model was trained on. */
const TOO_GOOD = 0.995;

/**
 * Whether the probabilities look in-sample: the model repeats more than 99.5 % of the given labels. Confident learning must
 * then be refused, because errors that were learned by heart cannot be found.
 */
export function looksInSample({ labels, probabilities }: LabeledPredictions): boolean {
  if (labels.length === 0) return false;
  const right = labels.filter((label, i) => argmax(probabilities[i] ?? []) === label).length;
  return right / labels.length > TOO_GOOD;
}
