import type { CommitId, PersonId, QuestionId, SampleId } from '../../../shared/model/ids.ts';
import type { ProjectState } from '../../../shared/project/project-state.ts';
import { undoStacks } from '../../../shared/project/undo.ts';

/** A commit that decided, with the first thing it decided. */
export interface LastDecision {
  readonly commit: CommitId;
  readonly sample: SampleId;
  readonly question: QuestionId;
}

/**
 * The newest decision of a person that can be taken back ("undo", whatever they did on other screens since) or made again
 * ("redo", only if nothing was undone elsewhere since).
 * Read from history, so it survives a restart. One pass over the decisions.
 */
export function lastDecision(state: ProjectState, by: PersonId, which: 'undo' | 'redo'): LastDecision | undefined {
  const stack = undoStacks(state, by)[which];
  // Undo may reach past other work; what was undone can only be made again in turn.
  const place = new Map((which === 'undo' ? stack : stack.slice(-1)).map((commit, at) => [commit, at]));
  let best: (LastDecision & { readonly at: number }) | undefined;
  for (const { key, versions } of state.registers.all('adjudication')) {
    for (const { commit } of versions) {
      const at = place.get(commit);
      if (at !== undefined && (best === undefined || at > best.at)) best = { commit, sample: key[0] as SampleId, question: key[1] as QuestionId, at };
    }
  }
  return best === undefined ? undefined : { commit: best.commit, sample: best.sample, question: best.question };
}
