import { describe, expect, it } from 'vitest';
import { RaiseRate } from '../../../../renderer/audio/play/raise-rate.ts';

describe('RaiseRate', () => {
  it('joins frames by straight lines, across pieces', () => {
    const raise = new RaiseRate(2);
    const into = new Float32Array(4);
    raise.raise(Float32Array.of(1, 0), into);
    expect([...into]).toEqual([0.5, 1, 0.5, 0]);
    raise.raise(Float32Array.of(-1, -1), into);
    expect([...into]).toEqual([-0.5, -1, -1, -1]);
  });
});
