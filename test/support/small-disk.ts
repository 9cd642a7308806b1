import { spawnSync } from 'node:child_process';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A disk of a few hundred kB, mounted on a folder. */
export interface SmallDisk {
  /** Writes until nothing fits any more. */
  fill(): Promise<void>;
  /** Gives the space back. */
  free(): Promise<void>;
  protect(): void;
  unprotect(): void;
  unmount(): void;
}

/** Mounts one on an existing, empty folder; null where this user or system cannot mount. */
export function mountSmallDisk(folder: string): SmallDisk | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const mount = (options: string): boolean => spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'concord-test', folder]).status === 0;
  if (!mount('size=512k,mode=0777')) return null;
  const filler = join(folder, 'filler');
  const remount = (how: 'ro' | 'rw'): void => {
    const { status, stderr } = spawnSync('mount', ['-o', `remount,${how}`, folder]);
    if (status !== 0) throw new Error(`The disk could not be remounted: ${stderr.toString()}`);
  };
  return {
    async fill() {
      const file = await open(filler, 'a');
      try {
        for (;;) await file.write(new Uint8Array(4096));
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      } finally {
        await file.close();
      }
    },
    free: () => rm(filler),
    protect: () => remount('ro'),
    unprotect: () => remount('rw'),
    unmount: () => void spawnSync('umount', ['-l', folder]),
  };
}
