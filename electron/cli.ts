import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { createCliHost } from './cli/cli-host.ts';
import { runCli } from './cli/run-cli.ts';
import { appDataFolder } from './host/app-data-folder.ts';

// The command line: the same project folders and the same code, no window. `npm run -s concord -- <command>`.
const { version } = JSON.parse(readFileSync(resolve(import.meta.dirname, '..', '..', 'package.json'), 'utf8')) as { version: string };

// Whoever reads may have seen enough (`| head`): that is no failure, and what was found out still decides the exit code.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  stdin: () => process.stdin,
  cwd: process.env['INIT_CWD'] ?? process.cwd(), // npm runs scripts in the package's folder
  host: createCliHost({
    appData: appDataFolder(process.platform, process.env, homedir()),
    version,
    newId: (bytes) => randomBytes(bytes).toString('hex'),
    now: Date.now,
  }),
});
