import type { QuestionId } from '../../../shared/model/ids.ts';
import type { ProjectState } from '../../../shared/project/project-state.ts';

/** Recent reasons for decisions about a question, newest first, each once: people give the same reasons again. One pass over the decisions. */
export function recentReasons(state: ProjectState, question: QuestionId, count = 6): readonly string[] {
  const latest = new Map<string, string>();
  for (const { key, versions } of state.registers.all('adjudication')) {
    const last = versions.at(-1);
    const reason = last?.value?.reason ?? '';
    if (key[1] !== question || reason === '' || last === undefined) continue;
    if ((latest.get(reason) ?? '') < last.at) latest.set(reason, last.at);
  }
  return [...latest].sort((a, b) => (a[1] < b[1] ? 1 : -1)).slice(0, count).map(([reason]) => reason);
}
