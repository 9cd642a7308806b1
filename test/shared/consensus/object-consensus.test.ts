import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PreparedShape, prepareShape, shapeIou } from '../../../shared/agreement/prepared-shape.ts';
import type { LabeledShape } from '../../../shared/agreement/shape.ts';
import { averagedShape, averageShape } from '../../../shared/consensus/average-shape.ts';
import { objectConsensus } from '../../../shared/consensus/object-consensus.ts';
import { objectSamples } from '../../support/arbitrary-objects.ts';

const box = (label: string, x: number): LabeledShape => ({ label, shape: { kind: 'box', x, y: 0, width: 10, height: 10 } });
const span = (label: string, start: number, end: number): LabeledShape => ({ label, shape: { kind: 'span', start, end } });

describe('objectConsensus', () => {
  it('puts every region in one cluster and no rater twice in one', () => {
    fc.assert(
      fc.property(objectSamples, (samples) => {
        for (const sample of samples) {
          const clusters = objectConsensus(sample);
          const members = clusters.flatMap((cluster) => cluster.members.map(({ rater, index }) => `${rater}/${index}`));
          const regions = sample.answers.flatMap((answer, rater) => (answer ?? []).map((_, index) => `${rater}/${index}`));
          expect([...members].sort()).toEqual([...regions].sort());
          for (const cluster of clusters) expect(new Set(cluster.members.map(({ rater }) => rater)).size).toBe(cluster.members.length);
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('counts members and votes, keeps tied labels, and averages boxes edge by edge', () => {
    const [found, alone] = objectConsensus({ answers: [[box('cat', 0)], [box('dog', 2)], [box('cat', 4), box('owl', 50)]] });
    expect(found).toMatchObject({ assigned: 3, labels: ['cat'], settled: true, shape: { kind: 'box', x: 2, y: 0, width: 10, height: 10 } });
    expect(found?.votes).toEqual([{ label: 'cat', count: 2 }, { label: 'dog', count: 1 }]);
    expect(alone).toMatchObject({ members: [{ rater: 2, index: 1 }], settled: false });
    const [tied] = objectConsensus({ answers: [[box('cat', 0)], [box('dog', 0)]] });
    expect(tied).toMatchObject({ labels: ['cat', 'dog'], settled: false });
  });

  it('averages spans, and does not count raters who were not assigned', () => {
    const [found] = objectConsensus({ answers: [[span('speech', 1, 3)], [span('speech', 1.2, 3.4)], null] });
    expect(found).toMatchObject({ assigned: 2, settled: true, shape: { kind: 'span', start: 1.1, end: 3.2 } });
  });

  it('is empty where nobody drew anything', () => {
    expect(objectConsensus({ answers: [[], [], null] })).toEqual([]);
  });
});

describe('averageShape', () => {
  it('takes the member that overlaps the others most where there is no sure mean', () => {
    const square = (x: number): LabeledShape['shape'] => ({ kind: 'polygon', points: [[x, 0], [x + 4, 0], [x + 4, 4], [x, 4]] });
    expect(averageShape([square(0), square(1), square(2)])).toEqual(square(1));
  });

  it('takes the mean of points', () => {
    expect(averageShape([{ kind: 'point', x: 0, y: 2 }, { kind: 'point', x: 4, y: 4 }])).toEqual({ kind: 'point', x: 2, y: 3 });
  });

  it('says whether it is a mean or which member, and how well that fits the others', () => {
    const square = (x: number): LabeledShape['shape'] => ({ kind: 'polygon', points: [[x, 0], [x + 4, 0], [x + 4, 4], [x, 4]] });
    expect(averagedShape([square(0), square(1), square(2)])).toEqual({ shape: square(1), method: 'member', member: 1, meanIou: expect.closeTo(0.6, 12) as number });
    expect(averagedShape([square(0), square(1)])).toMatchObject({ method: 'member', member: 0 });
    expect(averagedShape([square(0)])).toMatchObject({ method: 'member', member: 0, meanIou: null });
    expect(averagedShape([{ kind: 'span', start: 0, end: 2, lane: 3 }, { kind: 'span', start: 1, end: 2, lane: 3 }])).toEqual({ shape: { kind: 'span', start: 0.5, end: 2, lane: 3 }, method: 'mean', member: null, meanIou: null });
  });

  it('averages rotated boxes however their angles and sides are written', () => {
    const turned = (angle: number, width: number, height: number): LabeledShape['shape'] => ({ kind: 'rotated-box', x: 10, y: 10, width, height, angle });
    expect(averageShape([turned(10, 8, 4), turned(200, 8, 4), turned(-60, 4, 8)])).toEqual(turned(200, 8, 4));
    expect(averageShape([turned(179, 8, 4), turned(1, 8, 4)])).toEqual(turned(180, 8, 4));
    expect(averageShape([turned(350, 8, 4), turned(20, 8, 4), turned(26, 8, 4)])).toEqual(turned(12, 8, 4));
    fc.assert(
      fc.property(fc.integer({ min: -720, max: 720 }), fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 5 }), (angle, turns) => {
        const written = turns.map((turn) => (turn % 2 === 0 ? turned(angle + 90 * turn, 8, 4) : turned(angle + 90 * turn, 4, 8)));
        const [mean, same] = [averageShape(written), turned(angle, 8, 4)].map((shape) => prepareShape({ label: '', shape })) as [PreparedShape, PreparedShape];
        expect(shapeIou(mean, same)).toBeCloseTo(1, 9);
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});
