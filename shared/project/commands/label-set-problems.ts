import { asksForRegions, type Attribute, attributesAsked, hasLabels, lanesAsked, leastSize, MAX_LANES, MAX_TOKENS, type Question, tokensAsked } from '../../model/label-set.ts';
import { isTokenKey } from '../../model/keyed-tokens.ts';

/** What keeps a label set from being published, and at which field: of a question, of one of its attributes where `attribute` names one. */
export interface LabelSetProblem {
  /** Places in the list of questions, and of the question's attributes. */
  readonly question: number;
  readonly attribute: number | undefined;
  readonly field: 'prompt' | 'names' | 'minimum' | 'lanes' | 'tokens' | 'token-keys';
  /** Which label, level, lane or token; undefined where it is about the list as a whole. */
  readonly name: number | undefined;
  readonly sentence: string;
}

const MAX_MINIMUM = 1_000_000;

/** Every field that must be mended before these questions can be published, in the order of the screen. O(labels). */
export function labelSetProblems(questions: readonly Question[]): readonly LabelSetProblem[] {
  return questions.flatMap((question, at) => [
    ...fieldProblems(question).map((problem) => ({ question: at, attribute: undefined, ...problem })),
    ...[...minimumProblem(question), ...laneProblems(question)].map((problem) => ({ question: at, attribute: undefined, ...problem })),
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
  if (asked.type === 'text') return [...about, ...tokenProblems(asked)];
  return asked.type === 'rating' ? [...about, ...nameProblems(asked.prompt, 'level', asked.levels, 2)] : about;
}

function nameProblems(prompt: string, what: 'label' | 'level', names: readonly string[], least: 1 | 2): readonly FieldProblem[] {
  if (names.length < least) return [{ field: 'names', name: undefined, sentence: least === 1 ? `“${prompt}” has no labels.` : `“${prompt}” needs at least two levels.` }];
  return distinctProblems(names, 'names', `A ${what} of “${prompt}” has no name.`, `Two ${what}s of “${prompt}” have the same name.`);
}

function distinctProblems(names: readonly string[], field: FieldProblem['field'], empty: string, twice: string): readonly FieldProblem[] {
  const keys = names.map((name) => name.trim().toLowerCase());
  return keys.flatMap((key, at): FieldProblem[] => {
    if (key === '') return [{ field, name: at, sentence: empty }];
    return keys.indexOf(key) < at ? [{ field, name: at, sentence: twice }] : [];
  });
}

function laneProblems(question: Question): readonly FieldProblem[] {
  const lanes = lanesAsked(question);
  if (lanes.length > MAX_LANES) return [{ field: 'lanes', name: undefined, sentence: `“${question.prompt}” has more than ${MAX_LANES} lanes.` }];
  return distinctProblems(lanes, 'lanes', `A lane of “${question.prompt}” has no name.`, `Two lanes of “${question.prompt}” have the same name.`);
}

function tokenProblems(asked: Question | Attribute): readonly FieldProblem[] {
  const tokens = tokensAsked(asked);
  if (tokens.length > MAX_TOKENS) return [{ field: 'tokens', name: undefined, sentence: `“${asked.prompt}” has more than ${MAX_TOKENS} tokens.` }];
  const keys = tokens.map(({ key }) => key);
  return [
    ...distinctProblems(tokens.map(({ text }) => text), 'tokens', `A token of “${asked.prompt}” has no text.`, `Two tokens of “${asked.prompt}” are written the same.`),
    ...keys.flatMap((key, at): FieldProblem[] => {
      if (key === undefined) return [];
      if (!isTokenKey(key)) return [{ field: 'token-keys', name: at, sentence: 'A token takes Alt with a sign, or a function key: other keys write text.' }];
      return keys.indexOf(key) < at ? [{ field: 'token-keys', name: at, sentence: `Two tokens of “${asked.prompt}” have the same key.` }] : [];
    }),
  ];
}

function minimumProblem(question: Question): readonly FieldProblem[] {
  const least = asksForRegions(question) ? leastSize(question) : 0;
  return least >= 0 && least <= MAX_MINIMUM ? [] : [{ field: 'minimum', name: undefined, sentence: 'A smallest size is between 0 and 1 000 000.' }];
}
