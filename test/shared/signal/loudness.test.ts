import { describe, expect, it } from 'vitest';
import { KWeighting, kWeighting } from '../../../shared/signal/loudness.ts';
import { seededRandom } from '../../../shared/basics/random.ts';

describe('K weighting', () => {
  it('has the coefficients of BS.1770-4 at 48 kHz', () => {
    // ITU-R BS.1770-4, tables 1 and 2.
    const [head, pass] = kWeighting(48_000);
    expect(head.b).toEqual([1.53512485958697, -2.69169618940638, 1.19839281085285].map(closely));
    expect(head.a).toEqual([-1.69065929318241, 0.73248077421585].map(closely));
    expect(pass.b).toEqual([1, -2, 1]);
    expect(pass.a).toEqual([-1.99004745483398, 0.99007225036621].map(closely));
  });

  it('leaves the head out where the sample rate has no place for it', () => {
    expect(kWeighting(3000)[0]).toEqual({ b: [1, 0, 0], a: [0, 0] });
    expect(kWeighting(8000)[0].b[0]).not.toBe(1);
  });

  it.each([3000, 8000, 44_100])('filters as the difference equation says, in any pieces, at %i Hz', (sampleRate) => {
    const random = seededRandom(1, sampleRate);
    const values = Float32Array.from({ length: 2000 }, () => 2 * random.unit() - 1);
    const [head, pass] = kWeighting(sampleRate);
    const expected = [...values].map(filter(head)).map(filter(pass)).reduce((sum, value) => sum + value * value, 0);
    const weighting = new KWeighting(sampleRate);
    let sum = 0;
    for (const [from, to] of [[0, 1], [1, 700], [700, 700], [700, 2000]] as const) sum = weighting.squares(values, from, to, sum);
    expect(sum).toBeCloseTo(expected, 6);
  });
});

const closely = (value: number): unknown => expect.closeTo(value, 7) as unknown;

/** The difference equation as it is written, with all that came before. */
function filter({ b, a }: { readonly b: readonly number[]; readonly a: readonly number[] }): (value: number) => number {
  const [x, y]: [number[], number[]] = [[], []];
  return (value) => {
    x.unshift(value);
    const out = b.reduce((sum, weight, at) => sum + weight * (x[at] ?? 0), 0) - a.reduce((sum, weight, at) => sum + weight * (y[at] ?? 0), 0);
    y.unshift(out);
    return out;
  };
}
