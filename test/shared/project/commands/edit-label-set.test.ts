import { describe, expect, it } from 'vitest';
import { attributesAsked } from '../../../../shared/model/label-set.ts';
import { withAttribute, withAttributes } from '../../../../shared/project/commands/edit-attributes.ts';
import { publishLabelSet, withAtLeastOne, withLabel, withMinimum, withQuestion } from '../../../../shared/project/commands/edit-label-set.ts';
import { labelSetProblem } from '../../../../shared/project/commands/label-set-problems.ts';
import { templateById } from '../../../../shared/project/commands/templates.ts';

const boxes = withQuestion([], templateById('image-boxes'));

describe('editing the label set', () => {
  it('gives every added question an id of its own', () => {
    const twice = withQuestion(boxes, templateById('image-boxes'));
    expect(twice.map(({ id }) => id)).toEqual(['image-boxes', 'image-boxes-2']);
  });

  it('gives a new label an id from its name and a colour that is free', () => {
    const [question] = boxes;
    if (question?.type !== 'box') throw new Error('a box question');
    const added = withLabel(question, 'Deep scratch');
    expect(added.labels.at(-1)).toEqual({ id: 'deep-scratch', name: 'Deep scratch', color: 2 });
    expect(withLabel(added, 'Deep scratch').labels.at(-1)?.id).toBe('deep-scratch-2');
  });

  it('says what keeps a label set from being published', () => {
    const [question] = boxes;
    if (question?.type !== 'box') throw new Error('a box question');
    expect(labelSetProblem([])).toBe('Ask at least one question.');
    expect(labelSetProblem([{ ...question, prompt: ' ' }])).toBe('Every question needs its words.');
    expect(labelSetProblem([{ ...question, labels: [] }])).toContain('has no labels');
    expect(labelSetProblem([withLabel(question, 'SCRATCH ')])).toContain('the same name');
    expect(labelSetProblem(boxes)).toBeUndefined();
  });

  it('publishes trimmed names on top of what was edited', () => {
    const [question] = boxes;
    if (question?.type !== 'box') throw new Error('a box question');
    const [change] = publishLabelSet([withLabel(question, ' crack ')], null, ' one more ');
    expect(change).toMatchObject({ kind: 'label-set-published/1', value: { note: 'one more', basedOn: null } });
    expect(JSON.stringify(change)).toContain('"name":"crack"');
  });

  it('adds questions about regions, and says what keeps them from being published', () => {
    const [question] = boxes;
    if (question?.type !== 'box') throw new Error('a box question');
    const all = (['choice', 'multichoice', 'rating', 'text'] as const).reduce((asked, type) => withAttribute(asked, type), question);
    expect(attributesAsked(all).map(({ id, type }) => [id, type])).toEqual([['choice', 'choice'], ['multichoice', 'multichoice'], ['rating', 'rating'], ['text', 'text']]);
    expect(labelSetProblem([all])).toBeUndefined();
    const [kind, ...others] = attributesAsked(all);
    if (kind?.type !== 'choice') throw new Error('a choice');
    expect(labelSetProblem([{ ...all, attributes: [{ ...kind, prompt: '' }, ...others] }])).toBe('Every question needs its words.');
    expect(labelSetProblem([{ ...all, attributes: [{ ...kind, labels: [] }] }])).toBe('“Which kind is it?” has no labels.');
    const [change] = publishLabelSet([{ ...all, attributes: [{ ...kind, prompt: ' Kind? ' }] }], null);
    expect(change).toMatchObject({ kind: 'label-set-published/2', value: { questions: [{ attributes: [{ prompt: 'Kind?' }] }] } });
  });

  it('gives what is added an id that nothing in force has, though it was taken out a moment ago', () => {
    const [question] = boxes;
    if (question?.type !== 'box') throw new Error('a box question');
    expect(withQuestion([], templateById('image-boxes'), boxes).map(({ id }) => id)).toEqual(['image-boxes-2']);
    const kinds = withAttribute(question, 'choice');
    expect(attributesAsked(withAttribute(withAttributes(kinds, []), 'choice', kinds)).map(({ id }) => id)).toEqual(['choice-2']);
  });

  it('keeps a least size of regions, or says nothing of it', () => {
    const [question] = boxes;
    if (question?.type !== 'box') throw new Error('a box question');
    expect(withMinimum(question, 12)).toEqual({ ...question, minimum: 12 });
    expect(withMinimum({ ...question, minimum: 12 }, null)).toEqual(question);
    expect(withMinimum({ ...question, minimum: 12 }, 0)).toEqual(question);
  });

  it('asks for at least one region, or says nothing of it', () => {
    const [question] = boxes;
    if (question?.type !== 'box') throw new Error('a box question');
    const strict = withAtLeastOne(question, true);
    expect(strict).toEqual({ ...question, atLeastOne: true });
    expect(publishLabelSet([strict], null)).toMatchObject([{ kind: 'label-set-published/2' }]);
    expect(publishLabelSet([withAtLeastOne(strict, false)], null)).toMatchObject([{ kind: 'label-set-published/1' }]);
  });
});
