import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stereoGains } from '../../../../renderer/audio/play/stereo-gains.ts';

describe('stereoGains', () => {
  it('one channel is in both ears', () => {
    expect(stereoGains([1], 1)).toEqual({ left: [1], right: [1] });
    expect(stereoGains([0], 1)).toEqual({ left: [0], right: [0] });
  });

  it('two channels stay left and right, one alone is in both ears', () => {
    expect(stereoGains([1, 1], 2)).toEqual({ left: [2, 0], right: [0, 2] });
    expect(stereoGains([0, 1], 1)).toEqual({ left: [0, 1], right: [0, 1] });
    expect(stereoGains([0.5, 0], 1)).toEqual({ left: [0.5, 0], right: [0.5, 0] });
  });

  it('more channels are in the middle, and full scale in all of them stays full scale', () => {
    expect(stereoGains([1, 1, 1, 1], 1)).toEqual({ left: [0.25, 0.25, 0.25, 0.25], right: [0.25, 0.25, 0.25, 0.25] });
    expect(stereoGains([0, 0, 1], 1).left).toEqual([0, 0, 1]);
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 2, noNaN: true }), { minLength: 3, maxLength: 16 }), (gains) => {
        expect(stereoGains(gains, 1).left.reduce((all, each) => all + each, 0)).toBeLessThanOrEqual(1 + 1e-9);
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});
