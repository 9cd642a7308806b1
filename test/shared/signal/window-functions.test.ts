import { describe, expect, it } from 'vitest';
import { WINDOW_NAMES, windowWeights } from '../../../shared/signal/window-functions.ts';

/** Mean weight, as Harris (1978), table 1, gives the coherent gain. */
const GAINS = { hann: 0.5, hamming: 0.54, blackman: 0.42, rectangular: 1 };

describe('windows', () => {
  it.each(WINDOW_NAMES)('%s is 1 in the middle, even about it, and has its coherent gain', (name) => {
    const weights = windowWeights(name, 512);
    expect(weights[256]).toBeCloseTo(1, 12);
    for (let n = 1; n < 512; n++) expect(weights[n]).toBeCloseTo(weights[512 - n] as number, 12);
    expect(weights.reduce((sum, weight) => sum + weight, 0) / 512).toBeCloseTo(GAINS[name], 12);
  });
});
