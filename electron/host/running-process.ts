import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';

/** Names one run of one process on one machine: process ids alone are used again after a crash or a restart. */
export interface RunningProcess {
  readonly machine: string;
  readonly pid: number;
  /** Differs for two processes that had the same pid; '' where the system does not tell. */
  readonly started: string;
}

export interface Processes {
  readonly self: RunningProcess;
  /** The process that has this pid on this machine now; null when there is none. */
  find(pid: number): Promise<RunningProcess | null>;
}

/** The processes of this machine. */
export async function nodeProcesses(): Promise<Processes> {
  const machine = hostname();
  const find = async (pid: number): Promise<RunningProcess | null> => {
    try {
      process.kill(pid, 0);
    } catch (error) {
      // EPERM: it runs, but belongs to somebody else.
      if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null;
    }
    return { machine, pid, started: await startOf(pid) };
  };
  return { self: { machine, pid: process.pid, started: await startOf(process.pid) }, find };
}

/** Linux only: start in clock ticks since boot, with the boot's id. */
async function startOf(pid: number): Promise<string> {
  try {
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything; field 22 is the 20th behind it.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    return `${boot} ${ticks}`;
  } catch {
    return '';
  }
}
