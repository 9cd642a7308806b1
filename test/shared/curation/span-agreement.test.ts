import { describe, expect, it } from 'vitest';
import { spanAgreement } from '../../../shared/curation/span-agreement.ts';
import type { AnswerValue } from '../../../shared/model/annotation.ts';
import type { LabelId, QuestionId, RegionId } from '../../../shared/model/ids.ts';
import type { LabeledQuestion } from '../../../shared/model/label-set.ts';
import { answersInput } from '../../support/answers-input.ts';

const question: LabeledQuestion = {
  type: 'span',
  id: 'q' as QuestionId,
  prompt: 'q?',
  about: 'audio',
  required: true,
  cantTell: false,
  labels: ['speech', 'noise'].map((id, color) => ({ id: id as LabelId, name: id, color })),
};

type Span = readonly [label: string, start: number, end: number, lane?: number];

function marked(...spans: readonly Span[]): AnswerValue {
  return { type: 'span', regions: spans.map(([label, start, end, lane = 0], at) => ({ id: String(at) as RegionId, label: label as LabelId, shape: { kind: 'span', start, end, lane } })) };
}

function measured(...rows: readonly (readonly (AnswerValue | null)[])[]) {
  const facts = rows.map(() => ({ kind: 'audio' as const, seconds: 10 }));
  return spanAgreement(answersInput(question, ['ana', 'ben'], rows, facts), question, { seed: 1, resamples: 0 });
}

describe('spanAgreement', () => {
  it('matches boundaries within 50 ms, and says how far apart they lie', () => {
    const { boundaries } = measured([marked(['speech', 0, 2], ['noise', 3, 4]), marked(['speech', 0, 2.03], ['noise', 3.01, 4.5])], [marked(), marked(['noise', 5, 10])]);
    expect(boundaries).toMatchObject({
      tolerance: 0.05,
      f1: { value: 4 / 7 },
      pairs: [{ first: 'ana', second: 'ben', matched: 2, precision: { value: 2 / 4 }, recall: { value: 2 / 3 }, f1: { value: 4 / 7 } }],
      units: [0, 1],
    });
    expect(boundaries?.deviation?.medianSigned).toBeCloseTo(0.02, 9);
    expect(boundaries?.deviation?.p90Absolute).toBeCloseTo(0.028, 9);
  });

  it('tells shifted spans from missed ones', () => {
    const { decomposition } = measured([marked(['speech', 0, 2], ['noise', 5, 6]), marked(['speech', 1.2, 3.2])]);
    expect(decomposition?.total.map(({ part, count }) => [part, count])).toEqual([
      ['agree', 0],
      ['labelDiffers', 0],
      ['placeDiffers', 1],
      ['placeAndLabelDiffer', 0],
      ['missed', 1],
    ]);
    expect(decomposition?.pairs[0]).toMatchObject({ missedBySecond: { count: 1, units: [0] }, missedByFirst: { count: 0, units: [] } });
  });

  it('keeps lanes apart, and says what is compared at an instant', () => {
    const apart = measured([marked(['speech', 0, 5, 0], ['noise', 0, 5, 1]), marked(['speech', 0, 5, 1], ['noise', 0, 5, 0])]);
    expect(apart.timeDistance).toBe('nominal');
    expect(apart.figures.find(({ id }) => id === 'f1')?.estimate.value).toBe(0);
    expect(measured([marked(['speech', 0, 5], ['noise', 0, 5]), marked()]).timeDistance).toBe('masi');
  });

  it('counts a turn on the other speaker’s lane as a disagreement of both: missed here, extra there', () => {
    const ana = marked(['speech', 0, 4, 0], ['speech', 4, 6, 1], ['speech', 5, 9, 0]);
    const same = measured([ana, ana], [marked(['speech', 1, 2, 1]), marked(['speech', 1, 2, 1])]);
    const valueOf = ({ figures }: typeof same, id: string) => figures.find((figure) => figure.id === id)?.estimate.value;
    expect([valueOf(same, 'alpha_time'), valueOf(same, 'f1'), same.disagreement]).toEqual([1, 1, [0, 0]]);
    const wrong = measured([ana, marked(['speech', 0, 4, 0], ['speech', 4, 6, 0], ['speech', 5, 9, 0])], [marked(['speech', 1, 2, 1]), marked(['speech', 1, 2, 1])]);
    expect(valueOf(wrong, 'f1')).toBe(6 / 8);
    expect(valueOf(wrong, 'alpha_time')).toBeLessThan(1);
    expect(wrong.disagreement?.[0]).toBeGreaterThan(0);
    expect(wrong.disagreement?.[1]).toBe(0);
    expect(wrong.decomposition?.pairs[0]).toMatchObject({ missedBySecond: { count: 1, units: [0] }, missedByFirst: { count: 1, units: [0] } });
    // Two lanes of 10 s in the first recording, one in the second: 30 s. 2 s differ on the second lane, and 1 s on the first, where the next turn begins at 5 s.
    const differing = 2 + 1;
    const [speech, total] = [8 + 9 + 2 + 0 + 1 + 1, 60];
    expect(valueOf(wrong, 'alpha_time')).toBeCloseTo(1 - differing / 30 / ((2 * speech * (total - speech)) / (total * total)), 9);
  });

  it('has no boundaries to compare where nobody marked any', () => {
    expect(measured([marked(), marked()]).boundaries).toMatchObject({ f1: { value: null, reason: 'no_pairable_values' }, deviation: null, pairs: [{ matched: 0 }], units: [] });
  });
});
