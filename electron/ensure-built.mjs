/*
 * Builds dist/ when a source is newer than it, and is silent when not. Runs before `npm start`, the command line and the
 * browser tests, so that none of them ever runs yesterday's code.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'dist', 'built');
const sources = ['electron', 'renderer', 'shared', 'package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.json'];

/** @param {string} path @returns {number} the newest modification time (ms) in a file or folder; a removal touches its folder */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path)
    .filter((name) => name !== 'node_modules')
    .reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs);
}

// Whole milliseconds: that is what a time stamp can be set to.
const sourcesAt = Math.floor(Math.max(...sources.map((name) => newest(join(root, name)))));
const builtAt = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;

if (builtAt < sourcesAt) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const built = spawnSync(process.execPath, [vite, 'build', '--app', '--logLevel', 'warn'], {
    cwd: root,
    // Output goes to stderr: stdout belongs to the command that runs next (`npm run -s concord -- … --json`).
    stdio: ['ignore', 2, 2],
  });
  if (built.status !== 0) {
    rmSync(stamp, { force: true });
    console.error('Concord could not be built; see above.');
    process.exit(3);
  }
  writeFileSync(stamp, '');
  // The time at which the sources were looked at, not the end of the build: a file saved meanwhile is built next time.
  utimesSync(stamp, new Date(sourcesAt), new Date(sourcesAt));
}
