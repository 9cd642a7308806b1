import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findRunning } from '../../electron/start/find-running.ts';
import { freePort } from './free-port.ts';

const START = resolve(import.meta.dirname, '..', '..', 'dist', 'electron', 'start.js');

export interface LocalHostOptions {
  /** Kept between starts by whoever hands it in; else a fresh folder that goes with the host. */
  readonly appData?: string;
  /** Hand in the earlier port to restart under the same origin; else a free one. */
  readonly port?: number;
  /** More words for `npm start --`: `--sample`, a project folder. */
  readonly words?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface RunningLocalHost {
  readonly origin: string;
  readonly port: number;
  readonly appData: string;
  readonly child: ChildProcess;
  /** A launch address: the first is the printed one, each further call asks the host for a fresh one. */
  launchUrl(): Promise<string>;
  /** Everything it printed so far. */
  output(): string;
  /** Ends it as Ctrl-C does and gives the exit code. Safe to call twice. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut does: SIGKILL. The app data stays. */
  kill(): Promise<void>;
}

/** Starts the built local host as a process of its own and waits until it answers. */
export async function startLocalHost(options: LocalHostOptions = {}): Promise<RunningLocalHost> {
  const appData = options.appData ?? (await mkdtemp(join(tmpdir(), 'concord-app-data-')));
  const port = options.port ?? (await freePort());
  const words = ['--browser', '--no-open', '--port', String(port), '--app-data', appData, ...(options.words ?? [])];
  const child = spawn(process.execPath, [START, ...words], { env: { ...process.env, ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((done) => child.on('exit', (code) => done(code)));
  let text = '';
  let printed: string | null = await new Promise<string>((found, failed) => {
    const hear = (piece: Buffer): void => {
      text += piece.toString();
      const address = /^Concord is at (\S+)\n/m.exec(text)?.[1];
      if (address !== undefined) found(address);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then((code) => failed(new Error(`The local host ended with exit code ${code}:\n${text}`)));
  });
  const origin = new URL(printed).origin;
  const forget = async (): Promise<void> => {
    if (options.appData === undefined) await rm(appData, { recursive: true, force: true });
  };
  return {
    origin,
    port,
    appData,
    child,
    output: () => text,
    launchUrl: async () => {
      const first = printed;
      printed = null;
      if (first !== null) return first;
      const { key } = JSON.parse(await readFile(join(appData, 'local-host.json'), 'utf8')) as { key: string };
      const url = await findRunning(origin, key);
      if (url === null) throw new Error('The local host gave no launch address.');
      return url;
    },
    stop: async () => {
      child.kill('SIGTERM');
      const code = await ended;
      await forget();
      return code;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
