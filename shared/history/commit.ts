import type { CommitId, PersonId, WriterId } from '../model/ids.ts';
import type { Change } from './change.ts';
import { registerAddress, registerOf } from './change.ts';
import type { Stamp } from './clock.ts';

/** The version of the line format that this code writes. */
export const COMMIT_VERSION = 1;

/** What the app mints: all changes of one gesture, by one person, at one time. Atomic; the unit of undo. */
export interface NewCommit {
  readonly id: CommitId;
  /**
   * Under the writer that the app had when it made the commit. If that writer was replaced before the commit was saved
   * (a restored backup, a damaged file), the commit stands in the new writer's file and keeps its stamp: the same id
   * always has the same stamp (H1).
   */
  readonly at: Stamp;
  readonly by: PersonId;
  readonly undoes?: CommitId;
  readonly changes: readonly Change[];
}

/** A commit as it stands in a history file: the host has minted its place in the writer's chain. */
export interface Commit extends NewCommit {
  readonly v: typeof COMMIT_VERSION;
  /** The writer whose file it stands in. */
  readonly device: WriterId;
  /** 1, 2, 3 … within the writer. */
  readonly seq: number;
  /** SHA-256 (hex) of the writer's previous line, without its LF; null for seq 1. */
  readonly prev: string | null;
}

/** The register that two changes of one commit both set, if any: such a commit is invalid. */
export function doublySetRegister(changes: readonly Change[]): string | undefined {
  if (changes.length < 2) return undefined;
  const seen = new Set<string>();
  for (const change of changes) {
    const address = registerAddress(registerOf(change.kind), change.key);
    if (seen.has(address)) return address;
    seen.add(address);
  }
  return undefined;
}
