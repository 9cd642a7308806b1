import type { QuestionId } from '../../model/ids.ts';
import { asksForRegions, type Attribute, attributesAsked, type Question } from '../../model/label-set.ts';
import { freeId } from './templates.ts';

/** A question with an ordered scale, about samples or about regions. */
export type Rating = Extract<Question | Attribute, { type: 'rating' }>;

/** What a step does to a scale; places count from 0. */
export type LevelEdit =
  | { readonly does: 'rename'; readonly at: number; readonly name: string }
  | { readonly does: 'insert'; readonly at: number; readonly name: string }
  | { readonly does: 'remove'; readonly at: number }
  | { readonly does: 'move'; readonly at: number; readonly to: number };

/** The levels of a scale after an edit. O(levels). */
export function editedLevels(levels: readonly string[], edit: LevelEdit): readonly string[] {
  switch (edit.does) {
    case 'rename':
      return levels.with(edit.at, edit.name);
    case 'insert':
      return levels.toSpliced(edit.at, 0, edit.name);
    case 'remove':
      return levels.toSpliced(edit.at, 1);
    case 'move':
      return levels.toSpliced(edit.at, 1).toSpliced(edit.to, 0, levels[edit.at] as string);
  }
}

/**
 * Whether an edit would make answers given so far mean another level: an answer is the place of a level, so whatever moves
 * or takes out one of the first `published` levels does. A new name, and anything behind the last of them, does not.
 */
export function movesLevels(edit: LevelEdit, published: number): boolean {
  return edit.does !== 'rename' && Math.min(edit.at, edit.does === 'move' ? edit.to : edit.at) < published;
}

/** What names a rating in a set of ratings that start anew. */
export function ratingAddress(question: QuestionId, attribute?: QuestionId): string {
  return JSON.stringify(attribute === undefined ? [question] : [question, attribute]);
}

/**
 * The questions with ratings that start anew under ids of their own: their scale has moved, so answers given so far stay
 * with the old one instead of coming to mean something else. `anew` holds `ratingAddress`es. O(questions · attributes).
 */
export function withRatingsAnew(questions: readonly Question[], anew: ReadonlySet<string>): readonly Question[] {
  const taken = new Set<string>(questions.map(({ id }) => id));
  return questions.map((question) => {
    if (question.type === 'rating' && anew.has(ratingAddress(question.id))) {
      const id = freeId(question.id, taken) as QuestionId;
      taken.add(id);
      return { ...question, id };
    }
    return asksForRegions(question) && question.attributes !== undefined ? { ...question, attributes: attributesAnew(question.id, attributesAsked(question), anew) } : question;
  });
}

function attributesAnew(question: QuestionId, attributes: readonly Attribute[], anew: ReadonlySet<string>): readonly Attribute[] {
  const taken = new Set<string>(attributes.map(({ id }) => id));
  return attributes.map((attribute) => {
    if (attribute.type !== 'rating' || !anew.has(ratingAddress(question, attribute.id))) return attribute;
    const id = freeId(attribute.id, taken) as QuestionId;
    taken.add(id);
    return { ...attribute, id };
  });
}
