import { createAppData } from '../../electron/host/app-data.ts';
import type { ProjectDeps } from '../../electron/host/project-deps.ts';
import { decodeUtf8 } from '../../shared/basics/utf8.ts';
import { makeStamp } from '../../shared/history/clock.ts';
import type { Commit, NewCommit } from '../../shared/history/commit.ts';
import { type HistoryProblem, readHistory, START_OF_FILE } from '../../shared/history/read-history.ts';
import { sha256Hex } from '../../shared/basics/hash.ts';
import type { CommitId, PersonId, WriterId } from '../../shared/model/ids.ts';
import { type Fault, type FaultyDisk, type Survival, SURVIVALS } from './faulty-file-port.ts';

/** One run of one process on a disk: ids are told apart by the run, and no other process is alive. */
export function processOn(disk: FaultyDisk, run = 1): ProjectDeps {
  let ids = 0;
  return {
    files: disk.port,
    appData: createAppData(disk.port, '/home/app'),
    processes: { self: { machine: 'here', pid: run, started: `${run}` }, find: async () => null },
    newId: (bytes) => `${run}${String((ids += 1)).padStart(bytes * 2 - 1, '0')}`,
    now: () => 1_000_000 * run,
    emit: () => undefined,
  };
}

/** A commit that adds a person: number n of a writer. Its value is long enough to be torn. */
export function commitNumber(n: number, writer: WriterId = 'f'.repeat(16) as WriterId): NewCommit {
  return {
    id: n.toString(16).padStart(32, '0') as CommitId,
    at: makeStamp(1_700_000_000_000 + n, 0, writer),
    by: 'p1' as PersonId,
    changes: [{ kind: 'person-added/1', key: [`p${n}` as PersonId], value: { name: `Person number ${n} – Ünïcödé`, role: 'labeler', code: `L${n}` } }],
  };
}

export interface ReadFolder {
  readonly commits: readonly Commit[];
  readonly problems: readonly (HistoryProblem & { readonly file: string })[];
}

/** Every commit in a project's history files, as any reader would see them. */
export function readFolder(disk: FaultyDisk, folder: string): ReadFolder {
  const commits: Commit[] = [];
  const problems: (HistoryProblem & { file: string })[] = [];
  for (const [path, bytes] of disk.files()) {
    if (!path.startsWith(`${folder}/history/`) || !path.endsWith('.jsonl') || path.slice(`${folder}/history/`.length).includes('/')) continue;
    const reading = readHistory(bytes, START_OF_FILE, sha256Hex);
    commits.push(...reading.commits);
    for (const problem of reading.problems) problems.push({ ...problem, file: path });
  }
  return { commits, problems };
}

/** What a commit says, without its place in a file. */
export function saidBy({ id, at, by, changes }: NewCommit): NewCommit {
  return { id, at, by, changes };
}

export function textOf(bytes: Uint8Array | undefined): string {
  const text = decodeUtf8(bytes ?? new Uint8Array(0));
  return text.ok ? text.value : '<not UTF-8>';
}

/**
 * Runs a story with a crash at every one of its steps, and looks at the disk afterwards in every way in which a crash can
 * leave it. `story` tells what it got acknowledged through `ack`; `check` gets those that came before the crash.
 */
export async function crashEverywhere<Ack>(
  prepare: () => Promise<FaultyDisk>,
  story: (disk: FaultyDisk, ack: (what: Ack) => void) => Promise<void>,
  check: (disk: FaultyDisk, acked: readonly Ack[], where: string) => Promise<void>,
): Promise<number> {
  const dry = await prepare();
  dry.count();
  await story(dry, () => undefined);
  const steps = dry.steps;
  for (let step = 1; step <= steps; step++) {
    for (const half of [false, true]) {
      const disk = await prepare();
      disk.arm(step, { is: 'crash', half });
      const acked: Ack[] = [];
      await Promise.race([story(disk, (what) => acked.push(what)), disk.crashed]);
      const seen = [...acked]; // what the dead process might still say is not heard
      const where = `crash at step ${step} of ${steps}${half ? ', half written' : ''}: ${disk.log.at(-1)}`;
      for (const survival of SURVIVALS) await check(disk.afterCrash(survival), seen, `${where} (${describe(survival)})`);
      if (!half && !disk.log.at(-1)?.startsWith('write')) break;
    }
  }
  return steps;
}

function describe({ bytes, names }: Survival): string {
  return `bytes ${bytes}, names ${names}`;
}

export const ERRORS: readonly Fault[] = [
  { is: 'error', code: 'ENOSPC' },
  { is: 'error', code: 'ENOSPC', half: true },
  { is: 'error', code: 'ENOSPC', half: true, lasting: true },
  { is: 'error', code: 'EIO' },
  { is: 'error', code: 'EROFS', lasting: true },
  { is: 'short' },
];

/** Runs a story with each kind of error at every one of its steps; the story goes on, then the disk is healed and checked. */
export async function failEverywhere<Ack>(
  prepare: () => Promise<FaultyDisk>,
  story: (disk: FaultyDisk, ack: (what: Ack) => void) => Promise<void>,
  check: (disk: FaultyDisk, acked: readonly Ack[], where: string) => Promise<void>,
  under = '/',
): Promise<number> {
  const there = (path: string) => path.startsWith(under);
  const dry = await prepare();
  dry.count(there);
  await story(dry, () => undefined);
  const steps = dry.steps;
  for (let step = 1; step <= steps; step++) {
    for (const fault of ERRORS) {
      const disk = await prepare();
      disk.arm(step, fault, there);
      const acked: Ack[] = [];
      await story(disk, (what) => acked.push(what));
      const where = `${JSON.stringify(fault)} at step ${step} of ${steps}: ${disk.log[step - 1]}`;
      disk.heal();
      await check(disk, acked, where);
    }
  }
  return steps;
}
