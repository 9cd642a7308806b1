import { AnnotationTable } from './annotation-table.ts';
import { CommitTable } from './commit-table.ts';
import { RegisterStore } from './register-store.ts';

/**
 * What is true now, and all that was said on the way: the fold of a project's commits. It grows in place by
 * `applyCommit` (`fold.ts`), the only way in; `revision` grows with it. Everything that screens, the command line and
 * releases show is computed from here (`views/`).
 */
export interface ProjectState {
  readonly commits: CommitTable;
  readonly annotations: AnnotationTable;
  readonly registers: RegisterStore;
  revision: number;
}

export function emptyProjectState(): ProjectState {
  return { commits: new CommitTable(), annotations: new AnnotationTable(), registers: new RegisterStore(), revision: 0 };
}
