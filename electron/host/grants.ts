import type { FolderGrant, GrantId } from '../../shared/host/host-api.ts';
import { basename } from 'node:path';

/** The folders that the user picked in this run: the only way for a page to name a place on disk after the pick. */
export interface Grants {
  /** `path` must be absolute and real (no links in it). */
  grant(path: string): FolderGrant;
  /** The folder behind a grant. */
  get(grant: GrantId): string | undefined;
}

/** Grants live as long as the host runs. `newId(bytes)` gives that many random bytes as hex. */
export function createGrants(newId: (bytes: number) => string): Grants {
  const paths = new Map<GrantId, string>();
  return {
    grant(path) {
      const grant = newId(16) as GrantId;
      paths.set(grant, path);
      return { grant, path, name: basename(path) || path };
    },
    get: (grant) => paths.get(grant),
  };
}
