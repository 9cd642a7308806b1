import { realpath } from 'node:fs/promises';
import { isAbsolute, resolve, sep } from 'node:path';

/**
 * The absolute path of `relative` (with `/`) inside the folder `root`; null when it would lead out of it. Relative paths come
 * from history, so from anyone. An empty path is the root itself.
 */
export function pathInside(root: string, relative: string): string | null {
  if (relative.includes('\0') || isAbsolute(relative)) return null;
  const place = resolve(root, relative);
  return place === root || isWithin(root, place) ? place : null;
}

/**
 * The same, with all links resolved; null when it leads out of the folder, through a link or otherwise. Throws the system's
 * error when it is not there.
 */
export async function realPathInside(root: string, relative: string): Promise<string | null> {
  const place = pathInside(root, relative);
  if (place === null) return null;
  const [base, target] = await Promise.all([realpath(root), realpath(place)]);
  // SECURITY: no links out: a synced folder may hold a link that somebody else put there.
  return isWithin(base, target) ? target : null;
}

/** Whether an absolute, normalised path lies below a folder. */
export function isWithin(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
