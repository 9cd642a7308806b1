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

function command(nodeOptions: readonly string[], argv: readonly string[]) {
  const env = { ...process.env, CONCORD_APP_DATA: join(folder, 'app-data'), INIT_CWD: folder };
  return spawn(process.execPath, [...nodeOptions, CLI, ...argv], { env, stdio: ['pipe', 'pipe', 'pipe'] });
}

async function ended(child: ReturnType<typeof command>): Promise<Answer> {
  let [out, err] = ['', ''];
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (err += piece.toString()));
  const exit = await new Promise<number | null>((done) => child.on('close', done));
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

  it('measures a large table in a small heap, and stays quiet when nobody reads to the end', async () => {
    const labels = ['good', 'scratch', 'dent'];
    const rows = Array.from({ length: 400_000 }, (_, at) => `image-${at >> 1}.png,labeler ${at & 1},${labels[(at >> 1) % 7 === 0 ? at % 3 : (at >> 1) % 3]}\n`);
    await writeFile(join(folder, 'large.csv'), `sample,labeler,label\n${rows.join('')}`);
    const child = command(['--max-old-space-size=48'], ['agreement', 'large.csv', '--resamples', '20', '--json']);
    const answer = await ended(child);
    expect([answer.exit, answer.err]).toEqual([0, '']);
    expect(JSON.parse(answer.out)).toMatchObject({ result: { questions: [{ given: 400_000, figures: [{ id: 'alpha_nominal', estimate: { n: { units: 200_000, raters: 2, pairable: 400_000 } } }, {}, {}, {}] }] } });

    const unread = command([], ['consensus', 'large.csv', '--csv']);
    unread.stdout.once('data', () => unread.stdout.destroy());
    expect(await ended(unread)).toMatchObject({ exit: 0, err: '' });
  });

  it('reads standard input, and ends at once when it is interrupted', async () => {
    const piped = command([], ['agreement', '-', '--resamples', '0', '--by', 'sample']);
    piped.stdin.end('sample,labeler,label\r\n1,A,x\r\n1,B,x\r\n2,A,y\r\n2,B,x\r\n3,A,y\r\n3,B,y\r\n');
    expect((await ended(piped)).out).toContain('6 answers');
    const waiting = command([], ['agreement', '-']);
    waiting.stdin.write('sample,labeler,label\n');
    await new Promise((spawned) => waiting.once('spawn', spawned));
    const gone = new Promise((done) => waiting.once('exit', (_code, signal) => done(signal)));
    waiting.kill('SIGINT');
    expect(await gone).toBe('SIGINT');
  });
});
