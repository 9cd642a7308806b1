import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createHost, type HostDeps } from '../../electron/host/create-host.ts';
import type { Host } from '../../electron/host/host.ts';

export interface TestHost {
  readonly host: Host;
  readonly appData: string;
  readonly close: () => Promise<void>;
}

/** The real host over app data of its own, without a desktop around it. */
export async function testHost(changes: Partial<HostDeps> = {}): Promise<TestHost> {
  const appData = await mkdtemp(join(tmpdir(), 'concord-host-'));
  const host = await createHost({
    appData,
    version: '0.0.0-test',
    transport: 'local-host',
    sampleFolder: resolve(import.meta.dirname, '..', '..', 'assets', 'sample', 'project'),
    openAtStart: null,
    pickFolder: null,
    revealFolder: null,
    reportBug: (method, error) => {
      throw new Error(`bug in ${method}`, { cause: error });
    },
    ...changes,
  });
  const close = async (): Promise<void> => {
    await host.close();
    await rm(appData, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  };
  return { host, appData, close };
}
