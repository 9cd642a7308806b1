import { describe, expect, it } from 'vitest';
import { regionClusters } from '../../../shared/consensus/region-clusters.ts';
import { type Answer, hasRegions, type Region } from '../../../shared/model/annotation.ts';
import { boxes, points, regionsAnswer } from '../../support/story.ts';

function regionsOf(answer: Answer): readonly Region[] {
  return answer.is === 'value' && hasRegions(answer.value) ? answer.value.regions : [];
}

describe('regions that are the same thing', () => {
  it('are clustered by place whatever their labels, with the regions themselves', () => {
    const [ann, bo] = [regionsOf(boxes(['x', 0, 0, 10, 10], ['y', 50, 50, 5, 5])), regionsOf(boxes(['z', 1, 0, 10, 10]))];
    expect(regionClusters('box', [ann, null, bo]).map(({ members, regions, assigned }) => [members.map(({ rater }) => rater), regions.map(({ label }) => label), assigned])).toEqual([
      [[0, 2], ['x', 'z'], 2],
      [[0], ['y'], 2],
    ]);
  });

  it('are points within reach, and polygons that overlap', () => {
    expect(regionClusters('point', [regionsOf(points(['eye', 10, 10])), regionsOf(points(['eye', 14, 13]))])).toMatchObject([{ shape: { kind: 'point', x: 12, y: 11.5 }, settled: true }]);
    const roof = (dx: number) => regionsOf(regionsAnswer('polygon', [{ label: 'roof', shape: { kind: 'polygon', points: [[dx, 0], [dx + 20, 0], [dx + 20, 20], [dx, 20]] } }]));
    expect(regionClusters('polygon', [roof(0), roof(1), roof(2)])).toMatchObject([{ shape: { points: [[1, 0], [21, 0], [21, 20], [1, 20]] } }]);
    expect(regionClusters('polygon', [roof(0), roof(15)])).toHaveLength(2);
  });

  it('are spans on one lane only, and never of another kind than was asked', () => {
    const said = (lane: number) => regionsOf(regionsAnswer('span', [{ label: 'um', shape: { kind: 'span', start: 0, end: 1, lane } }]));
    expect(regionClusters('span', [said(0), said(1), said(1)]).map(({ lane, members }) => [lane, members.length])).toEqual([[0, 1], [1, 2]]);
    expect(regionClusters('polygon', [regionsOf(boxes(['x', 0, 0, 9, 9]))])).toEqual([]);
  });
});
