import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAppPage } from '../support/app-page.ts';
import { freePort } from '../support/free-port.ts';
import { startLocalHost } from '../support/local-host.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
const START = join(ROOT, 'dist', 'electron', 'start.js');

let appData = '';
beforeEach(async () => {
  appData = await mkdtemp(join(tmpdir(), 'concord-start-'));
});
afterEach(() => rm(appData, { recursive: true, force: true }));

/** Runs `start.js` to its end. */
function run(words: readonly string[], env: Record<string, string> = {}): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [START, ...words], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => (err += piece.toString()));
    child.on('exit', (code) => done({ code, out, err }));
  });
}

describe('npm start', () => {
  it('prints its usage and its version', async () => {
    const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(await run(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('--install-electron') });
    expect(await run(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });

  it('refuses words that it does not know, with its usage', async () => {
    expect(await run(['--prot', '5000'])).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/--prot[^]*Usage:/) });
  });

  it('ends cleanly at Ctrl-C, in the middle of a page that listens', async () => {
    const local = await startLocalHost({ appData, words: ['--sample'] });
    const browser = await openAppPage(await local.launchUrl());
    expect(await local.stop()).toBe(0);
    await browser.close();
    expect(local.output()).toMatch(/Concord has stopped/);
  });

  it('says that its port is taken, ends with 3, and takes no other', async () => {
    const port = await freePort();
    const other = createServer((_message, reply) => void reply.end('{}')).listen(port, '127.0.0.1');
    const ended = await run(['--browser', '--no-open', '--port', String(port), '--app-data', appData]);
    other.closeAllConnections();
    other.close();
    expect(ended).toMatchObject({ code: 3, out: '', err: expect.stringMatching(new RegExp(`Port ${port} is taken .*--port`)) });
  });

  it('gives a fresh address of the Concord that runs already, instead of a second one', async () => {
    const local = await startLocalHost({ appData });
    const again = await run(['--browser', '--no-open', '--app-data', appData]); // the port is remembered
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining(`running already, at ${local.origin}/#open=`) });
    const stranger = await mkdtemp(join(tmpdir(), 'concord-start-'));
    expect(await run(['--browser', '--no-open', '--port', String(local.port), '--app-data', stranger])).toMatchObject({ code: 3 });
    await rm(stranger, { recursive: true, force: true });
    await local.stop();
  });

  it('says in one line why the window cannot open, and goes on in the browser', async () => {
    const empty = join(appData, 'no-runtime');
    const port = await freePort();
    const child = spawn(process.execPath, [START, '--no-open', '--port', String(port), '--app-data', appData], {
      env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: empty },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const out = await new Promise<string>((found) => {
      let text = '';
      child.stdout.on('data', (piece: Buffer) => {
        text += piece.toString();
        if (text.includes('Ctrl-C')) found(text);
      });
    });
    child.kill('SIGINT');
    expect(await new Promise((done) => child.on('exit', done))).toBe(0);
    expect(out.split('\n')[0]).toMatch(/^Concord opens in the browser: .*Electron runtime.*\.$/);
    expect(out).toContain(`Concord is at http://127.0.0.1:${port}/#open=`);
  });
});
