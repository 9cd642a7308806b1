import { describe, expect, it } from 'vitest';
import { EdgeNudges } from '../../../renderer/audio/edge-nudges.ts';
import type { FrameSpan } from '../../../renderer/audio/geometry/span-edits.ts';

const ONE: FrameSpan = { id: 'one', lane: 'a', start: 100, end: 200 };
const TWO: FrameSpan = { id: 'two', lane: 'a', start: 200, end: 210 };

describe('edge nudges', () => {
  it('add up to one change, with the edge that is shared', () => {
    const nudges = new EdgeNudges();
    expect(nudges.nudge([ONE, TWO], ONE, 'end', 3, 1000)).toBe(203);
    expect(nudges.nudge([ONE, TWO], ONE, 'end', 3, 1000)).toBe(206);
    expect(nudges.settle()).toEqual([{ ...ONE, end: 206 }, { ...TWO, start: 206 }]);
    expect(nudges.isBusy).toBe(false);
    expect(nudges.settle()).toEqual([]);
  });

  it('stop where a span would be shorter than a frame, and come back at once', () => {
    const nudges = new EdgeNudges();
    for (let press = 0; press < 10; press++) nudges.nudge([ONE, TWO], ONE, 'end', 5, 1000);
    expect(nudges.preview()).toEqual([{ ...ONE, end: 209 }, { ...TWO, start: 209 }]);
    expect(nudges.nudge([ONE, TWO], ONE, 'end', -5, 1000)).toBe(204);
  });

  it('there and back is no change', () => {
    const nudges = new EdgeNudges();
    nudges.nudge([ONE], ONE, 'start', 4, 1000);
    nudges.nudge([ONE], ONE, 'start', -4, 1000);
    expect(nudges.settle()).toEqual([]);
  });
});
