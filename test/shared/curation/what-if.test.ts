import { describe, expect, it } from 'vitest';
import { defined } from '../../../shared/basics/assert.ts';
import type { AgreementInput } from '../../../shared/curation/agreement-input.ts';
import { questionAgreement } from '../../../shared/curation/question-agreement.ts';
import { NOTHING_CHANGED, whatIfInput } from '../../../shared/curation/what-if.ts';
import { krippendorffAlpha } from '../../../shared/agreement/krippendorff-alpha.ts';
import { tableOfRows } from '../../../shared/agreement/rating-table.ts';
import type { Answer } from '../../../shared/model/annotation.ts';
import type { LabelId, PersonId, QuestionId, RegionId, RoundId, SampleId } from '../../../shared/model/ids.ts';
import type { Question } from '../../../shared/model/label-set.ts';

const ids = (...names: string[]) => names as LabelId[];
const asked = { id: 'q' as QuestionId, prompt: 'q?', about: 'image' as const, required: true, cantTell: true };
const labels = ids('low', 'middle', 'high').map((id, color) => ({ id, name: id.toUpperCase(), color }));
const choice: Question = { type: 'choice', ...asked, labels };
const rows = [
  ['low', 'middle', 'low'],
  ['middle', 'low', 'middle'],
  ['high', 'high', 'low'],
  ['low', 'low', 'middle'],
  ['high', 'high', 'high'],
] as const;

function inputOf(question: Question, answerOf: (label: LabelId) => Answer): AgreementInput {
  const cells = rows.flatMap((row, unit) => row.map((label, labeler) => ({ unit, labeler, answer: answerOf(label as LabelId) })));
  return {
    question,
    units: rows.map((_, unit) => ({ sample: `s${unit}` as SampleId, round: 'r' as RoundId })),
    facts: rows.map(() => undefined),
    labelers: ['a', 'b', 'c'] as PersonId[],
    answers: cells.map(({ answer }) => answer),
    unit: Uint32Array.from(cells, ({ unit }) => unit),
    labeler: Uint32Array.from(cells, ({ labeler }) => labeler),
    answer: Uint32Array.from(cells, (_, at) => at),
  };
}

const input = inputOf(choice, (label) => ({ is: 'value', value: { type: 'choice', label } }));
const headline = (of: AgreementInput) => defined(questionAgreement(of, { seed: 1, resamples: 0 }).figures[0], 'a headline');

function alphaOf(table: readonly (readonly string[])[]): number {
  const alpha = krippendorffAlpha(tableOfRows(table), { level: 'nominal' });
  if (alpha.kind === 'undefined') throw new Error(alpha.because);
  return alpha.value;
}

describe('what if', () => {
  it('nothing changes, the input stays as it is', () => {
    expect(whatIfInput(input, NOTHING_CHANGED)).toBe(input);
    expect(whatIfInput(input, { ...NOTHING_CHANGED, merge: ids('low') })).toBe(input);
  });

  it('labels are merged, agreement is that of answers given with one label for them', () => {
    const merged = whatIfInput(input, { ...NOTHING_CHANGED, merge: ids('middle', 'low') });
    expect(headline(merged).estimate.value).toBeCloseTo(alphaOf(rows.map((row) => row.map((label) => (label === 'high' ? label : 'low')))), 12);
    expect(merged.question).toMatchObject({ labels: [{ id: 'low', name: 'LOW + MIDDLE' }, { id: 'high' }] });
  });

  it('labels of sets and regions are merged, each set keeps a label once', () => {
    const sets = whatIfInput(inputOf({ type: 'multichoice', ...asked, labels }, (label) => ({ is: 'value', value: { type: 'multichoice', labels: ids(label, 'middle') } })), { ...NOTHING_CHANGED, merge: ids('low', 'middle') });
    expect(sets.answers[0]).toMatchObject({ value: { labels: ['low'] } });
    const box = (label: LabelId): Answer => ({ is: 'value', value: { type: 'box', regions: [{ id: 'x' as RegionId, label, shape: { kind: 'box', x: 0, y: 0, width: 1, height: 1 } }] } });
    const boxes = whatIfInput(inputOf({ type: 'box', ...asked, labels }, box), { ...NOTHING_CHANGED, merge: ids('low', 'middle') });
    expect(boxes.answers[1]).toMatchObject({ value: { regions: [{ label: 'low' }] } });
  });

  it('a labeler is left out, agreement is that of the others', () => {
    const without = whatIfInput(input, { ...NOTHING_CHANGED, leaveOut: new Set(['c' as PersonId]) });
    expect(without.labelers).toEqual(['a', 'b']);
    expect(headline(without).estimate.value).toBeCloseTo(alphaOf(rows.map((row) => row.slice(0, 2))), 12);
  });

  it('labels are read as ordered, being one step apart counts less', () => {
    const ordered = whatIfInput(input, { ...NOTHING_CHANGED, ordered: true });
    expect(ordered.question).toMatchObject({ type: 'rating', levels: ['LOW', 'MIDDLE', 'HIGH'] });
    expect(headline(ordered).id).toBe('alpha_ordinal');
    expect(ordered.answers[1]).toEqual({ is: 'value', value: { type: 'rating', level: 1 } });
  });

  it('changes nothing in what it was given', () => {
    const before = JSON.stringify(input);
    whatIfInput(input, { merge: ids('low', 'high'), leaveOut: new Set(['a' as PersonId]), ordered: true });
    expect(JSON.stringify(input)).toBe(before);
  });
});
