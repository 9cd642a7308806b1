import { decodeUtf8, encodeUtf8 } from '../basics/utf8.ts';
import { AnnotationTable, type AnnotationTableParts } from './annotation-table.ts';
import { CommitTable, type CommitTableParts } from './commit-table.ts';
import type { ProjectState } from './project-state.ts';
import { type RegisterParts, RegisterStore } from './register-store.ts';

/**
 * Grows whenever the meaning of a snapshot's parts changes, and with new versions of kinds, which an older Concord would
 * otherwise meet in a snapshot without having read them: another's snapshot is dropped and rebuilt from the files.
 */
export const SNAPSHOT_VERSION = 2;

/**
 * A project's state as a few large buffers: opens in a third of a second where a million rows would take seven. Never
 * the only copy of anything (H4): it is rebuilt from the history files when missing, old or wrong.
 */
export interface Snapshot {
  readonly version: number;
  readonly commits: CommitTableParts;
  readonly annotations: AnnotationTableParts;
  /** JSON of `RegisterParts` as UTF-8: parsing one text is faster than cloning 200,000 objects. */
  readonly registers: Uint8Array<ArrayBuffer>;
  readonly revision: number;
}

export function takeSnapshot(state: ProjectState): Snapshot {
  return {
    version: SNAPSHOT_VERSION,
    commits: state.commits.toParts(),
    annotations: state.annotations.toParts(),
    registers: encodeUtf8(JSON.stringify(state.registers.toParts())),
    revision: state.revision,
  };
}

/** The state of a snapshot; undefined when it is of another version or cannot be read. Its buffers are taken over, not copied. */
export function openSnapshot(snapshot: Snapshot): ProjectState | undefined {
  if (snapshot.version !== SNAPSHOT_VERSION) return undefined;
  const registers = decodeUtf8(snapshot.registers);
  if (!registers.ok) return undefined;
  try {
    return {
      commits: new CommitTable(snapshot.commits),
      annotations: new AnnotationTable(snapshot.annotations),
      registers: new RegisterStore(JSON.parse(registers.value) as RegisterParts),
      revision: snapshot.revision,
    };
  } catch {
    return undefined; // damaged in the working store
  }
}

/** All buffers of a snapshot, for handing it between threads without copying. */
export function snapshotBuffers(snapshot: Snapshot): ArrayBuffer[] {
  const { ids, ms, counter, writer, person } = snapshot.commits;
  return [ids, ms, counter, writer, person, ...Object.values(snapshot.annotations.columns), snapshot.registers.buffer];
}
