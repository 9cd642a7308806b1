import { createServer, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listRendererFiles } from '../../electron/host/renderer-files.ts';
import { type LocalHost, serve } from '../../electron/serve.ts';
import type { HostApi, HostEvent } from '../../shared/host/host-api.ts';
import { type AppPage, openAppPage } from '../support/app-page.ts';
import { freePort } from '../support/free-port.ts';
import { buildTestApp, type TestApp } from '../support/test-app.ts';
import { testHost, type TestHost } from '../support/test-host.ts';

declare global {
  interface Window {
    readonly contractHost: HostApi;
    heard?: HostEvent[];
  }
}

const KEY = 'ab'.repeat(32);
let built: TestApp;
let test: TestHost;
let local: LocalHost;
let browser: AppPage;

beforeAll(async () => {
  built = await buildTestApp();
});
afterAll(() => built.close());
beforeEach(async () => {
  test = await testHost();
  local = await run(await freePort());
  browser = await openAppPage(local.launchUrl());
});
afterEach(async () => {
  await browser.close();
  await local.close();
  await test.close();
});

async function run(port: number, key = KEY): Promise<LocalHost> {
  const served = await serve({ host: test.host, renderer: listRendererFiles(`${built.folder}/dist/renderer`), key, port });
  if (!served.ok) throw new Error(served.problem.message);
  return served.value;
}

const ask = (page = browser.page) => page.evaluate(() => window.contractHost.appInfo({}));

describe('a page and its host', () => {
  it('takes the token out of the address and out of the history', async () => {
    expect(await ask()).toMatchObject({ ok: true });
    expect(browser.page.url()).toBe(`${local.origin}/`);
    expect(await browser.page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
    await browser.page.goBack().catch(() => null);
    expect(browser.page.url()).not.toContain('open=');
  });

  it('keeps its session over a reload, and sets no cookie', async () => {
    await ask();
    await browser.page.reload();
    expect(await ask()).toMatchObject({ ok: true });
    expect(await browser.page.context().cookies()).toEqual([]);
  });

  it('lets a tab in that was opened by a fresh link, and tells one without what to do', async () => {
    const other = await browser.page.context().newPage();
    await other.goto(`${local.origin}/`);
    expect(await ask(other)).toMatchObject({ ok: false, code: 'not-allowed', next: expect.stringContaining('npm start') });
    const reloaded = other.waitForEvent('load');
    await other.goto(local.launchUrl()); // only the part behind # changes
    await reloaded;
    expect(await ask(other)).toMatchObject({ ok: true });
  });

  it('goes on by itself after the host was restarted, without a reload', async () => {
    await ask();
    const { port } = local;
    await local.close();
    expect(await ask()).toMatchObject({ ok: false, code: 'offline', safe: expect.stringMatching(/kept/) });
    local = await run(port);
    expect(await ask()).toMatchObject({ ok: true });
    await browser.page.reload();
    expect(await ask()).toMatchObject({ ok: true });
  });

  it('gives no work to a program that took the port meanwhile, and none to another installation', async () => {
    await ask();
    const { port } = local;
    await local.close();
    expect(await ask()).toMatchObject({ code: 'offline' });
    const squatter = await squat(port);
    expect(await ask()).toMatchObject({ ok: false, code: 'not-allowed' });
    expect(squatter.heard.filter(({ path }) => path !== '/session')).toEqual([]);
    expect(JSON.stringify(squatter.heard)).not.toContain(KEY);
    expect(squatter.heard.some(({ secret }) => secret)).toBe(false);
    await squatter.close();
    local = await run(port, 'cd'.repeat(32));
    expect(await ask()).toMatchObject({ ok: false, code: 'not-allowed' });
  });

  it('hears events over one stream, and again after the host was away', async () => {
    const folder = await browser.page.evaluate(async (parent) => {
      window.heard = [];
      window.contractHost.onHostEvent((event) => window.heard?.push(event));
      return window.contractHost.makeFolder({ parent, name: 'p' });
    }, test.appData);
    if (!folder.ok) throw new Error(folder.message);
    const project = await browser.page.evaluate((path) => window.contractHost.createProject({ path, name: 'P' }), folder.value.path);
    if (!project.ok) throw new Error(project.message);
    const { handle } = project.value;
    const grow = (n: number) => test.host.handle('host/merge-history-files', { handle, files: [foreign(n)] });
    const hears = (count: number) => browser.page.waitForFunction((least) => (window.heard?.length ?? 0) >= least, count);
    await grow(1);
    await hears(1);
    const { port } = local;
    await local.close();
    local = await run(port);
    await browser.page.waitForFunction(() => window.heard?.at(-1)?.event === 'came-back');
    const before = await browser.page.evaluate(() => window.heard?.length ?? 0);
    await grow(2);
    await hears(before + 1);
    expect(await browser.page.evaluate(() => window.heard?.at(-1))).toEqual({ event: 'history-grew', handle });
  });

  it('is asked before it is closed while work is not saved', async () => {
    await browser.page.evaluate(() => document.body.append(document.createElement('button')));
    await browser.page.click('button', { force: true, position: { x: 1, y: 1 } }); // browsers ask only where somebody has done something
    const asked = (): Promise<boolean> => browser.page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
    expect(await asked()).toBe(false);
    await browser.page.evaluate(() => window.contractHost.reportUnsaved(2));
    expect(await asked()).toBe(true);
    await browser.page.evaluate(() => window.contractHost.reportUnsaved(0));
    expect(await asked()).toBe(false);
  });
});

/** A history file of another writer, with one commit. */
function foreign(n: number): { readonly name: string; readonly bytes: Uint8Array } {
  const device = String(n).repeat(16);
  const commit = {
    v: 1, id: String(n).repeat(32), at: `170000000000${n}-000000-${device}`, by: 'p1', device, seq: 1, prev: null,
    changes: [{ kind: 'person-added/1', key: ['p1'], value: { name: 'Ada', role: 'lead', code: 'L1' } }],
  };
  return { name: `${device}.jsonl`, bytes: new TextEncoder().encode(`${JSON.stringify(commit)}\n`) };
}

interface Heard {
  readonly path: string;
  readonly secret: boolean;
  readonly body: string;
}

/** Another program on our port, that says yes to everything. */
async function squat(port: number): Promise<{ readonly heard: Heard[]; readonly close: () => Promise<void> }> {
  const heard: Heard[] = [];
  const server: Server = createServer((message, reply) => {
    let body = '';
    message.on('data', (piece: Buffer) => (body += piece.toString()));
    message.on('end', () => {
      heard.push({ path: message.url ?? '', secret: message.headers['x-concord-secret'] !== undefined, body });
      reply.setHeader('content-type', 'application/json').end(JSON.stringify({ ok: true, value: { nonce: '0'.repeat(32), proof: '0'.repeat(64), secret: 'x', media: 'y' } }));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    heard,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
