import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalHost, serve } from '../../electron/serve.ts';
import { testHost, type TestHost } from '../support/test-host.ts';

/*
 * The door of the local host, knocked at by raw HTTP: everything a browser would set can be set or left out here.
 */
interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

let test: TestHost;
let local: LocalHost;
let secret = '';
let media = '';

beforeAll(async () => {
  test = await testHost();
  const served = await serve({ host: test.host, renderer: new Map([['/index.html', import.meta.filename]]), key: 'ab'.repeat(32), port: 0 });
  if (!served.ok) throw new Error(served.problem.message);
  local = served.value;
  const opened = await ask('POST', '/session', ours(), JSON.stringify({ ask: 'open', token: tokenOf(local.launchUrl()) }));
  ({ secret, media } = JSON.parse(opened.text).value);
});
afterAll(async () => {
  await local.close();
  await test.close();
});

const tokenOf = (url: string): string => new URL(url).hash.replace('#open=', '');
const ours = (more: Record<string, string> = {}) => ({
  host: `127.0.0.1:${local.port}`, origin: local.origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', ...more,
});
const known = (more: Record<string, string> = {}) => ours({ 'x-concord-secret': secret, ...more });

function ask(method: string, path: string, headers: Record<string, string>, body?: string | Buffer): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ host: '127.0.0.1', port: local.port, method, path, headers, agent: false }, (reply) => {
      const pieces: Buffer[] = [];
      reply.on('data', (piece: Buffer) => pieces.push(piece));
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, text: Buffer.concat(pieces).toString() }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** One message as it is, for what node:http would not send. */
function say(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(local.port, '127.0.0.1', () => socket.write(text));
    let heard = '';
    socket.on('data', (piece) => {
      heard += piece.toString();
      if (heard.includes('\r\n\r\n')) socket.destroy();
    });
    socket.on('close', () => resolve(heard));
  });
}

