import { assert } from '../basics/assert.ts';
import { labelCounts, type Responses } from './responses.ts';

/** When to stop: by default when the gain of log L per label is below 1e-7, or after 1000 rounds. */
export interface StoppingRule {
  readonly maxRounds: number;
  readonly gainPerLabel: number | null;
  /** Stop instead when no posterior moves by as much as this. */
  readonly posteriorChange: number | null;
}

export const STOPPING_RULE: StoppingRule = { maxRounds: 1000, gainPerLabel: 1e-7, posteriorChange: null };

export interface DawidSkeneOptions {
  readonly stop?: Partial<StoppingRule>;
  /** Added to every cell of every worker's table before normalising. 0 (default) is maximum likelihood; 1 / labels is a mild prior. */
  readonly confusionPrior?: number;
  /** Added to every label's share before normalising. Default 0. */
  readonly classPrior?: number;
  /** Start from these posteriors (items × labels) instead of each item's shares of labels. */
  readonly start?: Float64Array;
}

export interface DawidSkene {
  /** Items × labels, row by row: the probability of each label. Items without responses have the class priors. */
  readonly posterior: Float64Array;
  readonly classPriors: Float64Array;
  /** Workers × true label × given label; a row for a label the worker never met is uniform. */
  readonly confusion: Float64Array;
  /** Natural log of the likelihood of the responses under the parameters, without multinomial constants. */
  readonly logLikelihood: number;
  readonly rounds: number;
  readonly stopped: 'gain' | 'posteriors' | 'rounds';
}

/** Working arrays; confusion is kept as worker × given × true so that an item's sum over true labels runs in memory order. */
interface Model {
  readonly responses: Responses;
  readonly posterior: Float64Array;
  readonly classPriors: Float64Array;
  readonly confusion: Float64Array;
  readonly answered: Uint8Array;
  readonly answeredItems: number;
}

/** Class priors and confusion tables from the posteriors. */
function maximise({ responses, posterior, classPriors, confusion, answered, answeredItems }: Model, confusionPrior: number, classPrior: number): void {
  const k = responses.labels;
  classPriors.fill(classPrior);
  for (let i = 0; i < responses.items; i++) {
    if (answered[i] === 0) continue;
    for (let j = 0; j < k; j++) classPriors[j] = (classPriors[j] as number) + (posterior[i * k + j] as number);
  }
  for (let j = 0; j < k; j++) classPriors[j] = (classPriors[j] as number) / (answeredItems + k * classPrior);

  confusion.fill(confusionPrior);
  for (let r = 0; r < responses.item.length; r++) {
    const from = (responses.item[r] as number) * k;
    const to = ((responses.worker[r] as number) * k + (responses.label[r] as number)) * k;
    for (let j = 0; j < k; j++) confusion[to + j] = (confusion[to + j] as number) + (posterior[from + j] as number);
  }
  for (let w = 0; w < responses.workers; w++) {
    for (let j = 0; j < k; j++) {
      let sum = 0;
      for (let l = 0; l < k; l++) sum += confusion[(w * k + l) * k + j] as number;
      for (let l = 0; l < k; l++) {
        const at = (w * k + l) * k + j;
        confusion[at] = sum > 0 ? (confusion[at] as number) / sum : 1 / k;
      }
    }
  }
}

/** Posteriors from the parameters, in the log domain; gives back log L of those parameters and the greatest change. */
function expect(model: Model, logConfusion: Float64Array, scores: Float64Array): { logLikelihood: number; change: number } {
  const { responses, posterior, classPriors, confusion, answered } = model;
  const k = responses.labels;
  for (let i = 0; i < confusion.length; i++) logConfusion[i] = Math.log(confusion[i] as number);
  for (let i = 0; i < responses.items; i++) for (let j = 0; j < k; j++) scores[i * k + j] = Math.log(classPriors[j] as number);
  for (let r = 0; r < responses.item.length; r++) {
    const to = (responses.item[r] as number) * k;
    const from = ((responses.worker[r] as number) * k + (responses.label[r] as number)) * k;
    for (let j = 0; j < k; j++) scores[to + j] = (scores[to + j] as number) + (logConfusion[from + j] as number);
  }
  let logLikelihood = 0;
  let change = 0;
  for (let i = 0; i < responses.items; i++) {
    let most = -Infinity;
    for (let j = 0; j < k; j++) most = Math.max(most, scores[i * k + j] as number);
    let sum = 0;
    for (let j = 0; j < k; j++) sum += Math.exp((scores[i * k + j] as number) - most);
    if (answered[i] === 1) logLikelihood += most + Math.log(sum);
    for (let j = 0; j < k; j++) {
      const at = i * k + j;
      const probability = Math.exp((scores[at] as number) - most) / sum;
      change = Math.max(change, Math.abs(probability - (posterior[at] as number)));
      posterior[at] = probability;
    }
  }
  return { logLikelihood, change };
}

