import type { HostEvent } from '../../shared/host/host-api.ts';
import type { AppData } from './app-data.ts';
import type { FilePort } from './file-port.ts';
import type { Processes } from './running-process.ts';

/** What working on projects needs from outside; handed in, so that tests decide about disk, time, ids and processes. */
export interface ProjectDeps {
  readonly files: FilePort;
  readonly appData: AppData;
  readonly processes: Processes;
  /** That many random bytes, as hex. */
  readonly newId: (bytes: number) => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly emit: (event: HostEvent) => void;
}
