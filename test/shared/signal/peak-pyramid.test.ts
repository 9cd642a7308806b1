import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Random, seededRandom } from '../../../shared/basics/random.ts';
import { FRAMES_PER_PEAK, PeakPyramid } from '../../../shared/signal/peak-pyramid.ts';

function noise(random: Random, frames: number): Float32Array {
  // Loud and quiet stretches, so that a peak is missed when a stretch is.
  return Float32Array.from({ length: frames }, (_, at) => (random.unit() * 2.2 - 1.1) * (random.below(500) === 0 ? 1 : 0.2 + 0.1 * Math.sin(at / 3000)));
}

function pyramidOf(planes: readonly Float32Array[], cuts: readonly number[] = []): PeakPyramid {
  const frames = planes[0]?.length ?? 0;
  const pyramid = new PeakPyramid({ channels: planes.length, frames });
  const edges = [0, ...cuts.map((cut) => cut % (frames + 1)).sort((a, b) => a - b), frames];
  for (let i = 1; i < edges.length; i++) pyramid.add(planes.map((plane) => plane.subarray(edges[i - 1], edges[i])));
  return pyramid;
}

/** Least (rounded down) and greatest (rounded up) of the peaks that [from, to) touches, in 1/32768. */
function naive(plane: Float32Array, from: number, to: number): readonly [number, number] {
  const start = Math.max(0, Math.floor(Math.max(0, from) / FRAMES_PER_PEAK) * FRAMES_PER_PEAK);
  const end = Math.min(plane.length, Math.ceil(Math.min(plane.length, to) / FRAMES_PER_PEAK) * FRAMES_PER_PEAK);
  let [least, greatest] = [Infinity, -Infinity];
  for (const value of plane.subarray(start, end)) {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  const inside = (value: number) => Math.max(-32_768, Math.min(32_767, value));
  return [inside(Math.floor(least * 32_768)), inside(Math.ceil(greatest * 32_768))];
}

const seeds = fc.nat(2 ** 31);

describe('the peak pyramid', () => {
  it('gives the least and greatest amplitude of any stretches', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 300_000 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0.001, max: 1.2, noNaN: true }), fc.integer({ min: 1, max: 40 }), (seed, frames, at, share, count) => {
        const plane = noise(seededRandom(seed), frames);
        const [from, to] = [at * frames - 10, at * frames - 10 + Math.max(1, share * frames)];
        const into = new Float32Array(2 * count);
        pyramidOf([plane]).columns(0, from, to, into);
        for (let column = 0; column < count; column++) {
          const [start, end] = [from + (column * (to - from)) / count, column === count - 1 ? to : from + ((column + 1) * (to - from)) / count];
          if (end <= 0 || start >= frames) expect(into[2 * column]).toBeNaN();
          else expect([(into[2 * column] as number) * 32_768, (into[2 * column + 1] as number) * 32_768]).toEqual(naive(plane, start, end));
        }
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('does not depend on how the frames were cut', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 20_000 }), fc.array(fc.nat(20_000), { maxLength: 30 }), (seed, frames, cuts) => {
        const planes = [noise(seededRandom(seed), frames), noise(seededRandom(seed, 1), frames)];
        expect(pyramidOf(planes, cuts).toBytes()).toEqual(pyramidOf(planes).toBytes());
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  it('is the same when it is taken over in pieces, and takes a piece twice without harm', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 80_000 }), fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 20 }), (seed, frames, lengths) => {
        const plane = noise(seededRandom(seed), frames);
        const [from, to] = [new PeakPyramid({ channels: 1, frames }), new PeakPyramid({ channels: 1, frames })];
        for (const length of lengths) {
          from.add([plane.subarray(from.known, from.known + length)]);
          const piece = from.pieceSince(to.known);
          to.take(piece);
          to.take(piece);
        }
        expect(to.known).toBe(from.known);
        expect(to.toBytes()).toEqual(from.toBytes());
        const [a, b] = [new Float32Array(60), new Float32Array(60)];
        from.columns(0, 0, frames, a);
        to.columns(0, 0, frames, b);
        expect(b).toEqual(a);
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  it('goes on measuring where a piece ended, within a peak too', () => {
    const plane = noise(seededRandom(4), 5000);
    const first = pyramidOf([plane.subarray(0, 1000)]);
    const second = new PeakPyramid({ channels: 1, frames: 5000 });
    second.take({ ...first.pieceSince(0) });
    second.add([plane.subarray(1000)]);
    expect(second.toBytes()).toEqual(pyramidOf([plane]).toBytes());
  });

  it('refuses a piece that leaves a gap', () => {
    const whole = pyramidOf([noise(seededRandom(4), 5000)]);
    expect(() => new PeakPyramid({ channels: 1, frames: 5000 }).take(whole.pieceSince(2560))).toThrow(/up to frame 0/);
  });

  it('is NaN beyond what is known, and outside the recording', () => {
    const pyramid = new PeakPyramid({ channels: 1, frames: 4096 });
    pyramid.add([new Float32Array(1100).fill(0.5)]);
    const into = new Float32Array(12);
    pyramid.columns(0, -1024, 5120, into);
    expect([...into].map((value) => (Number.isNaN(value) ? 'unknown' : value))).toEqual(['unknown', 'unknown', 0.5, 0.5, 0.5, 0.5, 'unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown']);
  });

  it('comes back from its bytes, finished or not', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 16 }), (seed, frames, known, channels) => {
        const pyramid = new PeakPyramid({ channels, frames });
        pyramid.add(Array.from({ length: channels }, (_, channel) => noise(seededRandom(seed, channel), Math.min(frames, known))));
        const again = PeakPyramid.fromBytes(pyramid.toBytes());
        expect(again?.known).toBe(pyramid.known);
        expect(again?.frames).toBe(frames);
        expect(again?.toBytes()).toEqual(pyramid.toBytes());
      }),
      { seed: 5, numRuns: 60 },
    );
  });

  it('does not come back from damaged bytes', () => {
    const bytes = pyramidOf([noise(seededRandom(6), 9000)]).toBytes();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const damaged = bytes.slice();
        damaged[at] = (damaged[at] as number) ^ by;
        expect(PeakPyramid.fromBytes(damaged)).toBeUndefined();
        expect(PeakPyramid.fromBytes(bytes.subarray(0, at))).toBeUndefined();
      }),
      { seed: 6, numRuns: 300 },
    );
    expect(PeakPyramid.fromBytes(new Uint8Array(0))).toBeUndefined();
  });

  it('leaves out frames beyond the end, and takes NaN for no amplitude', () => {
    const pyramid = new PeakPyramid({ channels: 1, frames: 300 });
    pyramid.add([Float32Array.from({ length: 400 }, (_, at) => (at < 300 ? (at === 7 ? 0.25 : Number.NaN) : 1))]);
    const into = new Float32Array(4);
    pyramid.columns(0, 0, 512, into);
    expect(pyramid.known).toBe(300);
    expect([...into]).toEqual([0.25, 0.25, 0, 0]);
  });

  it('is nothing for a recording without frames', () => {
    const pyramid = new PeakPyramid({ channels: 2, frames: 0 });
    pyramid.add([new Float32Array(10), new Float32Array(10)]);
    const into = new Float32Array(2);
    pyramid.columns(1, 0, 1, into);
    expect(pyramid.known).toBe(0);
    expect(into[0]).toBeNaN();
  });
});