/** What EM maximises: log L, and with priors the log of their Dirichlet densities (up to a constant). */
function objective(logLikelihood: number, { classPriors, confusion }: Model, confusionPrior: number, classPrior: number): number {
  const logSum = (values: Float64Array): number => values.reduce((sum, value) => sum + Math.log(value), 0);
  return logLikelihood + (confusionPrior > 0 ? confusionPrior * logSum(confusion) : 0) + (classPrior > 0 ? classPrior * logSum(classPriors) : 0);
}

/**
 * Dawid & Skene's consensus (1979, Appl. Stat. 28:20–28): labels and each worker's confusion table estimated together by
 * EM. Starts from each item's shares of labels (their eq. 3.1), then M step, E step, and so on; deterministic. The
 * objective is asserted never to fall. Priors make it a MAP estimate. It is not identified with two workers, and weak
 * with few labels per worker: see `dawidSkeneWarnings`. O(rounds · responses · labels).
 */
export function dawidSkene(responses: Responses, options: DawidSkeneOptions = {}): DawidSkene {
  const { confusionPrior = 0, classPrior = 0 } = options;
  const stop = { ...STOPPING_RULE, ...options.stop };
  const k = responses.labels;
  const counts = labelCounts(responses);
  const answered = new Uint8Array(responses.items);
  for (const item of responses.item) answered[item] = 1;
  const posterior = options.start?.slice() ?? shares(counts, k);
  const model: Model = {
    responses,
    posterior,
    classPriors: new Float64Array(k),
    confusion: new Float64Array(responses.workers * k * k),
    answered,
    answeredItems: answered.reduce((sum, each) => sum + each, 0),
  };
  const logConfusion = new Float64Array(model.confusion.length);
  const scores = new Float64Array(posterior.length);

  let before = -Infinity;
  let logLikelihood = 0;
  let rounds = 0;
  let stopped: DawidSkene['stopped'] = 'rounds';
  while (model.answeredItems > 0 && rounds < stop.maxRounds) {
    maximise(model, confusionPrior, classPrior);
    const step = expect(model, logConfusion, scores);
    rounds++;
    ({ logLikelihood } = step);
    const now = objective(logLikelihood, model, confusionPrior, classPrior);
    assert(now >= before - 1e-9 * (1 + Math.abs(before)), `the likelihood fell from ${before} to ${now} in round ${rounds}`);
    if (stop.posteriorChange !== null) {
      if (step.change < stop.posteriorChange) stopped = 'posteriors';
    } else if (stop.gainPerLabel !== null && (now - before) / responses.item.length < stop.gainPerLabel) stopped = 'gain';
    before = now;
    if (stopped !== 'rounds') break;
  }
  return { posterior, classPriors: model.classPriors, confusion: byTrueLabel(model.confusion, k), logLikelihood, rounds, stopped };
}

function shares(counts: Float64Array, k: number): Float64Array {
  const result = new Float64Array(counts.length);
  for (let from = 0; from < counts.length; from += k) {
    let sum = 0;
    for (let j = 0; j < k; j++) sum += counts[from + j] as number;
    for (let j = 0; j < k; j++) result[from + j] = sum > 0 ? (counts[from + j] as number) / sum : 1 / k;
  }
  return result;
}

function byTrueLabel(confusion: Float64Array, k: number): Float64Array {
  return confusion.map((_, at) => {
    const worker = Math.floor(at / (k * k));
    const truth = Math.floor(at / k) % k;
    return confusion[(worker * k + (at % k)) * k + truth] as number;
  });
}

/** The most probable label of each item; the lowest where two are equal. */
export function likeliestLabels(posterior: Float64Array, labels: number): Int32Array {
  return Int32Array.from({ length: labels === 0 ? 0 : posterior.length / labels }, (_, item) => {
    let best = 0;
    for (let j = 1; j < labels; j++) if ((posterior[item * labels + j] as number) > (posterior[item * labels + best] as number)) best = j;
    return best;
  });
}
