import type { ContentHash, QuestionId } from '../model/ids.ts';
import type { Question } from '../model/label-set.ts';
import type { ProjectState } from '../project/project-state.ts';
import { currentLabelSet, labelSetByHash } from '../project/views/label-set-versions.ts';
import { samples } from '../project/views/samples.ts';

/** About how many of the samples that were labeled at all a question was asked, or decided by the lead. */
export interface AskedShare {
  readonly question: Question;
  readonly asked: number;
  readonly of: number;
  /** Whether a release starts without it: it must be answered, and most labeled samples were never asked. */
  readonly leftOut: boolean;
}

/**
 * How far each question of the label set in force has come, in its order. A question that must be answered keeps every
 * sample out of a release that was not asked it, so a new one would empty the next release. All are in where none would
 * be. Excluded samples do not count. O(annotations).
 */
export function questionsAsked(state: ProjectState): readonly AskedShare[] {
  const { annotations } = state;
  const questions = currentLabelSet(state)?.set.questions ?? [];
  const labelSets = new Map<ContentHash, ReadonlySet<QuestionId>>();
  const askedOf = new Map<number, Set<QuestionId>>();
  for (let row = 0; row < annotations.length; row++) {
    const hash = annotations.isCurrent(row) ? annotations.labelSetOf(row) : undefined;
    if (hash === undefined) continue;
    const ids = labelSets.get(hash) ?? new Set(labelSetByHash(state, hash)?.set.questions.map(({ id }) => id));
    labelSets.set(hash, ids);
    const sample = annotations.sample.at(row);
    const known = askedOf.get(sample) ?? new Set<QuestionId>();
    askedOf.set(sample, known);
    for (const id of ids) known.add(id);
  }
  const counts = questions.map((question) => ({ question, asked: 0, of: 0 }));
  for (const { id, facts, excluded } of samples(state)) {
    const asked = askedOf.get(annotations.samples.find(id));
    if (excluded !== undefined || asked === undefined) continue;
    for (const count of counts) {
      if (count.question.about !== facts.kind) continue;
      count.of += 1;
      if (asked.has(count.question.id) || state.registers.value('adjudication', id, count.question.id) !== undefined) count.asked += 1;
    }
  }
  const isLeftOut = ({ question, asked, of }: (typeof counts)[number]) => question.required && asked * 2 < of;
  const noneWouldBe = counts.every(isLeftOut);
  return counts.map((count) => ({ ...count, leftOut: isLeftOut(count) && !noneWouldBe }));
}
