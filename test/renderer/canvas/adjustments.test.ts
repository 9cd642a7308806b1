import { describe, expect, it } from 'vitest';
import { type Adjustments, AS_IT_IS, CHANNELS, pictureFilter } from '../../../renderer/canvas/adjustments.ts';

/** What the browser's filter does with one colour, parts 0 … 1. */
function filtered(adjustments: Partial<Adjustments>, color: readonly [number, number, number, number]): readonly number[] {
  const filter = pictureFilter({ ...AS_IT_IS, ...adjustments });
  if (filter === undefined) return color;
  const { matrix, exponent, slope, intercept } = filter;
  const parts = [0, 1, 2, 3].map((row) => [...color, 1].reduce((sum, part, column) => sum + part * (matrix[row * 5 + column] ?? 0), 0));
  return parts.map((part, row) => (row === 3 ? part : Math.min(1, Math.max(0, Math.max(0, part) ** exponent * slope + intercept))));
}

describe('adjustments', () => {
  it('are no filter at all when the picture is as it is', () => {
    expect(pictureFilter(AS_IT_IS)).toBeUndefined();
  });

  it('brighten, flatten and lift shadows as they say', () => {
    expect(filtered({ brightness: 0.2 }, [0.5, 0.5, 0.5, 1])[0]).toBeCloseTo(0.7);
    expect(filtered({ contrast: -1 }, [0.9, 0.1, 0.5, 1]).slice(0, 3)).toEqual([0.5, 0.5, 0.5]);
    expect(filtered({ contrast: 0.5 }, [0.5, 0.5, 0.5, 1])[0]).toBeCloseTo(0.5);
    expect(filtered({ gamma: 2 }, [0.25, 0.25, 0.25, 1])[0]).toBeCloseTo(0.5);
  });

  it('show one channel as grey, and transparency as what can be seen', () => {
    const color = [0.2, 0.4, 0.6, 0.5] as const;
    expect(CHANNELS.map((channel) => filtered({ channel }, color).map((part) => Math.round(part * 100) / 100))).toEqual([
      [0.2, 0.4, 0.6, 0.5],
      [0.2, 0.2, 0.2, 0.5],
      [0.4, 0.4, 0.4, 0.5],
      [0.6, 0.6, 0.6, 0.5],
      [0.5, 0.5, 0.5, 1],
      [0.37, 0.37, 0.37, 0.5],
    ]);
  });
});
