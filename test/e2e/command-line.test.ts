import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeImages } from '../support/make-media.ts';

const CLI = resolve(import.meta.dirname, '..', '..', 'dist', 'electron', 'cli.js');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-command-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Answer {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line as a process of its own; `kill` says when to end it without warning. */
async function concord(argv: readonly string[], kill?: (folder: string) => Promise<boolean>): Promise<Answer> {
  const env = { ...process.env, CONCORD_APP_DATA: join(folder, 'app-data'), INIT_CWD: folder };
  const child = spawn(process.execPath, [CLI, ...argv], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (err += piece.toString()));
  const ended = new Promise<number | null>((done) => child.on('close', done));
  if (kill === undefined) return { exit: await ended, out, err };
  const watching = setInterval(() => void kill(folder).then((now) => now && child.kill('SIGKILL')), 1);
  const exit = await ended;
  clearInterval(watching);
  return { exit, out, err };
}

async function labeled(images: number): Promise<void> {
  const paths = await writeImages(join(folder, 'shots'), images, { width: 64, height: 64 });
  const rows = paths.flatMap((path, at) => ['Ada', 'Bo'].map((labeler) => `${path.slice(path.lastIndexOf('/') + 1)},${labeler},${at % 2 === 0 ? 'good' : 'defect'}`));
  await writeFile(join(folder, 'labels.csv'), `sample,labeler,label\n${rows.join('\n')}\n`);
  for (const argv of [['new', 'p', '--template', 'image-classification'], ['import', 'p', 'shots'], ['import', 'p', 'labels.csv']]) {
    const answer = await concord(argv);
    expect(answer.exit, answer.err).toBe(0);
  }
}

describe('the command line as a process', () => {
  it('prints one JSON object and nothing else on stdout, and exits with what it means', async () => {
    await labeled(12);
    const { exit, out } = await concord(['agreement', 'p', '--json']);
    expect(exit).toBe(0);
    expect(out.endsWith('\n') && out.trim().split('\n').length).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ schema: 'concord.agreement/1', result: { questions: [{ figures: [{ estimate: { value: 1 } }, {}, {}, {}] }] } });
    expect((await concord(['agreement', 'p', '--fail-below', '1', '--resamples', '0'])).exit).toBe(0);
    expect((await concord(['agreement'])).exit).toBe(2);
    expect((await concord(['verify', 'p'])).exit).toBe(1);
  });

  it('shows no half release after being killed in the middle of one, and makes it whole the next time', async () => {
    await labeled(200);
    const release = ['release', 'p', '--version', '1.0.0'];
    const halfBuilt = async (at: string) => (await readdir(join(at, 'p', 'releases')).catch(() => [])).some((name) => name.startsWith('.building-'));
    const killed = await concord(release, halfBuilt);
    expect(killed.exit).toBeNull();
    expect(await readdir(join(folder, 'p', 'releases'))).toEqual([expect.stringMatching(/^\.building-/)]);
    expect((await concord(['verify', 'p'])).out).toBe('There are no releases.\n');
    const again = await concord(release);
    expect(again.exit, again.err).toBe(0);
    expect(await readdir(join(folder, 'p', 'releases'))).toEqual(['1.0.0']);
    expect((await concord(['verify', 'p'])).exit).toBe(0);
    expect((await concord(['doctor', 'p'])).exit).toBe(0);
  });
});
