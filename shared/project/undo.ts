import { type Change, changeTo, type RegisterKey } from '../history/change.ts';
import type { CommitId, PersonId } from '../model/ids.ts';
import { err, ok, type Result } from '../basics/result.ts';
import type { ProjectState } from './project-state.ts';
import type { Version } from './register-store.ts';

/** Why a commit cannot be undone. `since` is the commit that has set one of its registers since, and by whom. */
export type UndoProblem =
  | { readonly code: 'unknown-commit' }
  | { readonly code: 'not-yours'; readonly by: PersonId }
  | { readonly code: 'changed-since'; readonly by: PersonId; readonly since: CommitId };

/**
 * The changes that take a commit back: each of its registers set to what it held before. Offered for one's own commits
 * whose registers it still wins (design §10). The caller commits them with `undoes: commit`; undoing that commit is redo.
 * O(registers), with one pass over the annotation column.
 */
export function undoChanges(state: ProjectState, commit: CommitId, by: PersonId): Result<readonly Change[], UndoProblem> {
  const row = state.commits.find(commit);
  if (row === -1) return err({ code: 'unknown-commit' });
  const author = state.commits.by(row);
  if (author !== by) return err({ code: 'not-yours', by: author });

  const changes: Change[] = [];
  for (const name of state.registers.names()) {
    for (const register of state.registers.all(name)) {
      const place = register.versions.findIndex((version) => version.commit === commit);
      if (place === -1) continue;
      const later = standing(state, register.versions.slice(place + 1).map((version) => version.commit));
      if (later !== undefined) return err({ code: 'changed-since', by: authorOf(state, later), since: later });
      changes.push(changeTo(name, register.key as RegisterKey<typeof name>, before(register.versions, place)));
    }
  }

  const { annotations, commits } = state;
  const rows = annotations.commit.cells;
  for (let at = rows.length - 1; at >= 0; at--) {
    if (rows[at] !== row) continue;
    const sample = annotations.samples.text(annotations.sample.at(at));
    const siblings = annotations
      .rowsOfSample(sample)
      .filter((other) => sameRegister(state, other, at))
      .sort((a, b) => commits.compare(annotations.commit.at(a), annotations.commit.at(b)));
    const place = siblings.indexOf(at);
    const later = standing(state, siblings.slice(place + 1).map((sibling) => commits.id(annotations.commit.at(sibling))));
    if (later !== undefined) return err({ code: 'changed-since', by: authorOf(state, later), since: later });
    const previous = siblings[place - 1];
    const key = [annotations.rounds.text(annotations.round.at(at)), sample, annotations.labelers.text(annotations.labeler.at(at)), String(annotations.pass.at(at))] as const;
    changes.push(changeTo('annotation', key, previous === undefined ? null : annotations.annotation(previous)));
  }
  return ok(changes);
}

/**
 * The newest of later commits that still stands: one that was undone, and its undoing, leave things as they were. So a
 * submit can be undone after its correction was.
 */
function standing({ commits }: ProjectState, later: readonly CommitId[]): CommitId | undefined {
  const left: CommitId[] = [];
  for (const commit of later) {
    if (left.length > 0 && commits.undoes(commits.find(commit)) === left.at(-1)) left.pop();
    else left.push(commit);
  }
  return left.at(-1);
}

function authorOf({ commits }: ProjectState, commit: CommitId): PersonId {
  return commits.by(commits.find(commit));
}

/** What a person can undo and redo next, as commits; newest last. Read from history, so it survives a restart. */
export interface UndoStacks {
  readonly undo: readonly CommitId[];
  readonly redo: readonly CommitId[];
}

/** The undo and redo stacks of one person over the newest `depth` commits of theirs. O(commits) for the scan. */
export function undoStacks(state: ProjectState, by: PersonId, depth = 200): UndoStacks {
  const person = state.commits.persons.find(by);
  if (person === -1) return { undo: [], redo: [] };
  const rows: number[] = [];
  const persons = state.commits.person.cells;
  for (let row = 0; row < persons.length; row++) if (persons[row] === person) rows.push(row);
  rows.sort((a, b) => state.commits.compare(a, b));

  const undo: CommitId[] = [];
  let redo: CommitId[] = [];
  for (const row of rows.slice(-depth)) {
    const id = state.commits.id(row);
    const undoes = state.commits.undoes(row);
    if (undoes === undefined) {
      undo.push(id);
      redo = [];
    } else if (redo.at(-1) === undoes) {
      redo.pop();
      undo.push(id);
    } else if (undo.at(-1) === undoes) {
      undo.pop();
      redo.push(id);
    } else {
      // Undone out of order (from another screen or device): it leaves the stack, wherever it stood.
      const place = undo.indexOf(undoes);
      if (place !== -1) undo.splice(place, 1);
    }
  }
  return { undo, redo };
}

function before(versions: readonly Version[], place: number): Version['value'] {
  return versions[place - 1]?.value ?? null;
}

function sameRegister({ annotations }: ProjectState, a: number, b: number): boolean {
  return (
    annotations.round.at(a) === annotations.round.at(b) &&
    annotations.labeler.at(a) === annotations.labeler.at(b) &&
    annotations.pass.at(a) === annotations.pass.at(b)
  );
}
