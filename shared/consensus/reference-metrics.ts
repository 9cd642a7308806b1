import { crowdlab } from './crowdlab.ts';
import { dawidSkene, likeliestLabels, type StoppingRule } from './dawid-skene.ts';
import { majorityVote } from './majority.ts';
import { responsesOf } from './responses.ts';

interface ResponsesInput {
  readonly responses: readonly (readonly [item: number, worker: number, label: number])[];
  readonly n_classes?: number;
  /** After how many rounds to report besides convergence. */
  readonly after_iterations?: number;
}

const AFTER_ROUNDS = 15;
const TO_CONVERGENCE: StoppingRule = { maxRounds: 100_000, gainPerLabel: null, posteriorChange: 1e-12 };

function rows(values: Float64Array, width: number): number[][] {
  return Array.from({ length: width === 0 ? 0 : values.length / width }, (_, i) => [...values.subarray(i * width, (i + 1) * width)]);
}

/** Reference functions: from a vector's `input` to its `expected` shape. */
export const referenceMetrics = {
  majority_vote: ({ responses, n_classes }: ResponsesInput) => {
    const votes = majorityVote(responsesOf(responses, n_classes));
    return {
      proportions: votes.map((vote) => vote.proportions),
      winners: votes.map((vote) => vote.winners),
      label_lowest_index_on_tie: votes.map((vote) => vote.winners[0] ?? null),
      n_ties: votes.filter((vote) => vote.winners.length > 1).length,
    };
  },
  dawid_skene: ({ responses, n_classes, after_iterations = AFTER_ROUNDS }: ResponsesInput) => {
    const columns = responsesOf(responses, n_classes);
    const k = columns.labels;
    const early = dawidSkene(columns, { stop: { maxRounds: after_iterations, gainPerLabel: null } });
    const final = dawidSkene(columns, { stop: TO_CONVERGENCE });
    const margins = rows(final.posterior, k).map((row) => {
      const [first = 0, second = 0] = row.sort((a, b) => b - a);
      return first - second;
    });
    return {
      after_iterations,
      posterior_after_iterations: rows(early.posterior, k),
      loglik_after_iterations: early.logLikelihood,
      converged_iterations: final.rounds,
      posterior: rows(final.posterior, k),
      class_priors: [...final.classPriors],
      labels: [...likeliestLabels(final.posterior, k)],
      loglik: final.logLikelihood,
      confusion: rows(final.confusion, k * k).map((worker) => rows(Float64Array.from(worker), k)),
      min_margin: margins.length === 0 ? null : Math.min(...margins),
    };
  },
  crowdlab: ({ ratings, pred_probs }: { readonly ratings: readonly (readonly (number | null)[])[]; readonly pred_probs: readonly (readonly number[])[] }) => {
    const found = crowdlab({ ratings, probabilities: pred_probs });
    if (found === null) return { consensus_label: null, reason: 'no_pairable_values' };
    return {
      consensus_label: found.consensus,
      consensus_quality: found.quality,
      annotator_agreement: found.agreement,
      num_annotations: ratings.map((row) => row.filter((rating) => rating !== null).length),
      annotator_quality: found.workers.map((worker) => worker.quality),
      annotator_agreement_with_consensus: found.workers.map((worker) => worker.agreementWithConsensus),
      annotator_worst_class: found.workers.map((worker) => worker.worstLabel),
    };
  },
};
