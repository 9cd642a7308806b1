import { describe, expect, it } from 'vitest';
import { turnAway } from '../../../electron/host/loopback-guard.ts';

const HOST = '127.0.0.1:47000';
const ask = (method: string, headers: Record<string, string>) => turnAway(method, (name) => headers[name] ?? null, HOST)?.status ?? 200;
const page = { host: HOST, origin: `http://${HOST}`, 'sec-fetch-site': 'same-origin' };

describe('the door of the local host', () => {
  it('lets our own page in', () => {
    expect(ask('POST', page)).toBe(200);
    expect(ask('GET', { host: HOST, 'sec-fetch-site': 'same-origin' })).toBe(200);
  });

  it('lets a person in who opens the address', () => {
    expect(ask('GET', { host: HOST, 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' })).toBe(200);
  });

  it.each(['localhost:47000', '127.0.0.1:47001', '127.0.0.1', 'evil.example', 'evil.example:47000', '[::1]:47000', '', '127.0.0.1:47000.evil.example'])(
    'answers to no other name than its own (rebinding): %j',
    (host) => expect(ask('GET', { ...page, host })).toBe(421),
  );

  it.each(['http://evil.example', 'null', 'http://127.0.0.1:47001', 'http://localhost:47000', 'https://127.0.0.1:47000', ''])(
    'turns other origins away: %j',
    (origin) => {
      expect(ask('POST', { ...page, origin })).toBe(403);
      expect(ask('GET', { ...page, origin })).toBe(403);
    },
  );

  it('wants an origin for everything but reading', () => {
    expect(ask('POST', { host: HOST, 'sec-fetch-site': 'same-origin' })).toBe(403);
    expect(ask('DELETE', { host: HOST })).toBe(403);
  });

  it.each(['same-site', 'cross-site', 'none', 'anything'])('turns away a fetch that is %s', (site) => {
    expect(ask('GET', { host: HOST, 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors' })).toBe(403);
    expect(ask('POST', { ...page, 'sec-fetch-site': site })).toBe(403);
  });

  it.each(['same-site', 'cross-site'])('turns away a link on a page that is %s', (site) => {
    expect(ask('GET', { host: HOST, 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' })).toBe(403);
  });

  it('turns away a frame, even where the address was typed', () => {
    expect(ask('GET', { host: HOST, 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' })).toBe(403);
  });

  it('answers no preflight', () => expect(ask('OPTIONS', page)).toBe(403));
});
