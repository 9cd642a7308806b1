import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawSamples } from '../../../../shared/project/commands/draw-samples.ts';

const hundred = Array.from({ length: 100 }, (_, at) => at);

describe('drawing samples for a round', () => {
  it('gives so many different ones in their order, and all when there are no more', () => {
    const sizes = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(sizes, fc.integer(), (count, seed) => {
        const drawn = drawSamples(hundred, count, seed);
        expect(drawn).toHaveLength(Math.min(count, 100));
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn.toSorted((a, b) => a - b)).toEqual(drawn);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('draws the same for the same seed and others for another', () => {
    expect(drawSamples(hundred, 10, 7)).toEqual(drawSamples(hundred, 10, 7));
    expect(drawSamples(hundred, 10, 7)).not.toEqual(drawSamples(hundred, 10, 8));
  });
});
