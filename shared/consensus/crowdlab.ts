import { crowdMajority } from './crowd-majority.ts';

export interface CrowdlabInput {
  /** Per item and worker the label's number, or null. */
  readonly ratings: readonly (readonly (number | null)[])[];
  /** Per item a model's out-of-sample probability of each label. */
  readonly probabilities: readonly (readonly number[])[];
}

export interface Crowdlab {
  readonly consensus: readonly number[];
  /** Posterior probability of the consensus label, in [0, 1]: rank ascending to find doubtful items. */
  readonly quality: readonly number[];
  /** Items × labels. */
  readonly posterior: readonly (readonly number[])[];
  /** Share of the item's ratings that equal the consensus. */
  readonly agreement: readonly number[];
  readonly workers: readonly CrowdlabWorker[];
}

export interface CrowdlabWorker {
  /** Overall quality in [0, 1]; null when the worker rated nothing together with others. */
  readonly quality: number | null;
  /** Share of the worker's ratings that equal the consensus; null without ratings. */
  readonly agreementWithConsensus: number | null;
  /** The label the worker gave with the lowest such share; null without ratings. */
  readonly worstLabel: number | null;
}

const LEAST_WEIGHT = 1e-6;

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function argmax(values: readonly number[]): number {
  return values.reduce((best, value, i) => (value > (values[best] as number) ? i : best), 0);
}

interface Weighted {
  readonly posterior: readonly (readonly number[])[];
  readonly agreement: readonly number[];
  readonly modelWeight: number;
  readonly workerWeights: readonly number[];
}

/** Share of a worker's co-ratings that agree, weighted by pair; workers without any get the mean of the others. */
function pairAgreement(ratings: CrowdlabInput['ratings'], workers: number): number[] {
  const shares = Array.from({ length: workers }, (_, worker) => {
    let pairs = 0;
    let equal = 0;
    for (const row of ratings) {
      const own = row[worker] ?? null;
      if (own === null) continue;
      row.forEach((other, k) => {
        if (k === worker || other === null) return;
        pairs++;
        if (other === own) equal++;
      });
    }
    return pairs === 0 ? null : equal / pairs;
  });
  const usual = mean(shares.filter((share) => share !== null));
  return shares.map((share) => share ?? usual);
}

/** Posterior as the weighted mean of the model and each worker's word, given a consensus to measure trust against. */
function weigh({ ratings, probabilities }: CrowdlabInput, consensus: readonly number[], workers: number): Weighted {
  const labels = probabilities[0]?.length ?? 0;
  const counts = ratings.map((row) => row.filter((rating) => rating !== null).length);
  const agreement = ratings.map((row, i) => row.filter((rating) => rating === consensus[i]).length / (counts[i] as number));
  const shared = [...counts.keys()].filter((i) => counts[i] !== 1);
  const right = mean(shared.map((i) => agreement[i] as number));
  const wrong = (1 - right) / (labels - 1);

  const frequency = Array.from({ length: labels }, (_, label) => shared.filter((i) => consensus[i] === label).length);
  const baseError = Math.max(LEAST_WEIGHT, 1 - (frequency[argmax(frequency)] as number) / shared.length);
  const trust = (error: number): number => Math.max(LEAST_WEIGHT, 1 - error / baseError);
  const workerWeights = pairAgreement(ratings, workers).map((share) => trust(1 - share));
  const modelError = mean(shared.map((i) => (argmax(probabilities[i] ?? []) === consensus[i] ? 0 : 1)));
  const modelWeight = trust(modelError) * Math.sqrt(mean(counts));

  const posterior = ratings.map((row, i) => {
    let total = modelWeight;
    row.forEach((rating, worker) => {
      if (rating !== null) total += workerWeights[worker] as number;
    });
    return (probabilities[i] ?? []).map((probability, label) => {
      let sum = probability * modelWeight;
      row.forEach((rating, worker) => {
        if (rating !== null) sum += (workerWeights[worker] as number) * (rating === label ? right : wrong);
      });
      return sum / total;
    });
  });
  return { posterior, agreement, modelWeight, workerWeights };
}

function worstLabel(given: readonly { readonly label: number; readonly agrees: boolean; readonly quality: number }[]): number | null {
  const ranked = [...new Set(given.map((each) => each.label))]
    .map((label) => {
      const each = given.filter((one) => one.label === label);
      const accuracy = each.filter((one) => one.agrees).length / each.length;
      return { label, accuracy, count: each.length, quality: mean(each.map((one) => one.quality)) };
    })
    .sort((a, b) => a.accuracy - b.accuracy || b.count - a.count || b.quality - a.quality || a.label - b.label);
  return ranked[0]?.label ?? null;
}

/**
 * CROWDLAB (Goh, Tkachenko & Mueller 2022): a consensus from workers and a model, each trusted as far as it beats always
 * guessing the most frequent label. The first consensus is the majority (ties by the model, then as in `crowdMajority`),
 * the second the likeliest label under the first weights; qualities come from the second. Probabilities must be out of
 * sample. Null when no item has two ratings or there is one label only. O(items · workers · labels).
 */
export function crowdlab(input: CrowdlabInput): Crowdlab | null {
  const { ratings, probabilities } = input;
  const workers = ratings.reduce((most, row) => Math.max(most, row.length), 0);
  const labels = probabilities[0]?.length ?? 0;
  const counts = ratings.map((row) => row.filter((rating) => rating !== null).length);
  if (labels < 2 || !counts.some((count) => count > 1) || counts.some((count) => count === 0)) return null;

  const majority = crowdMajority(ratings, probabilities);
  const first = weigh(input, majority, workers);
  const consensus = first.posterior.map((row, i) => {
    const best = Math.max(...row);
    return row.filter((value) => value === best).length === 1 ? argmax(row) : (majority[i] as number);
  });
  const { posterior, agreement, modelWeight, workerWeights } = weigh(input, consensus, workers);
  const quality = posterior.map((row, i) => row[consensus[i] as number] as number);

  const averageWeight = workerWeights.reduce((sum, weight) => sum + weight, 0) * (mean(counts) / workers);
  const modelShare = modelWeight / (modelWeight + averageWeight);
  return {
    consensus,
    quality,
    posterior,
    agreement,
    workers: Array.from({ length: workers }, (_, worker) => {
      const given = ratings.flatMap((row, i) => {
        const label = row[worker] ?? null;
        return label === null ? [] : [{ item: i, label, agrees: label === consensus[i], quality: quality[i] as number }];
      });
      const shared = given.filter((each) => counts[each.item] !== 1);
      const ownQuality = mean(given.map((each) => posterior[each.item]?.[each.label] ?? 0));
      const agrees = (some: readonly { readonly agrees: boolean }[]): number => some.filter((each) => each.agrees).length / some.length;
      return {
        quality: shared.length === 0 ? null : modelShare * ownQuality + (1 - modelShare) * agrees(shared),
        agreementWithConsensus: given.length === 0 ? null : agrees(given),
        worstLabel: worstLabel(given),
      };
    }),
  };
}
