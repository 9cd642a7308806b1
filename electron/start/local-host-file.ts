import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { userInfo } from 'node:os';
import { type Decoded, finite, object, text } from '../../shared/basics/decode.ts';

/** What an installation's local host keeps: the key that pages prove themselves with, and its port. */
const localHostFile = object({ key: text({ pattern: /^[0-9a-f]{64}$/, what: 'a key' }), port: finite({ integer: true, min: 1024, max: 65_535 }) });
export type LocalHostFile = Decoded<typeof localHostFile>;

/**
 * The remembered key and port, with `port` (if given) as the new one; written when anything is new. The port must stay:
 * the browser names its store by it. The first one depends on the user id, so that the users of a shared machine do not
 * meet on one port. Throws when the folder cannot be written.
 */
export async function rememberLocalHost(appData: string, port: number | null): Promise<LocalHostFile> {
  const path = join(appData, 'local-host.json');
  const known = await read(path);
  const next: LocalHostFile = {
    key: known?.key ?? randomBytes(32).toString('hex'),
    port: port ?? known?.port ?? firstPort(),
  };
  if (known === null || known.port !== next.port) {
    await mkdir(appData, { recursive: true });
    const partial = `${path}.${process.pid}.new`;
    await writeFile(partial, `${JSON.stringify(next)}\n`, { mode: 0o600, flush: true }); // SECURITY: the key is for this user alone
    await rename(partial, path);
  }
  return next;
}

async function read(path: string): Promise<LocalHostFile | null> {
  try {
    const decoded = localHostFile(JSON.parse(await readFile(path, 'utf8')));
    return decoded.ok ? decoded.value : null;
  } catch {
    return null; // absent or damaged: a new key only means that open pages are opened anew
  }
}

function firstPort(): number {
  return 47_000 + (Math.max(0, userInfo().uid) % 1000);
}
