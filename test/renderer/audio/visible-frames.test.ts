import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { frameColumns, VisibleFrames } from '../../../renderer/audio/visible-frames.ts';

describe('visible frames', () => {
  it('reads the last wish only, with room beside it, and keeps what it had meanwhile', async () => {
    vi.useFakeTimers();
    const asked: (readonly [number, number])[] = [];
    const frames = new VisibleFrames({ frames: 1000, channels: 1, read: (from, to) => {
      asked.push([from, to]);
      return Promise.resolve([new Float32Array(to - from)]);
    } }, { arrived: () => undefined, failed: () => undefined });
    frames.want(0, 100);
    frames.want(500, 600);
    await vi.runAllTimersAsync();
    expect(asked).toEqual([[450, 650]]);
    expect(frames.covers(460, 640)).toBe(true);
    frames.want(470, 610);
    frames.want(900, 1100);
    expect(frames.window?.from).toBe(450);
    await vi.runAllTimersAsync();
    expect(asked.at(-1)).toEqual([800, 1000]);
    frames.close();
    vi.useRealTimers();
  });

  it('columns hold every frame of their stretch, and NaN where nothing is held', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 40 }), (from, count, columns) => {
        const plane = Float32Array.from({ length: count }, (_, n) => Math.sin(n * 1.7));
        const into = new Float32Array(2 * columns);
        frameColumns({ from, planes: [plane] }, 0, from, from + count, into);
        expect(Math.max(...into)).toBe(Math.max(...plane));
        expect(Math.min(...into)).toBe(Math.min(...plane));
        frameColumns({ from, planes: [plane] }, 0, from + count, from + 2 * count, into);
        expect([...into].every(Number.isNaN)).toBe(true);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
