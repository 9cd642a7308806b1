/*
 * Folding: per register, the change of the commit with the greatest stamp counts (H1). Because every change is kept and
 * placed by its stamp, the order in which commits arrive does not matter, and a commit that arrives twice is the same
 * commit: folding is commutative, associative and idempotent.
 */
import { registerOf, setsRegister } from '../history/change.ts';
import type { NewCommit } from '../history/commit.ts';
import { emptyProjectState, type ProjectState } from './project-state.ts';
import type { SmallRegister, Version } from './register-store.ts';

/** Takes one commit into the state; false when it was there already. O(changes), plus the few versions of each register. */
export function applyCommit(state: ProjectState, commit: NewCommit): boolean {
  if (state.commits.find(commit.id) !== -1) return false;
  const row = state.commits.add(commit);
  for (const change of commit.changes) {
    if (setsRegister(change, 'annotation')) state.annotations.add(state.commits, row, change.key, change.value);
    else {
      const version: Version = { at: commit.at, commit: commit.id, by: commit.by, value: change.value };
      state.registers.add(registerOf(change.kind) as SmallRegister, change.key, version);
    }
  }
  state.revision += 1;
  return true;
}

/** The state of a set of commits, in any order. */
export function foldCommits(commits: Iterable<NewCommit>): ProjectState {
  const state = emptyProjectState();
  for (const commit of commits) applyCommit(state, commit);
  return state;
}
