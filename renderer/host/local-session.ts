import {
  SESSION_PATH,
  type SessionAnswers,
  type SessionGrant,
  sessionProofText,
  type SessionRequest,
  TOKEN_MARK,
} from '../../shared/host/local-session.ts';
import type { HostRefusal } from '../../shared/host/host-result.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { JSON_TYPE } from '../../shared/host/wire.ts';
import { BROKEN_ANSWER, LOCKED_OUT, OFFLINE } from './refusals.ts';

const KEY_NAME = 'concord.key';
const GRANT_NAME = 'concord.grant';

/** The page's side of `shared/host/local-session.ts`. */
export interface PageSession {
  /** What to call the host with; asks for it when there is none yet. */
  grant(): Promise<Result<SessionGrant, HostRefusal>>;
  /** The host no longer knows this grant (it was restarted): gets another, once for all who notice at the same time. */
  renew(stale: SessionGrant): Promise<Result<SessionGrant, HostRefusal>>;
  /** The connection broke: before anything more is sent, the host proves again that it is the host. */
  doubt(): void;
  /** The secret part of media addresses, '' before the first grant. */
  media(): string;
}

/**
 * Takes the token out of the address, exchanges it, and keeps key and grant in this tab's sessionStorage: a reload works,
 * a restart of the host is bridged by proof, and nothing stays behind when the tab is closed.
 */
export function pageSession(): PageSession {
  const { origin } = location;
  // A fresh launch address opened in a tab that shows this page already changes only what is behind the #.
  window.addEventListener('hashchange', () => {
    if (location.hash.startsWith(`#${TOKEN_MARK}`)) location.reload();
  });
  let token = takeToken();
  let key = sessionStorage.getItem(KEY_NAME);
  let held = readGrant();
  let asking: Promise<Result<SessionGrant, HostRefusal>> | null = null;

  const keep = (grant: SessionGrant): Result<SessionGrant, never> => {
    held = { secret: grant.secret, media: grant.media };
    sessionStorage.setItem(GRANT_NAME, JSON.stringify(held));
    return ok(held);
  };

  const resume = async (): Promise<Result<SessionGrant, HostRefusal>> => {
    if (key === null) return err(LOCKED_OUT);
    const nonce = hex(crypto.getRandomValues(new Uint8Array(16)));
    const hello = await ask<'hello'>({ ask: 'hello', nonce });
    if (!hello.ok) return hello;
    // SECURITY: whoever answers on this port now must hold the installation's key, or gets no work of the user's.
    if (hello.value.proof !== (await proof(key, sessionProofText('host', origin, nonce)))) return err(LOCKED_OUT);
    const mine = await proof(key, sessionProofText('resume', origin, hello.value.nonce));
    const granted = await ask<'resume'>({ ask: 'resume', nonce: hello.value.nonce, proof: mine });
    return granted.ok ? keep(granted.value) : granted;
  };

  const open = async (): Promise<Result<SessionGrant, HostRefusal>> => {
    const opened = token === null ? null : await ask<'open'>({ ask: 'open', token });
    // A token that was used before may still sit in a duplicated or restored tab, which then has the key as well.
    if (opened === null || (!opened.ok && key !== null)) return resume();
    if (!opened.ok) return opened;
    token = null;
    key = opened.value.key;
    sessionStorage.setItem(KEY_NAME, key);
    return keep(opened.value);
  };

  const once = (work: () => Promise<Result<SessionGrant, HostRefusal>>): Promise<Result<SessionGrant, HostRefusal>> => {
    asking ??= work().finally(() => {
      asking = null;
    });
    return asking;
  };
  let trusted = token === null && held !== null;
  return {
    media: () => held?.media ?? '',
    grant: async () => {
      if (trusted && held !== null) return ok(held);
      const granted = await once(open);
      trusted = granted.ok;
      return granted;
    },
    doubt: () => {
      trusted = false;
    },
    renew: async (stale) => (held !== null && held.secret !== stale.secret ? ok(held) : once(resume)),
  };
}

/** SECURITY: the token leaves the address bar and this history entry before anything else happens. */
function takeToken(): string | null {
  const mark = `#${TOKEN_MARK}`;
  if (!location.hash.startsWith(mark)) return null;
  const token = location.hash.slice(mark.length);
  history.replaceState(history.state, '', location.pathname + location.search);
  return token;
}

function readGrant(): SessionGrant | null {
  const text = sessionStorage.getItem(GRANT_NAME);
  return text === null ? null : (JSON.parse(text) as SessionGrant);
}

async function ask<A extends SessionRequest['ask']>(
  request: Extract<SessionRequest, { ask: A }>,
): Promise<Result<SessionAnswers[A], HostRefusal>> {
  let response: Response;
  try {
    response = await fetch(SESSION_PATH, { method: 'POST', headers: { 'content-type': JSON_TYPE }, body: JSON.stringify(request) });
  } catch {
    return err(OFFLINE);
  }
  if (response.status === 403) return err(LOCKED_OUT);
  try {
    const answer = (await response.json()) as { ok: true; value: SessionAnswers[A] } | HostRefusal;
    return answer.ok ? ok(answer.value) : err(answer);
  } catch {
    return err(BROKEN_ANSWER);
  }
}

async function proof(key: string, text: string): Promise<string> {
  const bytes = Uint8Array.from(key.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const imported = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return hex(new Uint8Array(await crypto.subtle.sign('HMAC', imported, new TextEncoder().encode(text))));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
