import { asksForRegions, type Attribute, attributesAsked, hasLabels, leastSize, type Question } from '../../model/label-set.ts';

/** What keeps a label set from being published, and at which field: of a question, of one of its attributes where `attribute` names one. */
export interface LabelSetProblem {
  /** Places in the list of questions, and of the question's attributes. */
  readonly question: number;
  readonly attribute: number | undefined;
  readonly field: 'prompt' | 'names' | 'minimum';
  /** Which label or level; undefined where it is about the list as a whole. */
  readonly name: number | undefined;
  readonly sentence: string;
}

const MAX_MINIMUM = 1_000_000;

/** Every field that must be mended before these questions can be published, in the order of the screen. O(labels). */
export function labelSetProblems(questions: readonly Question[]): readonly LabelSetProblem[] {
  return questions.flatMap((question, at) => [
    ...fieldProblems(question).map((problem) => ({ question: at, attribute: undefined, ...problem })),
    ...minimumProblem(question).map((problem) => ({ question: at, attribute: undefined, ...problem })),
    ...attributesAsked(question).flatMap((attribute, place) => fieldProblems(attribute).map((problem) => ({ question: at, attribute: place, ...problem }))),
  ]);
}

/** Why a label set cannot be published, in words; undefined when it can. */
export function labelSetProblem(questions: readonly Question[]): string | undefined {
  return questions.length === 0 ? 'Ask at least one question.' : labelSetProblems(questions)[0]?.sentence;
}

type FieldProblem = Omit<LabelSetProblem, 'question' | 'attribute'>;

function fieldProblems(asked: Question | Attribute): readonly FieldProblem[] {
  const about: FieldProblem[] = asked.prompt.trim() === '' ? [{ field: 'prompt', name: undefined, sentence: 'Every question needs its words.' }] : [];
  if (hasLabels(asked)) return [...about, ...nameProblems(asked.prompt, 'label', asked.labels.map(({ name }) => name), 1)];
  return asked.type === 'rating' ? [...about, ...nameProblems(asked.prompt, 'level', asked.levels, 2)] : about;
}

function nameProblems(prompt: string, what: 'label' | 'level', names: readonly string[], least: 1 | 2): readonly FieldProblem[] {
  if (names.length < least) return [{ field: 'names', name: undefined, sentence: least === 1 ? `“${prompt}” has no labels.` : `“${prompt}” needs at least two levels.` }];
  const keys = names.map((name) => name.trim().toLowerCase());
  return keys.flatMap((key, at): FieldProblem[] => {
    if (key === '') return [{ field: 'names', name: at, sentence: `A ${what} of “${prompt}” has no name.` }];
    return keys.indexOf(key) < at ? [{ field: 'names', name: at, sentence: `Two ${what}s of “${prompt}” have the same name.` }] : [];
  });
}

function minimumProblem(question: Question): readonly FieldProblem[] {
  const least = asksForRegions(question) ? leastSize(question) : 0;
  return least >= 0 && least <= MAX_MINIMUM ? [] : [{ field: 'minimum', name: undefined, sentence: 'A smallest size is between 0 and 1 000 000.' }];
}
