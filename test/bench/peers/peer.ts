import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../support/source-tree.ts';

/** What a driver is asked: a name, at most so many runs, and what else it reads (sizes, options, names of data files). */
export interface PeerCase {
  readonly name: string;
  readonly runs: number;
  readonly [field: string]: string | number | null;
}

/** One line of a driver: the peer's answer, its median time without imports and loading, and its process's peak. */
export interface PeerAnswer {
  readonly case: string;
  readonly version: string;
  readonly ms: number;
  readonly runs: number;
  readonly peakMb: number;
  readonly value: unknown;
}

/** What came of asking a peer: its answers, by case, and in words why some or all are missing. */
export interface PeerAnswers {
  readonly answers: ReadonlyMap<string, PeerAnswer>;
  readonly without: string;
}

const MISSING = 3;

/** Files for drivers: raw columns and `cases.json`, in a folder of their own that is removed after `use`. */
export async function withPeerData<T>(files: Readonly<Record<string, string | NodeJS.TypedArray>>, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-peers-'));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Runs a driver of this folder on the cases, with the first interpreter that can import the peer. Never fails: a peer that is
 * not installed, breaks or takes longer than `limitSeconds` leaves its reason in `without` and the answers it gave until then.
 */
export async function askPeer(driver: string, folder: string, cases: readonly PeerCase[], limitSeconds = 120): Promise<PeerAnswers> {
  await writeFile(join(folder, 'cases.json'), JSON.stringify(cases));
  await writeFile(join(folder, 'cases.tsv'), tabSeparated(cases));
  const script = join(ROOT, 'test', 'bench', 'peers', driver);
  for (const command of driver.endsWith('.R') ? ['Rscript'] : ['python3', '/usr/bin/python3']) {
    const { code, output, complaint } = await run(command, [script, folder], limitSeconds * 1000);
    if (code === MISSING || code === 'not found') continue;
    const answers = new Map(answersIn(output).map((answer) => [answer.case, answer]));
    return { answers, without: code === 0 ? 'not run at this size' : code === null ? `stopped after ${limitSeconds} s` : `broke: ${complaint.trim().split('\n').at(-1) ?? ''}` };
  }
  return { answers: new Map(), without: 'not installed' };
}

function answersIn(output: string): PeerAnswer[] {
  return output
    .split('\n')
    .filter((line) => line.startsWith('{"case"'))
    .map((line) => JSON.parse(line) as PeerAnswer);
}

function tabSeparated(cases: readonly PeerCase[]): string {
  const columns = Object.keys(cases[0] ?? {});
  return [columns, ...cases.map((each) => columns.map((column) => String(each[column] ?? '')))].map((cells) => `${cells.join('\t')}\n`).join('');
}

interface Ended {
  /** Null when the time was over. */
  readonly code: number | null | 'not found';
  readonly output: string;
  readonly complaint: string;
}

function run(command: string, words: readonly string[], limit: number): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'], timeout: limit, killSignal: 'SIGKILL', env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' } });
    let output = '';
    let complaint = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-4000)));
    child.on('error', () => resolve({ code: 'not found', output, complaint }));
    child.on('close', (code) => resolve({ code, output, complaint }));
  });
}
