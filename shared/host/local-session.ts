/*
 * How a browser page and the local host come to trust each other, over plain HTTP on the loopback address, without a
 * cookie. Three secrets, from short-lived to lasting:
 *
 *   token    in the launch address, behind '#'; good once. The page hands it in and gets the two others.
 *   secret   of this run of the host: travels in a header with every call, and so must be worthless when the host stops.
 *   key      of this installation: never travels after the first hand-over. With it a page (after a restart of the host),
 *            or a second `npm start`, proves itself, and the host proves itself first: a program that squats on the port
 *            while Concord is not running learns nothing, and no page takes it for Concord.
 */

/** Header that carries the secret. */
export const SECRET_HEADER = 'x-concord-secret';
/** Path of the exchange below. */
export const SESSION_PATH = '/session';
/** Path of the events, one JSON object a line; an empty line now and then says "still here". */
export const EVENTS_PATH = '/events';
/** What the launch address has behind '#', before the token. */
export const TOKEN_MARK = 'open=';

export type SessionRequest =
  | { readonly ask: 'open'; readonly token: string }
  | { readonly ask: 'hello'; readonly nonce: string }
  | { readonly ask: 'resume'; readonly nonce: string; readonly proof: string }
  | { readonly ask: 'link'; readonly nonce: string; readonly proof: string };

/** What a page needs to call the host. `media` is the unguessable part of media addresses. */
export interface SessionGrant {
  readonly secret: string;
  readonly media: string;
}

/** Answers by `ask`. */
export interface SessionAnswers {
  readonly open: SessionGrant & { readonly key: string };
  /** The host's own nonce (good once), and its proof over the nonce it was sent. */
  readonly hello: { readonly nonce: string; readonly proof: string };
  readonly resume: SessionGrant;
  readonly link: { readonly token: string };
}

/**
 * The text whose HMAC-SHA-256 under the key is a proof. It names who proves, what for and where, so that no proof can be
 * replayed as another, or on another port.
 */
export function sessionProofText(role: 'host' | 'resume' | 'link', origin: string, nonce: string): string {
  return `concord-session/1\n${role}\n${origin}\n${nonce}`;
}
