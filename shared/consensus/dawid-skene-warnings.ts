import { seededRandom } from '../basics/random.ts';
import { type DawidSkene, dawidSkene, type DawidSkeneOptions, likeliestLabels } from './dawid-skene.ts';
import type { Responses } from './responses.ts';

/** Why a Dawid–Skene consensus should not be trusted blindly; each with what it is about. */
export type DawidSkeneWarning =
  /** With two workers the model is not identified: use majority and adjudication. */
  | { readonly kind: 'two-workers' }
  /** Fewer than 10 responses per worker and label on average: a prior or majority may do better. */
  | { readonly kind: 'few-responses-per-worker'; readonly mean: number; readonly wanted: number }
  | { readonly kind: 'workers-below-20-responses'; readonly workers: readonly number[] }
  | { readonly kind: 'items-below-90-percent'; readonly items: readonly number[] }
  | { readonly kind: 'items-with-one-response'; readonly items: readonly number[] }
  | { readonly kind: 'labels-never-predicted'; readonly labels: readonly number[] }
  | { readonly kind: 'stopped-by-rounds'; readonly rounds: number };

/** What to say beside a fitted model. O(items · labels + responses). */
export function dawidSkeneWarnings(responses: Responses, fitted: DawidSkene): DawidSkeneWarning[] {
  const { labels } = responses;
  const perWorker = new Int32Array(responses.workers);
  const perItem = new Int32Array(responses.items);
  for (const worker of responses.worker) perWorker[worker] = (perWorker[worker] as number) + 1;
  for (const item of responses.item) perItem[item] = (perItem[item] as number) + 1;
  const active = [...perWorker.keys()].filter((worker) => (perWorker[worker] as number) > 0);
  const answered = [...perItem.keys()].filter((item) => (perItem[item] as number) > 0);
  const likeliest = likeliestLabels(fitted.posterior, labels);
  const predicted = new Set(answered.map((item) => likeliest[item]));

  const warnings: DawidSkeneWarning[] = [];
  if (active.length <= 2) warnings.push({ kind: 'two-workers' });
  const mean = active.length === 0 ? 0 : responses.item.length / active.length;
  if (mean < 10 * labels) warnings.push({ kind: 'few-responses-per-worker', mean, wanted: 10 * labels });
  const few = active.filter((worker) => (perWorker[worker] as number) < 20);
  if (few.length > 0) warnings.push({ kind: 'workers-below-20-responses', workers: few });
  const unsure = answered.filter((item) => (fitted.posterior[item * labels + (likeliest[item] as number)] as number) < 0.9);
  if (unsure.length > 0) warnings.push({ kind: 'items-below-90-percent', items: unsure });
  const single = answered.filter((item) => perItem[item] === 1);
  if (single.length > 0) warnings.push({ kind: 'items-with-one-response', items: single });
  const unseen = Array.from({ length: labels }, (_, label) => label).filter((label) => !predicted.has(label));
  if (unseen.length > 0) warnings.push({ kind: 'labels-never-predicted', labels: unseen });
  if (fitted.stopped === 'rounds') warnings.push({ kind: 'stopped-by-rounds', rounds: fitted.rounds });
  return warnings;
}

/**
 * log L reached from `starts` other, seeded starts: far from the given one, the likelihood has several peaks and the
 * consensus depends on the start. Each start is every item's uniform random distribution over labels mixed half and half
 * with the posterior of `fitted`.
 */
export function otherStarts(responses: Responses, fitted: DawidSkene, starts: number, options: DawidSkeneOptions & { readonly seed?: number } = {}): number[] {
  return Array.from({ length: starts }, (_, s) => {
    const random = seededRandom(options.seed ?? 1, s);
    const start = new Float64Array(fitted.posterior.length);
    for (let from = 0; from < start.length; from += responses.labels) {
      let sum = 0;
      for (let j = 0; j < responses.labels; j++) {
        start[from + j] = random.unit() + 1e-3;
        sum += start[from + j] as number;
      }
      for (let j = 0; j < responses.labels; j++) start[from + j] = (start[from + j] as number) / (2 * sum) + (fitted.posterior[from + j] as number) / 2;
    }
    return dawidSkene(responses, { ...options, start }).logLikelihood;
  });
}
