import { join } from 'node:path';
import { createHost } from '../host/create-host.ts';
import { type FilePort, nodeFilePort } from '../host/file-port.ts';
import type { Host } from '../host/host.ts';
import { type LoadedProject, loadProject } from '../host/load-project.ts';
import { answering, Refused } from '../host/refusal.ts';

/** The host behind the command line: the same code as behind the window, put together when first needed. */
export interface CliHost {
  readonly files: FilePort;
  /** The whole host, for commands that write. */
  open(): Promise<Host>;
  /** A project as its files say, for commands that only look. Refusals are thrown as `Refused`. */
  load(folder: string): Promise<LoadedProject>;
  /** That many random bytes as hex. */
  newId(bytes: number): string;
  now(): number;
  close(): Promise<void>;
}

export interface CliHostParts {
  readonly appData: string;
  readonly version: string;
  readonly newId: (bytes: number) => string;
  readonly now: () => number;
}

export function createCliHost({ appData, version, newId, now }: CliHostParts): CliHost {
  const files = nodeFilePort();
  let host: Promise<Host> | undefined;
  return {
    files,
    newId,
    now,
    open() {
      host ??= createHost({
        appData,
        version,
        transport: 'local-host',
        openAtStart: null,
        sampleFolder: join(appData, 'no-sample'),
        pickFolder: null,
        revealFolder: null,
        reportBug: (_method, error) => {
          throw error;
        },
      });
      return host;
    },
    async load(folder) {
      const loaded = await answering({ what: `read ${folder}`, how: 'read' }, () => loadProject(files, folder));
      if (!loaded.ok) throw new Refused(loaded);
      return loaded.value;
    },
    async close() {
      await (await host)?.close();
    },
  };
}
