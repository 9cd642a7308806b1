import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const CLI = resolve(import.meta.dirname, '..', '..', 'dist', 'electron', 'cli.js');

export interface CommandRun {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line (`npx concord …`) as a process of its own, with what it keeps per device in `appData`. */
export function concord(appData: string, ...words: readonly string[]): Promise<CommandRun> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [CLI, ...words], { env: { ...process.env, CONCORD_APP_DATA: appData }, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (piece: Buffer) => (stdout += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => (stderr += piece.toString()));
    child.on('error', failed);
    child.on('close', (exit) => done({ exit, stdout, stderr }));
  });
}
