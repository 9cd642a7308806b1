import { expect, it } from 'vitest';
import type { Question } from '../../../../shared/model/label-set.ts';
import { withAttribute } from '../../../../shared/project/commands/edit-attributes.ts';
import { withQuestion } from '../../../../shared/project/commands/edit-label-set.ts';
import { labelSetProblem, labelSetProblems } from '../../../../shared/project/commands/label-set-problems.ts';
import { withTokens } from '../../../../shared/project/commands/edit-tokens.ts';
import { templateById } from '../../../../shared/project/commands/templates.ts';

const [boxes] = withQuestion([], templateById('image-boxes'));
if (boxes?.type !== 'box') throw new Error('a box question');
const rated = withAttribute(boxes, 'rating');
const [rating] = rated.attributes ?? [];
if (rating?.type !== 'rating') throw new Error('a rating');

it('names every field that must be mended, in the order of the screen', () => {
  const broken = { ...rated, prompt: '', labels: [{ ...boxes.labels[0], name: ' ' }, boxes.labels[1]] as typeof boxes.labels, minimum: 2_000_000, attributes: [{ ...rating, levels: ['low', 'Low '] }] };
  expect(labelSetProblems([boxes, broken]).map(({ question, attribute, field, name }) => [question, attribute, field, name])).toEqual([
    [1, undefined, 'prompt', undefined],
    [1, undefined, 'names', 0],
    [1, undefined, 'minimum', undefined],
    [1, 0, 'names', 1],
  ]);
  expect(labelSetProblem([broken])).toBe('Every question needs its words.');
});

it('asks for two levels at least, with names that differ', () => {
  expect(labelSetProblem([{ ...rated, attributes: [{ ...rating, levels: ['only'] }] }])).toBe('“How well is it seen?” needs at least two levels.');
  expect(labelSetProblem([{ ...rated, attributes: [{ ...rating, levels: ['low', ''] }] }])).toBe('A level of “How well is it seen?” has no name.');
  expect(labelSetProblem([rated])).toBeUndefined();
});

it('refuses lanes without a name, or with one name, and too many of them', () => {
  const [who] = withQuestion([], templateById('dialogue'));
  if (who?.type !== 'span') throw new Error('a span question');
  const at = (lanes: readonly string[]) => labelSetProblems([{ ...who, lanes }]).map(({ field, name, sentence }) => [field, name, sentence]);
  expect(at(['Ann', ' '])).toEqual([['lanes', 1, 'A lane of “Who speaks when?” has no name.']]);
  expect(at(['Ann', 'ann '])).toEqual([['lanes', 1, 'Two lanes of “Who speaks when?” have the same name.']]);
  expect(at(Array.from({ length: 65 }, (_, n) => `Lane ${n}`))).toEqual([['lanes', undefined, '“Who speaks when?” has more than 64 lanes.']]);
  expect(at(['Ann', 'Ben'])).toEqual([]);
});

it('refuses tokens without a text, twice, or on a key that writes or that another has', () => {
  const [said] = withQuestion([], templateById('transcription'));
  if (said?.type !== 'text') throw new Error('a text question');
  const problems = (question: Question) => labelSetProblems([question]).map(({ attribute, field, name }) => [attribute, field, name]);
  const wrong = withTokens(said, [{ text: 'uh', meaning: '', key: 'F10' }, { text: 'UH', meaning: '', key: 'u' }, { text: ' ', meaning: 'nothing', key: 'F10' }]);
  expect(problems(wrong)).toEqual([[undefined, 'tokens', 1], [undefined, 'tokens', 2], [undefined, 'token-keys', 1], [undefined, 'token-keys', 2]]);
  const [who] = withQuestion([], templateById('dialogue'));
  if (who?.type !== 'span') throw new Error('a span question');
  expect(problems({ ...who, attributes: (who.attributes ?? []).map((asked) => (asked.type === 'text' ? withTokens(asked, [{ text: '', meaning: '' }]) : asked)) })).toEqual([[0, 'tokens', 0]]);
  expect(problems(withTokens(said, Array.from({ length: 51 }, (_, at) => ({ text: `[${at}]`, meaning: '' }))))).toEqual([[undefined, 'tokens', undefined]]);
  expect(problems(said)).toEqual([]);
});
