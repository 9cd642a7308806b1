import type { ProjectState } from '../project-state.ts';

/**
 * A view that is computed once per revision of what it reads: `revision` says which changes matter to it. The last
 * value is kept per project state, and forgotten with it.
 */
export function remembered<T>(revision: (state: ProjectState) => string | number, compute: (state: ProjectState) => T): (state: ProjectState) => T {
  const known = new WeakMap<ProjectState, { readonly revision: string | number; readonly value: T }>();
  return (state) => {
    const now = revision(state);
    const last = known.get(state);
    if (last !== undefined && last.revision === now) return last.value;
    const value = compute(state);
    known.set(state, { revision: now, value });
    return value;
  };
}
