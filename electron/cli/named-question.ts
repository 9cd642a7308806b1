import type { QuestionId } from '../../shared/model/ids.ts';
import type { Question } from '../../shared/model/label-set.ts';
import type { ProjectState } from '../../shared/project/project-state.ts';
import { currentLabelSet, questionById } from '../../shared/project/views/label-set-versions.ts';
import { UsageError } from './command.ts';

/** A question by its id, its prompt, or a part of the prompt that no other question has. */
export function questionNamed(state: ProjectState, name: string): Question {
  const byId = questionById(state, name as QuestionId);
  if (byId !== undefined) return byId;
  const asked = currentLabelSet(state)?.set.questions ?? [];
  const wanted = name.trim().toLowerCase();
  const same = asked.filter(({ prompt }) => prompt.trim().toLowerCase() === wanted);
  const found = same.length > 0 ? same : asked.filter(({ prompt }) => wanted !== '' && prompt.toLowerCase().includes(wanted));
  const [only, another] = found;
  if (only !== undefined && another === undefined) return only;
  const list = (questions: readonly Question[]) => questions.map(({ id, prompt }) => `${id} (${prompt})`).join(', ');
  throw new UsageError(another === undefined ? `the project has no question ${name}; it has ${list(asked) || 'none'}` : `several questions are called ${name}: ${list(found)}`);
}

/** The questions that a command is about: the one named, else all that the project asks. */
export function questionsAsked(state: ProjectState, name: string | undefined): readonly Question[] {
  return name === undefined ? (currentLabelSet(state)?.set.questions ?? []) : [questionNamed(state, name)];
}
