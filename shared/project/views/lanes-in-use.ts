import { type Answer, hasRegions } from '../../model/annotation.ts';
import type { QuestionId } from '../../model/ids.ts';
import type { ProjectState } from '../project-state.ts';
import { remembered } from './remembered.ts';

const REVISION = ({ annotations, registers }: ProjectState) => `${annotations.length} ${registers.revision('adjudication')}`;

/** Per question the number of lanes that answers reach to. */
const reachOfLanes = remembered(REVISION, ({ annotations, registers }): ReadonlyMap<string, number> => {
  const reach = new Map<string, number>();
  const take = (question: string, answer: Answer) => {
    if (answer.is !== 'value' || !hasRegions(answer.value)) return;
    for (const { shape } of answer.value.regions) if (shape.kind === 'span') reach.set(question, Math.max(reach.get(question) ?? 0, shape.lane + 1));
  };
  for (let n = 0; n < annotations.distinctAnswers; n++) {
    const text = annotations.answersText(n);
    if (!text.includes('"lane":')) continue;
    for (const [question, answer] of Object.entries(JSON.parse(text) as Readonly<Record<string, Answer>>)) take(question, answer);
  }
  for (const { key, versions } of registers.all('adjudication')) {
    for (const { value } of versions) if (value !== null) take(key[1] ?? '', value.answer);
  }
  return reach;
});

/**
 * How many lanes of a question's spans are in use: one more than the greatest number of a lane that any answer or decision
 * ever had, replaced ones included, for undo brings those back; 0 without any. What other devices said and this one has
 * not read yet is not in it: their spans lie on a lane beyond the names then, and are called by its number. Computed once
 * per change of the answers, in O(distinct answers with spans).
 */
export function lanesInUse(state: ProjectState, question: QuestionId): number {
  return reachOfLanes(state).get(question) ?? 0;
}
