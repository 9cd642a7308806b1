import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueOrNull } from '../../../shared/agreement/estimate.ts';
import { frameAgreement } from '../../../shared/agreement/frame-agreement.ts';
import { multilabelAlpha } from '../../../shared/agreement/multilabel-alpha.ts';
import type { LabeledSpan, SpanRecording } from '../../../shared/agreement/timeline.ts';

const span = (label: string, start: number, end: number): LabeledSpan => ({ label, start, end });
const spans = fc.array(
  fc.tuple(fc.constantFrom('s', 'n'), fc.nat(20), fc.nat(8)).map(([label, start, length]) => span(label, start, start + length)),
  { maxLength: 4 },
);
const recordings: fc.Arbitrary<SpanRecording[]> = fc.array(
  fc.record({ answers: fc.tuple(fc.option(spans, { freq: 5, nil: null }), fc.option(spans, { freq: 5, nil: null }), spans), end: fc.constant(20) }),
  { minLength: 1, maxLength: 4 },
);

function expectSame(actual: number | null, expected: number | null): void {
  if (actual === null || expected === null) expect(actual).toBe(expected);
  else expect(actual).toBeCloseTo(expected, 9);
}

describe('frameAgreement', () => {
  it('is the limit of multi-label alpha over one-second frames, up to the n − 1 of small samples', () => {
    fc.assert(
      fc.property(recordings, (given) => {
        const frames = given.flatMap(({ answers, end }) =>
          Array.from({ length: end }, (_, second) =>
            answers.map((each) => each?.filter(({ start, end: stop }) => start <= second && second < stop).map(({ label }) => label) ?? null),
          ),
        );
        const alpha = multilabelAlpha(frames, 'masi');
        const found = frameAgreement(given);
        if (alpha.coefficient.kind === 'undefined') expect(found.coefficient).toEqual(alpha.coefficient);
        else {
          const n = alpha.pairableValues;
          const expected = (alpha.coefficient.expected * (n - 1)) / n;
          expectSame(valueOrNull(found.coefficient), 1 - alpha.coefficient.observed / expected);
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('says that it is nominal where nobody overlaps themselves, else MASI', () => {
    const apart = { answers: [[span('s', 0, 2), span('n', 2, 4)], [span('s', 0, 3)]], end: 5 };
    expect(frameAgreement([apart]).distance).toBe('nominal');
    expect(frameAgreement([{ answers: [[span('s', 0, 2), span('n', 1, 4)], [span('s', 0, 3)]], end: 5 }]).distance).toBe('masi');
  });

  it('pools recordings by duration and leaves out those with one rater', () => {
    const short = { answers: [[span('s', 0, 1)], []], end: 1 };
    const long = { answers: [[span('s', 0, 9)], [span('s', 0, 9)]], end: 9 };
    const alone = { answers: [[span('n', 0, 50)], null], end: 100 };
    const found = frameAgreement([short, long, alone]);
    expect(found.coefficient).toMatchObject({ observed: expect.closeTo(0.1, 12), expected: expect.closeTo(2 * 0.95 * 0.05, 12) });
    expect(found.recordingDistance).toEqual([1, 0, null]);
    expect(found.n).toEqual({ units: 2, total: 3, raters: 2, pairable: 4, disagreeing: 1 });
    expect([found.seconds, found.raterSeconds]).toEqual([10, 20]);
  });

  it('cuts spans at the ends of the recording and ignores those without duration', () => {
    const plain = frameAgreement([{ answers: [[span('s', 2, 4)], [span('s', 2, 3)]], begin: 2, end: 6 }]);
    const messy = frameAgreement([{ answers: [[span('s', 0, 4), span('n', 5, 5)], [span('s', 1, 3), span('s', 2, 2.5)]], begin: 2, end: 6 }]);
    expect(messy.coefficient).toEqual(plain.coefficient);
  });

  it('gives each label as active or not', () => {
    const [label] = frameAgreement([{ answers: [[span('s', 0, 2)], [span('s', 0, 1)]], end: 4 }]).perLabel;
    const share = 3 / 8;
    expect(label).toMatchObject({ label: 's', seconds: 3, coefficient: { observed: 0.25, expected: expect.closeTo(2 * share * (1 - share), 12) } });
  });

  it('is undefined without two raters, and where all time is alike', () => {
    expect(frameAgreement([{ answers: [[span('s', 0, 1)], null], end: 2 }]).coefficient).toEqual({ kind: 'undefined', because: 'no_pairable_values' });
    expect(frameAgreement([{ answers: [[], []], end: 2 }]).coefficient).toEqual({ kind: 'undefined', because: 'no_variation' });
    expect(frameAgreement([]).coefficient).toEqual({ kind: 'undefined', because: 'no_pairable_values' });
  });

  it('resamples and leaves out recordings as a new computation would', () => {
    fc.assert(
      fc.property(recordings, fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }), (given, draws) => {
        const { statistic, coefficient } = frameAgreement(given);
        const resample = given.flatMap((recording, i) => Array.from({ length: draws[i] ?? 0 }, () => recording));
        expectSame(statistic.at(given.map(() => 1)), valueOrNull(coefficient));
        expectSame(statistic.at(given.map((_, i) => draws[i] ?? 0)), valueOrNull(frameAgreement(resample).coefficient));
        expectSame(statistic.without(0), valueOrNull(frameAgreement(given.slice(1)).coefficient));
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  it('compares lanes apart, however their spans overlap, and pools the time of those that somebody used', () => {
    const on = (lane: number) => ({ label: 'speech', start: 0, end: 4, lane });
    const found = frameAgreement([{ answers: [[on(0), on(1)], [on(0)]], end: 10 }]);
    expect(found.distance).toBe('nominal');
    expect(found.raterSeconds).toBe(40);
    expect(found.coefficient).toMatchObject({ observed: 0.2, expected: expect.closeTo(2 * 0.3 * 0.7, 12) as number });
    expect(found.recordingDistance).toEqual([0.2]);
  });
});
