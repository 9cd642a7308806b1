import { randomBytes } from 'node:crypto';
import { SESSION_PATH, TOKEN_MARK, type SessionAnswers, type SessionRequest } from '../../shared/host/local-session.ts';
import { sessionProof } from '../host/local-session.ts';
import { sameSecret } from '../host/same-secret.ts';

/**
 * A fresh launch address of the Concord that already answers on this port, if it is this installation's own: it proves
 * that it holds the key before it is believed. Null when it is somebody else, or does not answer within two seconds.
 */
export async function findRunning(origin: string, key: string): Promise<string | null> {
  const ask = async <A extends SessionRequest['ask']>(request: Extract<SessionRequest, { ask: A }>): Promise<SessionAnswers[A]> => {
    const response = await fetch(`${origin}${SESSION_PATH}`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify(request),
      redirect: 'error',
      signal: AbortSignal.timeout(2000),
    });
    const answer = (await response.json()) as { ok: true; value: SessionAnswers[A] } | { ok: false };
    if (!answer.ok) throw new Error('refused');
    return answer.value;
  };
  try {
    const nonce = randomBytes(16).toString('hex');
    const hello = await ask<'hello'>({ ask: 'hello', nonce });
    if (!sameSecret(hello.proof, sessionProof(key, 'host', origin, nonce))) return null;
    const link = await ask<'link'>({ ask: 'link', nonce: hello.nonce, proof: sessionProof(key, 'link', origin, hello.nonce) });
    return `${origin}/#${TOKEN_MARK}${link.token}`;
  } catch {
    return null;
  }
}
