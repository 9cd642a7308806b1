import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './source-tree.ts';

/** One line of a bench: what was done how often, how long the median run took, and what was counted on the way. */
export interface BenchRow {
  readonly what: string;
  readonly runs: number;
  /** Milliseconds of the median run. */
  readonly ms: number;
  /** Operations a second, where the thing has a natural unit. */
  readonly perSecond?: { readonly of: string; readonly count: number };
  /** Time of the peer or bound in the same run, and how much longer ours took. */
  readonly against?: { readonly what: string; readonly ms: number; readonly ratio: number };
  /** Counts that say that the work was really done. */
  readonly counted?: Readonly<Record<string, number | string>>;
  /** What one run allocated, in MB, as far as nothing was freed meanwhile. */
  readonly allocatedMb?: number;
  /** Other programs and bounds on the same data; filled while they run. */
  readonly beside?: readonly Beside[];
}

/** Another program or a bound on the same data. */
export interface Beside {
  readonly what: string;
  /** Absent when it did not run; then the note says why. */
  readonly ms?: number;
  /** How many times our time it took. */
  readonly ratio?: number;
  readonly peakMb?: number;
  readonly note: string;
}

/** Runs something `runs` times and gives the median time in milliseconds, with the last result. */
export async function timed<T>(runs: number, work: () => T | Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  const times: number[] = [];
  let result: T | undefined;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    result = await work();
    times.push(performance.now() - start);
  }
  return { ms: median(times), result: result as T };
}

/** A run that is timed together with others. */
export interface Timed<T> {
  readonly ms: number;
  readonly result: T;
  readonly allocatedMb: number;
}

/** The same after one run that is not counted, which leaves compiling out and says what a run allocates. */
export async function warmTimed<T>(runs: number, work: () => T | Promise<T>): Promise<Timed<T>> {
  const before = inUse();
  await work();
  const allocatedMb = Math.max(0, inUse() - before) / 2 ** 20;
  return { ...(await timed(runs, work)), allocatedMb };
}

/** Two works by turns, so that what else the machine does meets both. */
export async function byTurns<A, B>(runs: number, first: () => A | Promise<A>, second: () => B | Promise<B>): Promise<[Timed<A>, Timed<B>]> {
  const [one, other] = [await warmTimed(1, first), await warmTimed(1, second)];
  const times: [number[], number[]] = [[one.ms], [other.ms]];
  for (let run = 1; run < runs; run++) {
    times[0].push((await timed(1, first)).ms);
    times[1].push((await timed(1, second)).ms);
  }
  return [{ ...one, ms: median(times[0]) }, { ...other, ms: median(times[1]) }];
}

function inUse(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

export function median(values: readonly number[]): number {
  return quantileOf(values, 0.5);
}

/** The smallest value that at least this share of the values does not exceed. */
export function quantileOf(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

export function against(what: string, peerMs: number, ms: number): NonNullable<BenchRow['against']> {
  return { what, ms: peerMs, ratio: ms / peerMs };
}

export function perSecond(of: string, count: number, ms: number): NonNullable<BenchRow['perSecond']> {
  return { of, count: (count / ms) * 1000 };
}

/**
 * Prints the rows as a table and writes them to `test-results/bench/<name>.json`, with the machine they were measured on and
 * how busy it was, and as Markdown for `test/bench/README.md` to `<name>.md`.
 */
export function report(name: string, rows: readonly BenchRow[]): void {
  const machine = {
    cores: cpus().length,
    processor: cpus()[0]?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()} ${arch()}`,
    node: process.version,
    load: loadavg().map((load) => Number(load.toFixed(2))),
  };
  const folder = join(ROOT, 'test-results', 'bench');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ bench: name, machine, rows }, null, 2)}\n`);
  const where = `${machine.cores} cores, ${machine.processor}, Node ${machine.node}, load ${machine.load.join(' ')}`;
  writeFileSync(join(folder, `${name}.md`), `${where}\n\n${markdown(rows)}\n`);
  console.log(`\n${name} (${where})\n${table(rows)}`);
}

function table(rows: readonly BenchRow[]): string {
  const cells = rows.map(({ what, runs, ms, perSecond: rate, against: peer, counted = {}, allocatedMb }) => [
    what,
    duration(ms),
    rate === undefined ? '' : `${shown(rate.count)} ${rate.of}/s`,
    peer === undefined ? '' : `${peer.ratio.toFixed(2)} × ${peer.what} (${duration(peer.ms)})`,
    [...Object.entries(counted), ...(allocatedMb === undefined ? [] : [['MB allocated', allocatedMb] as const])]
      .map(([key, value]) => `${key} ${typeof value === 'number' ? shown(value) : value}`)
      .join(', '),
    `${runs} ${runs === 1 ? 'run' : 'runs'}`,
  ]);
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .flatMap((row, at) => [
      `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()}`,
      ...(rows[at]?.beside ?? []).map((beside) => `      ${besideWords(beside)}`),
    ])
    .join('\n');
}

function besideWords({ what, ms, ratio, peakMb, note }: Beside): string {
  if (ms === undefined) return `${what}: ${note}`;
  const multiple = ratio === undefined ? '' : ` = ${times(ratio)} ours`;
  return [`${what}: ${duration(ms)}${multiple}`, ...(peakMb === undefined ? [] : [`peak ${shown(Math.round(peakMb))} MB`]), ...(note === '' ? [] : [note])].join(', ');
}

function markdown(rows: readonly BenchRow[]): string {
  const lines = rows.map(({ what, ms, against: bound, beside = [] }) => {
    const others = beside.map((each) => (each.ms === undefined ? `${each.what} ${each.note}` : `${each.what} ${duration(each.ms)}${each.ratio === undefined ? '' : ` (${times(each.ratio)} ours)`}`));
    return `| ${what} | ${duration(ms)} | ${bound === undefined ? '' : `${bound.what} ${duration(bound.ms)} (${bound.ratio.toFixed(2)} ×)`} | ${others.join('; ')} |`;
  });
  return ['| what | time | plain loop or bound | other programs |', '| --- | --- | --- | --- |', ...lines].join('\n');
}

function times(ratio: number): string {
  return `${ratio < 10 ? ratio.toPrecision(2) : shown(Math.round(ratio))} ×`;
}

function duration(ms: number): string {
  return ms >= 1000 ? `${(ms / 1000).toPrecision(3)} s` : `${shown(ms)} ms`;
}

function shown(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en');
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value.toPrecision(value < 0.1 ? 2 : 3);
}
