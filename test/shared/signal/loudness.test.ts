import { describe, expect, it } from 'vitest';
import { kWeighting } from '../../../shared/signal/loudness.ts';

describe('K weighting', () => {
  it('has the coefficients of BS.1770-4 at 48 kHz', () => {
    // ITU-R BS.1770-4, tables 1 and 2: a1, a2, b0, b1, b2.
    const [head, pass] = kWeighting(48_000).map((section) => responses(section.add.bind(section)));
    expect(head).toEqual(responses(filter([1.53512485958697, -2.69169618940638, 1.19839281085285], [-1.69065929318241, 0.73248077421585])).map(closely));
    expect(pass).toEqual(responses(filter([1, -2, 1], [-1.99004745483398, 0.99007225036621])).map(closely));
  });

  it('leaves the head out where the sample rate has no place for it', () => {
    expect(kWeighting(3000)).toHaveLength(1);
    expect(kWeighting(8000)).toHaveLength(2);
  });
});

const closely = (value: number): unknown => expect.closeTo(value, 7) as unknown;

/** The first values that a filter gives after a 1. */
function responses(add: (value: number) => number): readonly number[] {
  return Array.from({ length: 50 }, (_, at) => add(at === 0 ? 1 : 0));
}

function filter(b: readonly number[], a: readonly number[]): (value: number) => number {
  const [x, y]: [number[], number[]] = [[], []];
  return (value) => {
    x.unshift(value);
    const out = b.reduce((sum, weight, at) => sum + weight * (x[at] ?? 0), 0) - a.reduce((sum, weight, at) => sum + weight * (y[at] ?? 0), 0);
    y.unshift(out);
    return out;
  };
}
