import { describe, expect, it } from 'vitest';
import type { LabelId } from '../../../../shared/model/ids.ts';
import { attributesAsked, type LabeledQuestion, type LabelSet, type Question } from '../../../../shared/model/label-set.ts';
import { withAttribute } from '../../../../shared/project/commands/edit-attributes.ts';
import { withLabel, withQuestion } from '../../../../shared/project/commands/edit-label-set.ts';
import { settleIds } from '../../../../shared/project/commands/settle-ids.ts';
import { templateById } from '../../../../shared/project/commands/templates.ts';

const [boxes] = withQuestion([], templateById('image-boxes'));
if (boxes?.type !== 'box') throw new Error('a box question');
const first: LabeledQuestion = boxes; // scratch, dent

const set = (...questions: readonly Question[]): LabelSet => ({ questions, basedOn: null });
const without = (question: LabeledQuestion, id: string): LabeledQuestion => ({ ...question, labels: question.labels.filter((label) => label.id !== id) });
const renamed = (question: LabeledQuestion, id: string, name: string): LabeledQuestion => ({ ...question, labels: question.labels.map((label) => (label.id === id ? { ...label, name } : label)) });
const names = ([question]: readonly Question[]) => (question !== undefined && 'labels' in question ? question.labels.map(({ id, name }) => `${id}: ${name}`) : []);

describe('ids of what is published', () => {
  it('keeps the ids of labels that are renamed or moved', () => {
    const edited = renamed({ ...first, labels: first.labels.toReversed() }, 'dent', 'dent or bump');
    expect(names(settleIds([edited], [set(first)]))).toEqual(['dent: dent or bump', 'scratch: scratch']);
  });

  it('makes the id of a new label from the name it is published under', () => {
    const added = renamed(withLabel(first, 'label 3'), 'label-3', 'Crack');
    expect(names(settleIds([added], [set(first)])).at(-1)).toBe('crack: Crack');
  });

  it('never gives a new label the id of another that was there once', () => {
    const hairline = renamed(first, 'scratch', 'hairline');
    const gone = without(hairline, 'scratch');
    expect(names(settleIds([withLabel(gone, 'scratch')], [set(first), set(hairline), set(gone)])).at(-1)).toBe('scratch-2: scratch');
  });

  it('takes a label that comes back under its last name for the same label', () => {
    const gone = without(first, 'scratch');
    const back = withLabel(gone, 'Scratch');
    expect(names(settleIds([back], [set(first), set(gone)])).at(-1)).toBe('scratch: Scratch');
  });

  it('never gives a new label the id of one that is replaced in the same edit', () => {
    const replaced = withLabel(without(first, 'scratch'), 'scratch mark');
    const clash = { ...replaced, labels: replaced.labels.map((label) => (label.name === 'scratch mark' ? { ...label, id: 'label-9' as LabelId } : label)) };
    expect(names(settleIds([clash], [set(first)])).at(-1)).toBe('scratch-mark: scratch mark');
  });

  it('takes a question that is added after one was removed for another question', () => {
    const [again] = withQuestion([], templateById('image-boxes'));
    if (again === undefined) throw new Error('a question');
    const [settled] = settleIds([again], [set(first), set()]);
    expect(settled?.id).toBe('image-boxes-2');
  });

  it('does the same for what is asked about regions: no attribute gets the id of another that was there once', () => {
    const [roofs] = withQuestion([], templateById('image-boxes'));
    if (roofs?.type !== 'box') throw new Error('a box question');
    const kinds = withAttribute(withAttribute(roofs, 'choice'), 'choice');
    const ids = (question: Question | undefined) => (question === undefined ? [] : attributesAsked(question).map(({ id }) => id));
    expect(ids(settleIds([kinds], [set(roofs)])[0])).toEqual(['choice', 'choice-2']);
    const without = { ...kinds, attributes: attributesAsked(kinds).slice(1) };
    expect(ids(settleIds([withAttribute(without, 'choice')], [set(kinds), set(without)])[0])).toEqual(['choice-2', 'choice-3']);
    const [kind] = attributesAsked(kinds);
    if (kind?.type !== 'choice') throw new Error('a choice');
    const [settled] = settleIds([{ ...kinds, attributes: [withLabel(kind, 'perhaps')] }], [set(kinds)]);
    expect(settled === undefined ? [] : attributesAsked(settled).flatMap((each) => (each.type === 'choice' ? each.labels.map(({ id }) => id) : []))).toEqual(['yes', 'no', 'perhaps']);
  });
});
