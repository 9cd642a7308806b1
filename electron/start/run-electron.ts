import { spawn } from 'node:child_process';

export type ElectronEnd = { readonly started: true; readonly exitCode: number } | { readonly started: false; readonly because: string };

/**
 * Runs Concord in its own window and waits until it is closed. A runtime that cannot run here (a shared library is
 * missing, the sandbox aborts) is told apart, so that the caller can go on without it.
 */
export async function runElectron(binary: string, words: readonly string[]): Promise<ElectronEnd> {
  const child = spawn(binary, words, { stdio: 'inherit' });
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
  process.on('SIGINT', pass).on('SIGTERM', pass);
  try {
    return await new Promise((resolve) => {
      child.on('error', (error) => resolve({ started: false, because: `Electron could not be started (${error.message})` }));
      child.on('exit', (code, signal) => {
        // 127: the loader found no library; SIGTRAP, SIGABRT: Chromium gave up on purpose.
        if (code === 127) resolve({ started: false, because: 'a system library that Electron needs is missing' });
        else if (signal === 'SIGTRAP' || signal === 'SIGABRT') resolve({ started: false, because: `Electron gave up (${signal})` });
        else resolve({ started: true, exitCode: signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : (code ?? 1) });
      });
    });
  } finally {
    process.off('SIGINT', pass).off('SIGTERM', pass);
  }
}
