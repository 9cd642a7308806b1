import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installElectron } from '../../../electron/start/install-electron.ts';
import { runElectron } from '../../../electron/start/run-electron.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-run-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function program(body: string): Promise<string> {
  const path = join(folder, 'electron');
  await writeFile(path, `#!/bin/sh\n${body}\n`);
  await chmod(path, 0o755);
  return path;
}

describe.runIf(process.platform !== 'win32')('running the window', () => {
  it('gives its exit code', async () => {
    expect(await runElectron(await program('test "$1" = a && exit 5'), ['a'])).toEqual({ started: true, exitCode: 5 });
    expect(await runElectron(await program('exit 0'), [])).toEqual({ started: true, exitCode: 0 });
    expect(await runElectron(await program('kill -TERM $$'), [])).toEqual({ started: true, exitCode: 0 });
  });

  it.each([
    ['cannot be started', null, /could not be started/],
    ['lacks a library', 'exit 127', /library/],
    ['gives up on its sandbox', 'kill -TRAP $$', /gave up \(SIGTRAP\)/],
  ])('tells apart a runtime that %s', async (_name, body, expected) => {
    const binary = body === null ? join(folder, 'missing') : await program(body);
    expect(await runElectron(binary, [])).toEqual({ started: false, because: expect.stringMatching(expected) });
  });
});

describe('fetching the runtime', () => {
  it('runs the package’s own installer', async () => {
    await writeFile(join(folder, 'install.js'), 'process.exit(0)');
    expect(await installElectron(folder, 60_000)).toBeNull();
  });

  it('says when it fails, hangs, or there is no package', async () => {
    await writeFile(join(folder, 'install.js'), 'process.exit(1)');
    expect(await installElectron(folder, 60_000)).toMatch(/could not be fetched/);
    await writeFile(join(folder, 'install.js'), 'setInterval(() => undefined, 1000)');
    expect(await installElectron(folder, 300)).toMatch(/took longer .* was stopped/);
    expect(await installElectron(null, 300)).toMatch(/not installed/);
  });
});
