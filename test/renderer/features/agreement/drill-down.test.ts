import { describe, expect, it } from 'vitest';
import { defined } from '../../../../shared/basics/assert.ts';
import { questionAgreement } from '../../../../shared/curation/question-agreement.ts';
import type { AgreementInput } from '../../../../shared/curation/agreement-input.ts';
import type { Answer } from '../../../../shared/model/annotation.ts';
import type { LabelId, PersonId, QuestionId, RoundId, SampleId } from '../../../../shared/model/ids.ts';
import type { Question } from '../../../../shared/model/label-set.ts';
import { casesOfUnits, cellUnits, disputedUnits, pairCellUnits, pairUnits, samplesOfCases, unitsAnswered, unitsApart } from '../../../../renderer/features/agreement/drill-down.ts';
import { NOTHING, pairCounts, readingsOf } from '../../../../renderer/features/agreement/readings.ts';
import { sampleInput } from './sample-input.ts';

const label = (id: string) => ({ id: id as LabelId, name: id, color: 0 });
const asked = { id: 'q' as QuestionId, prompt: 'q?', about: 'image' as const, required: true, cantTell: true };
const choice: Question = { type: 'choice', ...asked, labels: ['cat', 'dog', 'fox'].map(label) };
const tags: Question = { type: 'multichoice', ...asked, labels: ['cat', 'dog'].map(label) };

/** Rows are samples, columns labelers; null is no answer. */
function inputOf(question: Question, rows: readonly (readonly (Answer | null)[])[]): AgreementInput {
  const cells = rows.flatMap((row, unit) => row.flatMap((answer, labeler) => (answer === null ? [] : [{ unit, labeler, answer }])));
  return {
    question,
    units: rows.map((_, unit) => ({ sample: `s${unit}` as SampleId, round: 'r' as RoundId })),
    facts: rows.map(() => undefined),
    labelers: (rows[0] ?? []).map((_, at) => `p${at}` as PersonId),
    answers: cells.map(({ answer }) => answer),
    unit: Uint32Array.from(cells, ({ unit }) => unit),
    labeler: Uint32Array.from(cells, ({ labeler }) => labeler),
    answer: Uint32Array.from(cells, (_, at) => at),
  };
}

const says = (id: string): Answer => ({ is: 'value', value: { type: 'choice', label: id as LabelId } });
const tagged = (...ids: string[]): Answer => ({ is: 'value', value: { type: 'multichoice', labels: ids as LabelId[] } });
const cantTell: Answer = { is: 'cant-tell' };

const animals = inputOf(choice, [
  [says('cat'), says('cat'), says('dog')],
  [says('dog'), says('dog'), says('dog')],
  [says('cat'), cantTell, says('fox')],
  [says('fox'), null, null],
]);

describe('the samples behind a cell', () => {
  const readings = readingsOf(animals);

  it('are those where one said the one and another the other, either way round', () => {
    expect(cellUnits(readings, 'cat', 'dog')).toEqual([0]);
    expect(cellUnits(readings, 'dog', 'cat')).toEqual([0]);
    expect(cellUnits(readings, 'fox', 'cat')).toEqual([2]);
  });

  it('on the diagonal are those where two said it', () => {
    expect(cellUnits(readings, 'cat', 'cat')).toEqual([0]);
    expect(cellUnits(readings, 'dog', 'dog')).toEqual([1]);
    expect(cellUnits(readings, 'fox', 'fox')).toEqual([]);
  });

  it('of a pair are those of these two, in this order', () => {
    expect(pairCellUnits(readings, 'cat', 'dog', [0, 2])).toEqual([0]);
    expect(pairCellUnits(readings, 'dog', 'cat', [0, 2])).toEqual([]);
  });

  it.each([
    ['defect', 'screens-1'],
    ['where', 'screens-1'],
    ['speech', 'commands-1'],
    ['quality', 'commands-2'],
  ])('are there exactly where the matrix counts something (%s, %s)', (question, round) => {
    const input = sampleInput(question, round);
    const { labels, counts } = defined(questionAgreement(input, { seed: 1, resamples: 0 }).confusion, question);
    labels.forEach((row, a) => labels.forEach((column, b) => expect(cellUnits(readingsOf(input), row, column).length > 0, `${row} / ${column}`).toBe((counts[a]?.[b] ?? 0) > 0)));
  });

  it.each([
    ['defect', 'screens-1'],
    ['where', 'screens-2'],
  ])('add up over the pairs to the pooled matrix (%s, %s)', (question, round) => {
    const input = sampleInput(question, round);
    const { labels, counts } = defined(questionAgreement(input, { seed: 1, resamples: 0 }).confusion, question);
    const pairs = ([[0, 1], [0, 2], [1, 2]] as const).map(([first, second]) => pairCounts(readingsOf(input), labels, first, second));
    labels.forEach((_, a) => labels.forEach((_, b) => {
      const sum = pairs.reduce((total, each) => total + (each[a]?.[b] ?? 0) + (a === b ? 0 : (each[b]?.[a] ?? 0)), 0);
      expect(sum).toBe(counts[a]?.[b]);
    }));
  });
});

