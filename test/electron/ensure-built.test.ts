import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const SCRIPT = resolve(import.meta.dirname, '..', '..', 'electron', 'ensure-built.mjs');

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'concord-built-'));
  for (const folder of ['electron', 'renderer', 'shared/deep', 'dist', 'node_modules/vite/bin']) await mkdir(join(root, folder), { recursive: true });
  await cp(SCRIPT, join(root, 'electron', 'ensure-built.mjs'));
  await writeFile(join(root, 'shared', 'deep', 'a.ts'), '');
  await writeVite("console.log('noise')");
});
afterEach(() => rm(root, { recursive: true }));

/** A build tool that counts how often it is asked, then does `body`. */
const writeVite = (body: string): Promise<void> =>
  writeFile(join(root, 'node_modules', 'vite', 'bin', 'vite.js'), `require('fs').appendFileSync('builds', 'x'); ${body}`);
const run = () => {
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'electron', 'ensure-built.mjs')], { encoding: 'utf8' });
  return { status, stdout };
};
const builds = async (): Promise<number> => (await readFile(join(root, 'builds'), 'utf8')).length;

describe('ensure-built', () => {
  it('builds once, and is silent on stdout, which belongs to the command that follows', async () => {
    for (let i = 0; i < 3; i++) expect(run()).toEqual({ status: 0, stdout: '' });
    expect(await builds()).toBe(1);
  });

  it('builds again when a source changed, however deep, or was removed', async () => {
    run();
    const source = join(root, 'shared', 'deep', 'a.ts');
    const later = new Date((await stat(source)).mtimeMs + 60_000);
    await utimes(source, later, later);
    run();
    expect(await builds()).toBe(2);
    run();
    expect(await builds()).toBe(2);
    await rm(source);
    const removed = new Date(later.getTime() + 60_000);
    await utimes(join(root, 'shared', 'deep'), removed, removed);
    run();
    expect(await builds()).toBe(3);
  });

  it('fails when the build fails, and tries again the next time', async () => {
    run();
    const later = new Date(Date.now() + 60_000);
    await utimes(join(root, 'shared', 'deep', 'a.ts'), later, later);
    await writeVite('process.exit(1)');
    expect(run().status).toBe(3);
    expect(run().status).toBe(3);
    expect(await builds()).toBe(3);
  });
});
