import { expect, it } from 'vitest';
import { withAttribute } from '../../../../shared/project/commands/edit-attributes.ts';
import { withQuestion } from '../../../../shared/project/commands/edit-label-set.ts';
import { labelSetProblem, labelSetProblems } from '../../../../shared/project/commands/label-set-problems.ts';
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
