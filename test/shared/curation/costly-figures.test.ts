import { describe, expect, it } from 'vitest';
import { gamma } from '../../../shared/agreement/gamma.ts';
import { unitizingAlpha } from '../../../shared/agreement/unitizing-alpha.ts';
import { valueOrNull } from '../../../shared/agreement/estimate.ts';
import type { AgreementInput } from '../../../shared/curation/agreement-input.ts';
import { gammaFigure } from '../../../shared/curation/gamma-figure.ts';
import { unitizingFigure } from '../../../shared/curation/unitizing-figure.ts';
import type { AnswerValue } from '../../../shared/model/annotation.ts';
import type { LabelId, QuestionId, RegionId } from '../../../shared/model/ids.ts';
import type { Question } from '../../../shared/model/label-set.ts';
import { answersInput } from '../../support/answers-input.ts';

const labels = ['speech', 'noise'].map((id, color) => ({ id: id as LabelId, name: id, color }));
const question: Question = { type: 'span', id: 'q' as QuestionId, prompt: 'q?', about: 'audio', required: true, cantTell: false, labels };

type Span = readonly [label: string, start: number, end: number];
const marked = (...spans: readonly Span[]): AnswerValue => ({
  type: 'span',
  regions: spans.map(([label, start, end], at) => ({ id: String(at) as RegionId, label: label as LabelId, shape: { kind: 'span', start, end, lane: 0 } })),
});

function inputOf(...rows: readonly (readonly (AnswerValue | null)[])[]): AgreementInput {
  return answersInput(question, ['ana', 'ben', 'cem'], rows, rows.map(() => ({ kind: 'audio', seconds: 2 })));
}

const first = marked(['speech', 0.1, 0.5], ['noise', 0.8, 1.2], ['speech', 1.4, 1.9]);
const second = marked(['speech', 0.15, 0.5], ['noise', 0.7, 1.2]);

describe('unitizingFigure', () => {
  it('is α for unitizing in milliseconds of the recordings that the same labelers marked', () => {
    const unit = (rater: number, label: string, start: number, length: number) => ({ rater, label, start, length });
    const expected = unitizingAlpha({
      begin: 0,
      length: 2000,
      raters: 2,
      units: [unit(0, 'speech', 100, 400), unit(0, 'noise', 800, 400), unit(0, 'speech', 1400, 500), unit(1, 'speech', 150, 350), unit(1, 'noise', 700, 500)],
    });
    const found = unitizingFigure(inputOf([first, second, null], [first, null, null]));
    expect(found.estimate.value).toBeCloseTo(valueOrNull(expected.coefficient) ?? NaN, 12);
    expect(found).toMatchObject({ id: 'alpha_unitizing', leftOut: null, estimate: { n: { units: 1, total: 2, raters: 2 } } });
    expect(found.caveats.length).toBeGreaterThan(0);
  });

  it('joins spans of one label that overlap, and is 1 where all mark the same', () => {
    const joined = marked(['speech', 0.2, 0.8], ['speech', 0.5, 1]);
    expect(unitizingFigure(inputOf([joined, marked(['speech', 0.2, 1]), null])).estimate.value).toBe(1);
  });

  it('says why there is no value', () => {
    expect(unitizingFigure(inputOf([first, null, null])).estimate).toMatchObject({ value: null, reason: 'no_pairable_values' });
    expect(unitizingFigure(inputOf([marked(), marked(), null])).estimate).toMatchObject({ value: null, reason: 'no_variation' });
    const many = marked(...Array.from({ length: 6000 }, (_, i): Span => ['speech', i / 3001, (i + 0.5) / 3001]));
    expect(unitizingFigure(inputOf([many, many, null])).leftOut).toContain('12,000 spans');
  });
});

describe('gammaFigure', () => {
  const options = { seed: 3, resamples: 0 };

  it('is γ of one recording, and pools recordings by their spans', () => {
    const spans = (value: AnswerValue) => (value.type === 'span' ? value.regions.map(({ label, shape }) => ({ label: label as string, start: (shape as { start: number }).start, end: (shape as { end: number }).end })) : []);
    const alone = gamma([spans(first), spans(second)], { seed: 3 });
    const found = gammaFigure(inputOf([first, second, null]), options);
    expect(found.estimate.value).toBe(alone.kind === 'defined' ? alone.value : NaN);
    const twice = gammaFigure(inputOf([first, second, null], [first, first, null], [first, null, null]), options).estimate;
    expect(twice.value).toBeGreaterThan(found.estimate.value ?? NaN);
    expect(twice.n).toMatchObject({ units: 2, total: 3, raters: 2, pairable: 4 });
  });

  it('is 1 where all mark the same, and says why there is none', () => {
    expect(gammaFigure(inputOf([first, first, first]), options).estimate.value).toBeCloseTo(1, 12);
    expect(gammaFigure(inputOf([first, null, null]), options).estimate).toMatchObject({ value: null, reason: 'no_pairable_values' });
    expect(gammaFigure(inputOf([marked(), marked(), null]), options).estimate).toMatchObject({ value: null, reason: 'no_variation' });
  });

  it('tells how many recordings are done', () => {
    const told: number[][] = [];
    gammaFigure(inputOf([first, second, null], [first, null, null]), { ...options, onUnit: (...done) => told.push(done) });
    expect(told).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });
});
