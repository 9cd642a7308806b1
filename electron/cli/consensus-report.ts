import { textTable } from './text-table.ts';
import { type Cell, writeCsv } from '../../shared/formats/csv/write.ts';

/** One answer of the consensus: a label of a sample, or one region of it. */
export interface ConsensusRow {
  readonly sample: Readonly<Record<string, string>>;
  /** Several are a tie; none where nobody answered. */
  readonly labels: readonly string[];
  /** Share of labelers behind it, or its probability; null where nobody answered. */
  readonly share: number | null;
  /** Labelers who answered; for a region, who found it of those who answered. */
  readonly answers: number;
  readonly found: number | null;
  readonly settled: boolean;
  /** Share or probability of every label, or votes for each label of a region. */
  readonly shares: Readonly<Record<string, number>>;
  /** Of a region: its averaged geometry, and who drew it. */
  readonly region: { readonly shape: Readonly<Record<string, unknown>>; readonly labelers: readonly string[] } | null;
}

export interface ConsensusReport {
  readonly question: string;
  readonly prompt: string;
  readonly type: string;
  readonly method: string;
  readonly labels: readonly string[];
  readonly rows: readonly ConsensusRow[];
  /** What stands in text above the rows. */
  readonly summary: string;
  readonly labelers: readonly { readonly labeler: string; readonly answers: number; readonly confusion: readonly (readonly (number | null)[])[] }[];
  readonly model: object | null;
}

/** A report as `--json` prints it. */
export function plainConsensus({ question, prompt, type, method, labels: all, rows, labelers, model }: ConsensusReport): object {
  return { question, prompt, type, method, labels: all, labelers, model, samples: rows.map(({ sample, labels, share, answers, found, settled, shares, region }) => ({ ...sample, labels, tie: labels.length > 1, share, answers, settled, shares, ...(region === null ? {} : { found, ...region }) })) };
}

const TEXT_ROWS = 50;

/** A report for people: the doubtful first. */
export function consensusText({ question, prompt, type, rows, summary }: ConsensusReport): string {
  const head = question === '' ? '' : `${prompt === '' ? question : `${prompt}  [${question}, ${type}]`}\n`;
  const columns = Object.keys(rows[0]?.sample ?? {}).filter((column) => column !== 'sample' || rows[0]?.sample['path'] === undefined);
  const doubtful = rows.toSorted((a, b) => (a.share ?? 2) - (b.share ?? 2)).slice(0, TEXT_ROWS);
  const table = textTable(
    [...columns, 'consensus', 'share', 'answers'],
    doubtful.map(({ sample, labels, share, answers, found }) => [...columns.map((column) => sample[column] ?? ''), labels.length === 0 ? '–' : labels.join(' | '), share === null ? '–' : share.toFixed(3), found === null ? String(answers) : `${found} of ${answers}`]),
  );
  return `${head}${summary}\n${rows.length === 0 ? '' : `\n${table}${rows.length > TEXT_ROWS ? `the ${TEXT_ROWS} least certain of ${rows.length}; --csv or --json has all\n` : ''}`}`;
}

/** All reports as one table: a row per sample, for regions one per region. */
export function consensusCsv(reports: readonly ConsensusReport[]): string {
  const names = [...new Set(reports.flatMap(({ rows }) => Object.keys(rows[0]?.sample ?? {})))];
  const header = ['question', ...names, 'label', 'tie', 'share', 'answers', 'found', 'settled', 'shares', 'region'];
  function* rowsOf(): Generator<Cell[]> {
    for (const { question, rows } of reports) {
      for (const { sample, labels, share, answers, found, settled, shares, region } of rows) {
        const every = Object.entries(shares).map(([label, each]) => `${label}=${round(each)}`).join('; ');
        yield [question, ...names.map((name) => sample[name] ?? null), labels.join(' | '), labels.length > 1 ? 'yes' : 'no', share === null ? null : round(share), answers, found, settled ? 'yes' : 'no', every, region === null ? null : JSON.stringify(region.shape)];
      }
    }
  }
  return writeCsv(header, rowsOf());
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