describe('the samples behind a row', () => {
  it('of a label are those where only some gave it', () => {
    expect(disputedUnits(animals, readingsOf(animals), 'cat')).toEqual([0, 2]);
    const sets = inputOf(tags, [
      [tagged('cat'), tagged('cat', 'dog')],
      [tagged(), tagged('cat')],
      [tagged('dog'), null],
    ]);
    expect(disputedUnits(sets, readingsOf(sets), 'cat')).toEqual([1]);
    expect(disputedUnits(sets, readingsOf(sets), 'dog')).toEqual([0]);
  });

  it('of a labeler are those where anybody differs from them', () => {
    expect(unitsApart(animals, readingsOf(animals), 0)).toEqual([0, 2]);
    expect(unitsApart(animals, readingsOf(animals), 1)).toEqual([0]);
  });

  it('of a pair are those where the two differ', () => {
    expect(pairUnits(animals, readingsOf(animals), [0, 1])).toEqual([]);
    expect(pairUnits(animals, readingsOf(animals), [1, 2])).toEqual([0]);
  });

  it('of a pair of transcribers are those where a word differs after normalisation', () => {
    const input = sampleInput('transcript', 'commands-1');
    const { pairs, disagreement } = questionAgreement(input, { seed: 1, resamples: 0 });
    const apart = pairUnits(input, readingsOf(input), [0, 1]);
    expect(pairs[0]).toMatchObject({ first: 'ana', second: 'ben' });
    expect(apart.length).toBeGreaterThan(5);
    for (const unit of apart) expect(disagreement[unit]).toBeGreaterThan(0);
  });
});

describe('samples of units', () => {
  it('come once, most disagreement first', () => {
    const twice = { ...animals, units: animals.units.map((unit, at) => (at === 3 ? { ...unit, sample: 's0' as SampleId } : unit)) };
    const cases = casesOfUnits(twice, [0, 1, 2, 3], [0.2, null, 0.9, 0.5]);
    expect(samplesOfCases(cases)).toEqual(['s2', 's0', 's1']);
  });

  it('keep the round they were counted in', () => {
    const later = { ...animals, units: animals.units.map((unit, at) => (at === 2 ? { ...unit, round: 'later' as RoundId } : unit)) };
    expect(casesOfUnits(later, [2, 0])).toEqual([{ sample: 's0', round: 'r' }, { sample: 's2', round: 'later' }]);
  });

  it('are found by “can’t tell”', () => {
    expect(unitsAnswered(animals, 'cant-tell')).toEqual([2]);
    expect(unitsAnswered(animals, 'skipped')).toEqual([]);
  });

  it('know “nothing there” as an answer about an object', () => {
    const input = sampleInput('where', 'screens-1');
    expect(readingsOf(input).some(({ values }) => values.includes(NOTHING))).toBe(true);
    expect(cellUnits(readingsOf(input), null, null)).toEqual([]);
  });
});
