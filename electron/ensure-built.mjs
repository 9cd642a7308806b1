/*
 * Builds dist/ when the sources are not those that it was built from, and is silent when not. Runs before `npm start`, the command line and the
 * browser tests, so that none of them ever runs yesterday's code.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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

// Kept as text: file times come back rounded on some disks, and any change of the sources counts, also to older ones.
const sourcesAt = String(Math.max(...sources.map((name) => newest(join(root, name)))));
const builtAt = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';

if (builtAt !== sourcesAt) {
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
  // The time at which the sources were looked at, not the end of the build: a file saved meanwhile is built next time.
  writeFileSync(stamp, sourcesAt);
}
