import { chmod } from 'node:fs/promises';

const NOBODY = 65_534;

/** Does something as a user whom permissions bind: tests may run as root, who may read everything. */
export async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

/** Lets everybody into a temporary folder, and write there. */
export async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o777);
}