describe('calls', () => {
  it('are answered to our own page', async () => {
    const reply = await ask('POST', '/host/app-info', known(), '{}');
    expect([reply.status, JSON.parse(reply.text)]).toEqual([200, { ok: true, value: expect.objectContaining({ version: '0.0.0-test', transport: 'local-host', nativeDialogs: false }) }]);
    expect(reply.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' });
  });

  it('give no leave to other origins, and set no cookie', async () => {
    const reply = await ask('POST', '/host/app-info', known(), '{}');
    expect(Object.keys(reply.headers).filter((name) => /^access-control-|^set-cookie/.test(name))).toEqual([]);
  });

  it.each(['localhost:PORT', 'evil.example:PORT', '127.0.0.1:1', '[::1]:PORT', 'concord.localhost:PORT'])('under another name are misdirected: %s', async (host) => {
    const reply = await ask('POST', '/host/app-info', known({ host: host.replace('PORT', String(local.port)) }), '{}');
    expect(reply.status).toBe(421);
    expect(reply.text).not.toContain('0.0.0-test');
  });

  it('with another address in the request line are answered by Host alone', async () => {
    expect(await say('GET http://evil.example/host/app-info HTTP/1.1\r\nHost: evil.example\r\n\r\n')).toMatch(/^HTTP\/1\.1 421/);
    expect(await say('GET / HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
    expect(await say('GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 421/);
  });

  it.each(['http://evil.example', 'null', 'http://localhost:47000', 'http://127.0.0.1:1'])('from the origin %s are refused', async (origin) => {
    expect((await ask('POST', '/host/app-info', known({ origin }), '{}')).status).toBe(403);
  });

  it('without an origin are refused', async () => {
    const { origin: _none, ...headers } = known();
    expect((await ask('POST', '/host/app-info', headers, '{}')).status).toBe(403);
  });

  it.each(['same-site', 'cross-site', 'none'])('from a page that is %s are refused', async (site) => {
    expect((await ask('POST', '/host/app-info', known({ 'sec-fetch-site': site }), '{}')).status).toBe(403);
  });

  it.each([{}, { 'x-concord-secret': '' }, { 'x-concord-secret': 'guess' }, { 'x-concord-secret': 'ab'.repeat(32) }, { cookie: 'x-concord-secret=SECRET' }])('without the secret are refused: %j', async (header) => {
    const more = Object.fromEntries(Object.entries(header).map(([name, value]) => [name, value.replace('SECRET', secret)]));
    expect((await ask('POST', '/host/app-info', ours(more), '{}')).status).toBe(401);
    expect((await ask('GET', '/events', ours(more))).status).toBe(401);
  });

  it('answer no preflight', async () => {
    expect((await ask('OPTIONS', '/host/app-info', known({ 'access-control-request-method': 'POST' }))).status).toBe(403);
    expect((await ask('OPTIONS', '*', known())).status).toBe(403);
  });

  it.each(['/host/nothing', '/host/', '/host/../host/nothing', '/host/__proto__', '/host/constructor', '/host/app-info/more', '/host/App-Info'])('to no channel are not found: %s', async (path) => {
    expect((await ask('POST', path, known(), '{}')).status).toBe(404);
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'HEAD'])('are POST, not %s', async (method) => {
    expect((await ask(method, '/host/app-info', known())).status).toBe(405);
  });

  it.each([['', 'application/json'], ['{', 'application/json'], ['\xff', 'application/json'], ['{}', 'text/plain'], ['{}', 'application/x-www-form-urlencoded'], ['xx', 'application/x-concord-bytes']])(
    'with a malformed body are refused: %j as %s',
    async (body, type) => {
      const reply = await ask('POST', '/host/app-info', known({ 'content-type': type }), Buffer.from(body, 'latin1'));
      expect([reply.status, JSON.parse(reply.text).code]).toEqual([400, 'bad-request']);
    },
  );

  it('with prototype keys change nothing', async () => {
    const reply = await ask('POST', '/host/browse-folder', known(), '{"__proto__":{"path":""},"constructor":{"prototype":{"polluted":1}}}');
    expect(JSON.parse(reply.text)).toMatchObject({ ok: false, code: 'bad-request' });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('that are too large are refused by what they announce, and when they lie by what they send', async () => {
    const announced = await say(`POST /host/app-info HTTP/1.1\r\n${lines(known())}Content-Length: ${65 * 1024 * 1024}\r\n\r\n{`);
    expect(announced).toMatch(/^HTTP\/1\.1 413/);
    const session = await ask('POST', '/session', ours({ 'transfer-encoding': 'chunked' }), 'x'.repeat(5000));
    expect([session.status, JSON.parse(session.text).code]).toEqual([413, 'too-large']);
  });
});

const lines = (headers: Record<string, string>): string => Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('');

describe('the session', () => {
  it('opens with a launch address once, and is refused to a replay', async () => {
    const body = JSON.stringify({ ask: 'open', token: tokenOf(local.launchUrl()) });
    expect((await ask('POST', '/session', ours(), body)).status).toBe(200);
    const replay = await ask('POST', '/session', ours(), body);
    expect(replay.status).toBe(403);
    expect(replay.text).not.toContain(secret);
  });

  it.each([{ origin: 'http://evil.example' }, { 'sec-fetch-site': 'same-site' }, { host: 'localhost' }])('is refused to strangers even with a token: %j', async (header) => {
    const token = tokenOf(local.launchUrl());
    expect((await ask('POST', '/session', ours(header), JSON.stringify({ ask: 'open', token }))).status).toBeGreaterThanOrEqual(403);
    expect((await ask('POST', '/session', ours(), JSON.stringify({ ask: 'open', token }))).status).toBe(200);
  });

  it('keeps the token out of what is sent: it stands behind the # of the address', () => {
    const url = new URL(local.launchUrl());
    expect([url.pathname, url.search, url.hash.length]).toEqual(['/', '', 70]);
  });
});

describe('media', () => {
  it.each(['/media/x/p/s', '/media', '/preview/x/j/1', '/media/%2e%2e/%2e%2e/etc/passwd', '/media/../../etc/passwd', '/..%2f..%2fetc%2fpasswd.txt', '/package.json'])(
    'are nowhere without their secret, and no path leads out: %s',
    async (path) => expect((await ask('GET', path, ours())).status).toBe(404),
  );

  it('of a project that is not open do not exist', async () => {
    const reply = await ask('GET', `/media/${media}/no-handle/${'0'.repeat(64)}`, ours());
    expect(reply.status).toBe(404);
    expect(reply.headers['content-security-policy']).toMatch(/^sandbox/);
  });

  it('are refused to a page of another local port', async () => {
    expect((await ask('GET', `/media/${media}/h/s`, ours({ 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }))).status).toBe(403);
  });
});

describe('the server', () => {
  it('listens on the loopback address only', () => expect(local.origin).toBe(`http://127.0.0.1:${local.port}`));

  it('says when its port is taken, and takes no other', async () => {
    const second = await serve({ host: test.host, renderer: new Map(), key: 'ab'.repeat(32), port: local.port });
    expect(second).toMatchObject({ ok: false, problem: { code: 'port-taken', port: local.port } });
  });

  it('streams events, with a sign of life first', async () => {
    const heard = await new Promise<string>((resolve) => {
      const asked = httpRequest({ host: '127.0.0.1', port: local.port, path: '/events', headers: known() }, (reply) =>
        reply.once('data', (piece: Buffer) => {
          resolve(`${reply.headers['content-type']} ${JSON.stringify(piece.toString())}`);
          asked.destroy();
        }),
      );
      asked.on('error', () => undefined);
      asked.end();
    });
    expect(heard).toBe('application/x-ndjson "\\n"');
  });
});
