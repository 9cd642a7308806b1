import { describe, expect, it } from 'vitest';
import { createLocalSession, sessionProof } from '../../../electron/host/local-session.ts';

const KEY = 'ab'.repeat(32);
const ORIGIN = 'http://127.0.0.1:47000';
const NONCE = '0'.repeat(32);

function helloNonce(session: ReturnType<typeof createLocalSession>): string {
  const answered = session.answer({ ask: 'hello', nonce: NONCE });
  return answered.ok && 'nonce' in answered.value ? answered.value.nonce : '';
}

describe('the session of a run', () => {
  it('opens once with a token, and gives the key of the installation', () => {
    const session = createLocalSession(KEY, ORIGIN);
    const token = session.mintToken();
    expect(session.answer({ ask: 'open', token })).toEqual({ ok: true, value: { ...session.grant, key: KEY } });
    expect(session.answer({ ask: 'open', token }).ok).toBe(false);
  });

  it('opens to no guess, and remembers only the newest tokens', () => {
    const session = createLocalSession(KEY, ORIGIN);
    const first = session.mintToken();
    for (let i = 0; i < 64; i++) session.mintToken();
    expect(session.answer({ ask: 'open', token: first }).ok).toBe(false);
    expect(session.answer({ ask: 'open', token: '' }).ok).toBe(false);
  });

  it('proves itself before it asks for proof', () => {
    const answered = createLocalSession(KEY, ORIGIN).answer({ ask: 'hello', nonce: NONCE });
    expect(answered).toMatchObject({ ok: true, value: { proof: sessionProof(KEY, 'host', ORIGIN, NONCE) } });
  });

  it('lets a page with the key resume after a restart, with the secret of the new run', () => {
    const before = createLocalSession(KEY, ORIGIN);
    const session = createLocalSession(KEY, ORIGIN);
    const nonce = helloNonce(session);
    expect(session.answer({ ask: 'resume', nonce, proof: sessionProof(KEY, 'resume', ORIGIN, nonce) })).toEqual({ ok: true, value: session.grant });
    expect(session.grant.secret).not.toBe(before.grant.secret);
  });

  it('takes no proof twice, for another purpose, of another port, or with another key', () => {
    const session = createLocalSession(KEY, ORIGIN);
    const spent = helloNonce(session);
    const good = { ask: 'resume', nonce: spent, proof: sessionProof(KEY, 'resume', ORIGIN, spent) };
    expect(session.answer(good).ok).toBe(true);
    expect(session.answer(good).ok).toBe(false);
    const forged = [
      (nonce: string) => sessionProof(KEY, 'link', ORIGIN, nonce),
      (nonce: string) => sessionProof(KEY, 'host', ORIGIN, nonce),
      (nonce: string) => sessionProof(KEY, 'resume', 'http://127.0.0.1:47001', nonce),
      (nonce: string) => sessionProof('cd'.repeat(32), 'resume', ORIGIN, nonce),
    ];
    for (const forge of forged) {
      const nonce = helloNonce(session);
      expect(session.answer({ ask: 'resume', nonce, proof: forge(nonce) }).ok).toBe(false);
    }
    expect(session.answer({ ask: 'resume', nonce: NONCE, proof: sessionProof(KEY, 'resume', ORIGIN, NONCE) }).ok).toBe(false);
  });

  it.each([null, 7, {}, { ask: 'open' }, { ask: 'steal' }, { ask: 'hello', nonce: '../' }, JSON.parse('{"__proto__":{"ask":"open"}}')])('refuses %j', (request) => {
    expect(createLocalSession(KEY, ORIGIN).answer(request).ok).toBe(false);
  });
});
