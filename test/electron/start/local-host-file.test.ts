import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rememberLocalHost } from '../../../electron/start/local-host-file.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-remember-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('what the local host remembers', () => {
  it('keeps key and port over starts, and a new port once it is asked for', async () => {
    const first = await rememberLocalHost(join(folder, 'new'), null);
    expect(await rememberLocalHost(join(folder, 'new'), null)).toEqual(first);
    expect(await rememberLocalHost(join(folder, 'new'), 5005)).toEqual({ key: first.key, port: 5005 });
    expect(await rememberLocalHost(join(folder, 'new'), null)).toEqual({ key: first.key, port: 5005 });
  });

  it.runIf(process.platform !== 'win32')('keeps the key to this user', async () => {
    await rememberLocalHost(folder, null);
    expect((await stat(join(folder, 'local-host.json'))).mode & 0o077).toBe(0);
  });

  it.each(['', '{', '{"key":"short","port":5000}', '{"key":1}'])('starts anew from a damaged file: %j', async (text) => {
    await writeFile(join(folder, 'local-host.json'), text);
    const { key } = await rememberLocalHost(folder, null);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.parse(await readFile(join(folder, 'local-host.json'), 'utf8'))).toMatchObject({ key });
  });
});
