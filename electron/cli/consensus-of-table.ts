import type { Responses } from '../../shared/consensus/responses.ts';
import { UsageError } from './command.ts';
import { dawidSkeneOfLabels, type LabelsConsensus, majorityOfLabels, warningInWords } from './consensus-of-labels.ts';
import type { ConsensusReport } from './consensus-report.ts';
import { MOST_LABELS, type RatedLabels } from './rated-labels.ts';

export const METHODS = ['majority', 'dawid-skene'] as const;

export interface ConsensusAsked {
  readonly method: (typeof METHODS)[number];
  /** Steadier confusion tables for few labels a labeler: 1 / labels is added to every cell. */
  readonly prior: boolean;
}

/** The consensus on labels. Throws `UsageError` for Dawid–Skene with fewer than three labelers. */
export function consensusOfLabels(labels: RatedLabels, about: Pick<ConsensusReport, 'question' | 'prompt' | 'type'>, sample: (unit: number) => Readonly<Record<string, string>>, asked: ConsensusAsked): { readonly report: ConsensusReport; readonly warnings: readonly string[] } {
  if (labels.labels.length > MOST_LABELS) throw new UsageError(`here are ${labels.labels.length} different labels: consensus is for at most ${MOST_LABELS}`);
  const responses = responsesOf(labels);
  const active = new Set(responses.worker).size;
  if (asked.method === 'dawid-skene' && active < 3) throw new UsageError(`--method dawid-skene needs three labelers or more, and here ${active === 1 ? 'is 1' : `are ${active}`}: it could not tell who is right; take --method majority and decide the ties`);
  const found = asked.method === 'majority' ? majorityOfLabels(responses) : dawidSkeneOfLabels(responses, asked.prior ? { confusionPrior: 1 / Math.max(1, responses.labels), classPrior: 1 } : {});
  const label = (number: number) => labels.labels[number] ?? String(number);
  const labeler = (number: number) => labels.labelers[number] ?? String(number);
  const rows = found.samples.flatMap(({ winners, shares, answers }, unit) =>
    answers === 0
      ? []
      : [{
          sample: sample(unit),
          labels: winners.map(label),
          share: shares[winners[0] ?? -1] ?? null,
          answers,
          found: null,
          settled: winners.length === 1,
          shares: Object.fromEntries(shares.flatMap((share, number) => (share > 0 ? [[label(number), share]] : []))),
          region: null,
        }],
  );
  const report: ConsensusReport = {
    ...about,
    method: asked.method,
    labels: labels.labels,
    rows,
    summary: summaryOf(found, rows.length, label),
    labelers: labels.labelers.flatMap((name, worker) => (found.given[worker] === 0 ? [] : [{ labeler: name, answers: found.given[worker] ?? 0, confusion: found.confusion[worker] ?? [] }])),
    model: found.fitted,
  };
  return { report, warnings: found.warnings.map((warning) => warningInWords(warning, label, labeler)) };
}

function summaryOf({ samples, fitted }: LabelsConsensus, answered: number, label: (number: number) => string): string {
  const counts = new Map<number, number>();
  let ties = 0;
  for (const { winners } of samples) {
    const [only, another] = winners;
    if (another !== undefined) ties += 1;
    else if (only !== undefined) counts.set(only, (counts.get(only) ?? 0) + 1);
  }
  const each = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 20).map(([number, count]) => `${label(number)} ${count}`);
  return `${answered} samples: ${[...each, `${ties} ${ties === 1 ? 'tie' : 'ties'}`].join(', ')}.${fitted === null ? '' : ` Dawid–Skene, ${fitted.rounds} rounds.`}`;
}

function responsesOf({ samples, labelers, labels, sample, labeler, label }: RatedLabels): Responses {
  const kept: number[] = [];
  for (let row = 0; row < label.length; row++) if ((label[row] as number) >= 0) kept.push(row);
  const column = (of: ArrayLike<number>) => Int32Array.from(kept, (row) => of[row] as number);
  return { items: samples, workers: labelers.length, labels: labels.length, item: column(sample), worker: column(labeler), label: column(label) };
}
