import { createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { type SessionAnswers, type SessionGrant, sessionProofText, type SessionRequest } from '../../shared/host/local-session.ts';
import { sameSecret } from './same-secret.ts';

const nonce = z.string().regex(/^[0-9a-f]{32,64}$/);
const proof = z.string().regex(/^[0-9a-f]{64}$/);
const sessionRequest: z.ZodType<SessionRequest> = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('open'), token: z.string().max(200) }),
  z.object({ ask: z.literal('hello'), nonce }),
  z.object({ ask: z.literal('resume'), nonce, proof }),
  z.object({ ask: z.literal('link'), nonce, proof }),
]);

/** Open tokens and nonces at a time: older ones lapse, so that nobody can fill the memory by asking. */
const MOST_OPEN = 64;

export interface LocalSession {
  readonly grant: SessionGrant;
  /** A token for a launch address; good once, while this run lasts. */
  mintToken(): string;
  /** Answers a request of the exchange (`shared/host/local-session.ts`); the problem is a sentence for the page. */
  answer(request: unknown): Result<SessionAnswers[SessionRequest['ask']], string>;
}

/** One run's side of the exchange. `key` is the installation's, `origin` our own `http://127.0.0.1:port`. */
export function createLocalSession(key: string, origin: string): LocalSession {
  const grant: SessionGrant = { secret: randomBytes(32).toString('hex'), media: randomBytes(16).toString('hex') };
  const tokens = new Set<string>();
  const nonces = new Set<string>();

  const mint = (into: Set<string>): string => {
    const minted = randomBytes(32).toString('hex');
    into.add(minted);
    const [oldest] = into;
    if (into.size > MOST_OPEN && oldest !== undefined) into.delete(oldest);
    return minted;
  };
  // SECURITY: a nonce is spent by being tried, so a proof can be neither replayed nor searched for.
  const proves = (role: 'resume' | 'link', asked: { nonce: string; proof: string }): boolean =>
    nonces.delete(asked.nonce) && sameSecret(asked.proof, sessionProof(key, role, origin, asked.nonce));

  return {
    grant,
    mintToken: () => mint(tokens),
    answer(request) {
      const parsed = sessionRequest.safeParse(request);
      if (!parsed.success) return err('This is not a request for a session.');
      const asked = parsed.data;
      switch (asked.ask) {
        case 'open':
          // SECURITY: a token opens once. An address that leaked through a terminal or a browser's history is worthless.
          return tokens.delete(asked.token) ? ok({ ...grant, key }) : err('This address was used before, or belongs to an earlier start of Concord.');
        case 'hello':
          return ok({ nonce: mint(nonces), proof: sessionProof(key, 'host', origin, asked.nonce) });
        case 'resume':
          return proves('resume', asked) ? ok(grant) : err('This page belongs to another installation of Concord.');
        case 'link':
          return proves('link', asked) ? ok({ token: mint(tokens) }) : err('That is another installation of Concord.');
      }
    },
  };
}

/** A proof that one holds the key: hex HMAC-SHA-256. */
export function sessionProof(key: string, role: 'host' | 'resume' | 'link', origin: string, nonce: string): string {
  return createHmac('sha256', Buffer.from(key, 'hex')).update(sessionProofText(role, origin, nonce)).digest('hex');
}
