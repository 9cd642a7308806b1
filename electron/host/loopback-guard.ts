/** Why a request was turned away at the door of the local host, before anything looked at its path or body. */
export interface Turned {
  readonly status: 403 | 421;
  readonly reason: string;
}

/**
 * The door of the local host. Every program and every web page on this machine can reach a loopback port, so who asks is
 * checked by what a browser never lets a page forge. `host` is our own `127.0.0.1:port`. Returns null to let in.
 */
export function turnAway(method: string, header: (name: string) => string | null, host: string): Turned | null {
  // SECURITY: a foreign name that resolves to 127.0.0.1 (DNS rebinding) arrives with its own name in Host; so does localhost.
  if (header('host') !== host) return { status: 421, reason: `This is ${host} and nothing else.` };
  // SECURITY: no CORS. A preflight is a stranger asking.
  if (method === 'OPTIONS') return { status: 403, reason: 'Other origins may not call Concord.' };

  const origin = header('origin');
  // SECURITY: a page of another origin says so here; on anything but GET a browser always says it.
  if (origin !== null && origin !== `http://${host}`) return { status: 403, reason: 'Other origins may not call Concord.' };
  if (origin === null && method !== 'GET' && method !== 'HEAD') return { status: 403, reason: 'A call must say its origin.' };

  const site = header('sec-fetch-site');
  const navigates = header('sec-fetch-mode') === 'navigate' && header('sec-fetch-dest') === 'document';
  // SECURITY: same-site is refused with cross-site: to a browser every other local port is the same site.
  // `none` is a person typing or opening the address; absent is no browser, and stands or falls with the secret.
  if (site !== null && site !== 'same-origin' && !(site === 'none' && navigates)) {
    return { status: 403, reason: 'Only Concord’s own page may ask.' };
  }
  return null;
}
