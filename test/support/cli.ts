import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createCliHost } from '../../electron/cli/cli-host.ts';
import { runCli } from '../../electron/cli/run-cli.ts';

export interface CliAnswer {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** A desk with a folder and app data of its own, at which commands are run in this process. */
export interface CliDesk {
  readonly folder: string;
  run(...argv: readonly string[]): Promise<CliAnswer>;
  /** Runs with this on standard input. */
  runWith(input: string, ...argv: readonly string[]): Promise<CliAnswer>;
  /** Runs with `--json` and gives the object on stdout. */
  json(...argv: readonly string[]): Promise<CliAnswer & { readonly said: Said }>;
  remove(): Promise<void>;
}

export interface Said {
  readonly schema: string;
  readonly project: { readonly id: string; readonly name: string; readonly path: string } | null;
  readonly heads: Readonly<Record<string, string>>;
  readonly result: never;
  readonly warnings: readonly string[];
  readonly error?: { readonly code: string; readonly message: string };
}

export async function cliDesk(): Promise<CliDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-cli-'));
  let ids = 0;
  let now = 1_750_000_000_000;
  const runWith = async (input: string, ...argv: readonly string[]): Promise<CliAnswer> => {
    let [out, err] = ['', ''];
    const host = createCliHost({
      appData: join(folder, 'app-data'),
      version: '0.0.0-test',
      newId: (bytes) => (ids += 1).toString(16).padStart(bytes * 2, '0'),
      now: () => (now += 1000),
    });
    const exit = await runCli(argv, { out: (text) => (out += text), err: (text) => (err += text), cwd: folder, host, stdin: () => Readable.from([Buffer.from(input)]) });
    return { exit, out, err };
  };
  const run = (...argv: readonly string[]) => runWith('', ...argv);
  return {
    folder,
    run,
    runWith,
    async json(...argv) {
      const answer = await run(...argv, '--json');
      return { ...answer, said: JSON.parse(answer.out) as Said };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
