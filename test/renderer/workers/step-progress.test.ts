import { describe, expect, it } from 'vitest';
import { stepProgress } from '../../../renderer/workers/step-progress.ts';

describe('progress of a row of computations', () => {
  it('moves with the resamples of a step, never reaches its end before the next begins, and is told now and then only', () => {
    const told: number[] = [];
    let now = 0;
    const watch = stepProgress(3, 100, (done) => told.push(done), () => now);
    for (let step = 0; step < 3; step++) {
      const onResample = watch.begin(step);
      for (let resample = 0; resample < 1000; resample++) {
        now += 1;
        onResample();
      }
    }
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect([told[0], told.includes(1), told.includes(2), Math.max(...told) < 3]).toEqual([0, true, true, true]);
    expect(told.length).toBeLessThanOrEqual(3 * 11);
    expect(told.length).toBeGreaterThan(3 * 5);
  });
});
