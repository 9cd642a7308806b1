import { dawidSkene, type DawidSkene, type DawidSkeneOptions } from '../../shared/consensus/dawid-skene.ts';
import { dawidSkeneWarnings, type DawidSkeneWarning } from '../../shared/consensus/dawid-skene-warnings.ts';
import { majorityVote } from '../../shared/consensus/majority.ts';
import type { Responses } from '../../shared/consensus/responses.ts';

/** Probability of a label below which a consensus is called unsure (spec: posteriors under .9). */
const SURE = 0.9;

/** Posteriors closer than this are a tie. */
const EQUAL = 1e-9;

/** The consensus on one sample, by numbers of labels. */
export interface LabelConsensus {
  /** The labels with most behind them: several are a tie and stay one, none where nobody answered. */
  readonly winners: readonly number[];
  /** Per label its share of votes, or its probability. */
  readonly shares: readonly number[];
  readonly answers: number;
}

export interface LabelsConsensus {
  readonly samples: readonly LabelConsensus[];
  /** Per labeler, rows by consensus and columns by what the labeler said; shares of the row, null for a label that is nobody's consensus there. */
  readonly confusion: readonly (readonly (readonly (number | null)[])[])[];
  readonly given: Int32Array;
  readonly fitted: { readonly rounds: number; readonly stopped: DawidSkene['stopped']; readonly logLikelihood: number; readonly labelShares: readonly number[] } | null;
  readonly warnings: readonly DawidSkeneWarning[];
}

/** The labels most gave. A labeler's confusion is against the votes of all; a tie counts in parts. */
export function majorityOfLabels(responses: Responses): LabelsConsensus {
  const samples = majorityVote(responses).map(({ winners, proportions, responses: answers }): LabelConsensus => ({ winners, shares: proportions, answers }));
  const { workers, labels: k } = responses;
  const counts = new Float64Array(workers * k * k);
  for (let r = 0; r < responses.item.length; r++) {
    const { winners } = samples[responses.item[r] as number] as LabelConsensus;
    for (const winner of winners) {
      const at = ((responses.worker[r] as number) * k + winner) * k + (responses.label[r] as number);
      counts[at] = (counts[at] as number) + 1 / winners.length;
    }
  }
  return { samples, confusion: tables(counts, workers, k), given: givenBy(responses), fitted: null, warnings: [] };
}

/** Dawid & Skene's consensus (1979). Samples nobody answered have no winner. */
export function dawidSkeneOfLabels(responses: Responses, options: DawidSkeneOptions): LabelsConsensus {
  const fitted = dawidSkene(responses, options);
  const k = responses.labels;
  const answers = new Int32Array(responses.items);
  for (const item of responses.item) answers[item] = (answers[item] as number) + 1;
  const samples = Array.from({ length: responses.items }, (_, item): LabelConsensus => {
    const shares = Array.from(fitted.posterior.subarray(item * k, (item + 1) * k));
    const most = Math.max(...shares);
    return { winners: answers[item] === 0 ? [] : shares.flatMap((share, label) => (most - share <= EQUAL ? [label] : [])), shares, answers: answers[item] as number };
  });
  const { rounds, stopped, logLikelihood } = fitted;
  // A row of a label that nobody's posterior has is uniform by convention: it says nothing about the labeler.
  const confusion = tables(fitted.confusion, responses.workers, k).map((table) => table.map((row, label) => ((fitted.classPriors[label] as number) < 1e-12 ? row.map(() => null) : row)));
  return { samples, confusion, given: givenBy(responses), fitted: { rounds, stopped, logLikelihood, labelShares: [...fitted.classPriors] }, warnings: dawidSkeneWarnings(responses, fitted) };
}

function givenBy({ worker, workers }: Responses): Int32Array {
  const given = new Int32Array(workers);
  for (const each of worker) given[each] = (given[each] as number) + 1;
  return given;
}

/** Tables of shares of their rows from what is behind each cell. */
function tables(cells: Float64Array, workers: number, k: number): (number | null)[][][] {
  return Array.from({ length: workers }, (_, worker) =>
    Array.from({ length: k }, (_row, truth) => {
      const row = Array.from(cells.subarray((worker * k + truth) * k, (worker * k + truth + 1) * k));
      const sum = row.reduce((total, each) => total + each, 0);
      return row.map((each) => (sum === 0 ? null : each / sum));
    }),
  );
}

/** A warning about the model in a sentence. */
export function warningInWords(warning: DawidSkeneWarning, label: (label: number) => string, labeler: (worker: number) => string): string {
  const some = (names: readonly string[]) => `${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''}`;
  switch (warning.kind) {
    case 'two-workers':
      return 'With two labelers Dawid–Skene cannot tell who is right; take --method majority and decide the ties.';
    case 'few-responses-per-worker':
      return `Labelers gave ${warning.mean.toFixed(1)} labels on average; below ${warning.wanted} their confusion is guesswork. Take --method majority, or --prior for steadier estimates.`;
    case 'workers-below-20-responses':
      return `Fewer than 20 labels from ${some(warning.workers.map(labeler))}.`;
    case 'items-below-90-percent':
      return `${warning.items.length} ${warning.items.length === 1 ? 'sample has' : 'samples have'} no label with a probability of ${SURE} or more.`;
    case 'items-with-one-response':
      return `${warning.items.length} ${warning.items.length === 1 ? 'sample has' : 'samples have'} one label only.`;
    case 'labels-never-predicted':
      return `Never the consensus: ${some(warning.labels.map(label))}.`;
    case 'stopped-by-rounds':
      return `Stopped after ${warning.rounds} rounds without settling.`;
  }
}
