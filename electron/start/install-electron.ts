import { spawn } from 'node:child_process';
import { join } from 'node:path';

/**
 * Runs the electron package's own installer, its output shown as it comes, for at most `limitMs`: it has no limit of its
 * own and waits for ever on a network that swallows packets. Returns null when the runtime is there, else why not.
 */
export async function installElectron(electronPackage: string | null, limitMs: number): Promise<string | null> {
  if (electronPackage === null) return 'the electron package is not installed (npm install)';
  const child = spawn(process.execPath, [join(electronPackage, 'install.js')], { stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve) => {
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      resolve(`fetching the Electron runtime took longer than ${Math.round(limitMs / 1000)} seconds and was stopped`);
    }, limitMs);
    child.on('error', (error) => {
      clearTimeout(limit);
      resolve(`the Electron runtime could not be fetched (${error.message})`);
    });
    child.on('exit', (code) => {
      clearTimeout(limit);
      resolve(code === 0 ? null : 'the Electron runtime could not be fetched (see above)');
    });
  });
}
