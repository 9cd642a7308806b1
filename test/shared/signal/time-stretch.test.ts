import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../shared/basics/random.ts';
import { RealFourierTransform } from '../../../shared/signal/fourier-transform.ts';
import { type ReadFrames, TimeStretch } from '../../../shared/signal/time-stretch.ts';
import { windowWeights } from '../../../shared/signal/window-functions.ts';

const RATE = 16_000;

function reader(planes: readonly Float32Array[]): ReadFrames {
  return (from, count, into) => planes.forEach((plane, channel) => into[channel]?.set(plane.subarray(from, from + count)));
}

interface Played {
  readonly planes: readonly Float32Array[];
  /** The position before each block. */
  readonly positions: readonly number[];
  readonly end: number;
}

interface Playing {
  readonly start?: number;
  readonly end?: number;
  readonly block?: number;
  readonly sampleRate?: number;
}

/** Plays [start, end) to its end, in blocks, at rates that may depend on how much was played. */
function play(planes: readonly Float32Array[], rateAt: (made: number) => number, { start = 0, end = planes[0]?.length ?? 0, block = 128, sampleRate = RATE }: Playing = {}): Played {
  const stretch = new TimeStretch(sampleRate, planes.length);
  const into = planes.map(() => new Float32Array(block));
  const out: number[][] = planes.map(() => []);
  const positions: number[] = [];
  let isClean = true;
  let position = start;
  while (position < end) {
    positions.push(position);
    position = stretch.process(reader(planes), position, rateAt(out[0]?.length ?? 0), into, start, end);
    into.forEach((plane, channel) => {
      for (let i = 0; i < stretch.made; i++) out[channel]?.push(plane[i] as number);
      for (let i = stretch.made; i < block; i++) isClean &&= plane[i] === 0;
    });
  }
  expect(isClean).toBe(true);
  return { planes: out.map((plane) => Float32Array.from(plane)), positions, end: position };
}

function sine(seconds: number, hz: number, sampleRate = RATE): Float32Array {
  return Float32Array.from({ length: Math.round(seconds * sampleRate) }, (_, n) => 0.5 * Math.sin((2 * Math.PI * hz * n) / sampleRate));
}

function largestJump(frames: Float32Array): number {
  let jump = 0;
  for (let i = 1; i < frames.length; i++) jump = Math.max(jump, Math.abs((frames[i] as number) - (frames[i - 1] as number)));
  return jump;
}

/** Hz of the strongest bin of 1 s, by a parabola through its neighbours in dB. */
function dominantHz(frames: Float32Array, sampleRate: number): number {
  const size = 8192;
  const transform = new RealFourierTransform(size);
  const weights = windowWeights('hann', size);
  transform.transform(Float64Array.from(weights, (weight, n) => weight * (frames[2000 + n] ?? 0)));
  const level = (bin: number) => 10 * Math.log10((transform.real[bin] as number) ** 2 + (transform.imaginary[bin] as number) ** 2 + 1e-30);
  let best = 1;
  for (let bin = 1; bin < size / 2; bin++) if (level(bin) > level(best)) best = bin;
  const [a, b, c] = [level(best - 1), level(best), level(best + 1)];
  return ((best + (a - c) / (2 * (a - 2 * b + c))) * sampleRate) / size;
}

const rates = fc.double({ min: 0.25, max: 4, noNaN: true });

describe('time stretch', () => {
  it('gives the very frames at rate 1, whatever the blocks, for 1 to 16 channels', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 700 }), fc.nat(2 ** 31), (channels, block, seed) => {
        const random = seededRandom(seed);
        const planes = Array.from({ length: channels }, () => Float32Array.from({ length: 3000 }, () => random.unit() * 2 - 1));
        const played = play(planes, () => 1, { start: 100, end: 2900, block });
        played.planes.forEach((plane, channel) => expect(plane).toEqual(planes[channel]?.slice(100, 2900)));
        expect(played.end).toBe(2900);
      }),
      { seed: 1, numRuns: 15 },
    );
  });

  it('gives frames / rate frames, and the position says exactly where it is', () => {
    fc.assert(
      fc.property(rates, fc.integer({ min: 10, max: 512 }), (rate, block) => {
        const { planes, positions, end } = play([sine(2, 220)], () => rate, { block });
        const length = planes[0]?.length ?? 0;
        expect(Math.abs(length - (2 * RATE) / rate)).toBeLessThanOrEqual(1.001);
        expect(end).toBe(2 * RATE);
        expect(Math.max(...positions.map((position, index) => Math.abs(position - index * block * rate)))).toBeLessThan(1e-6);
      }),
      { seed: 2, numRuns: 20 },
    );
  });

  it('reads only the frames that it says, and none outside the stretch that is played', () => {
    fc.assert(
      fc.property(fc.array(rates, { minLength: 1, maxLength: 12 }), fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 1, max: 9000 }), (list, start, length) => {
        const end = start + length;
        const sound = sine(1, 300);
        const stretch = new TimeStretch(RATE, 1);
        const into = [new Float32Array(256)];
        let position = start;
        for (let turn = 0; position < end; turn++) {
          const rate = list[turn % list.length] as number;
          const [low, high] = [position - stretch.before, position + 256 * rate + stretch.after];
          const read: ReadFrames = (from, count, planes) => {
            if (from < Math.max(start, low) || from + count > Math.min(end, high)) throw new Error(`${from} … ${from + count} was read`);
            reader([sound])(from, count, planes);
          };
          position = stretch.process(read, position, rate, into, start, end);
        }
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it('keeps the pitch', () => {
    for (const rate of [0.25, 0.5, 0.8, 1.25, 2, 3, 4]) {
      const { planes } = play([sine(rate > 1 ? 8 : 2, 440)], () => rate);
      expect(Math.abs(dominantHz(planes[0] as Float32Array, RATE) / 440 - 1)).toBeLessThan(0.01);
    }
  });

  it('never drifts: clicks over three minutes are heard where the position says, within a hop and a half', () => {
    const sound = new Float32Array(180 * 8000);
    const random = seededRandom(7);
    for (let i = 0; i < sound.length; i++) sound[i] = 0.01 * (random.unit() - 0.5);
    const clicks: number[] = [];
    for (let at = 8000; at < sound.length - 8000; at += 37_003) {
      clicks.push(at);
      sound[at] = 1;
    }
    for (const rate of [0.5, 1.7, 3]) {
      const out = play([sound], () => rate, { sampleRate: 8000 }).planes[0] as Float32Array;
      const hop = 0.016 * 8000;
      for (const click of clicks) {
        const expected = click / rate;
        let loudest = 0;
        let at = 0;
        for (let i = Math.max(0, Math.floor(expected - 4 * hop)); i < expected + 4 * hop && i < out.length; i++) {
          if (Math.abs(out[i] as number) > loudest) {
            loudest = Math.abs(out[i] as number);
            at = i;
          }
        }
        if (rate < 1) expect(loudest).toBeGreaterThan(0.3);
        if (loudest > 0.3) expect(Math.abs(at - expected)).toBeLessThanOrEqual(1.5 * hop);
      }
    }
  });

  it('changes the rate without a click, to and from rate 1 too', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(rates, fc.constant(1)), { minLength: 2, maxLength: 8 }), fc.integer({ min: 100, max: 3000 }), fc.integer({ min: 90, max: 900 }), (list, every, hz) => {
        const sound = sine(2, hz);
        const { planes } = play([sound], (made) => list[Math.floor(made / every) % list.length] as number);
        expect(largestJump(planes[0] as Float32Array)).toBeLessThan(1.3 * largestJump(sound));
      }),
      { seed: 4, numRuns: 40 },
    );
  });

  it('gives the very frames again after another rate', () => {
    const random = seededRandom(5);
    const sound = Float32Array.from(sine(2, 150), (value) => value + 0.1 * random.unit());
    const stretch = new TimeStretch(RATE, 1);
    const into = [new Float32Array(128)];
    let position = 1000;
    for (let block = 0; block < 20; block++) position = stretch.process(reader([sound]), position, 1.5, into, 0, sound.length);
    for (let block = 0; block < 5; block++) position = stretch.process(reader([sound]), position, 1, into, 0, sound.length);
    expect(Number.isInteger(position)).toBe(true);
    const from = position;
    position = stretch.process(reader([sound]), position, 1, into, 0, sound.length);
    expect(into[0]).toEqual(sound.slice(from, position));
  });

  it('starts anew from a position that it did not give', () => {
    const sound = sine(2, 200);
    const [stretch, fresh] = [new TimeStretch(RATE, 1), new TimeStretch(RATE, 1)];
    const [a, b] = [[new Float32Array(512)], [new Float32Array(512)]];
    stretch.process(reader([sound]), 500, 0.7, a, 0, sound.length);
    stretch.process(reader([sound]), 9000, 0.7, a, 0, sound.length);
    fresh.process(reader([sound]), 9000, 0.7, b, 0, sound.length);
    expect(a).toEqual(b);
  });

  it('shifts all channels alike: equal channels stay equal, opposite ones opposite', () => {
    const random = seededRandom(9);
    const sound = Float32Array.from(sine(1, 170), (value) => value + 0.2 * (random.unit() - 0.5));
    const { planes } = play([sound, sound.map((value) => -value)], () => 0.6);
    expect(planes[1]?.map((value) => -value)).toEqual(planes[0]);
  });

  it('keeps the level of a tone and of noise, and silence silent', () => {
    const power = (frames: Float32Array) => frames.reduce((sum, value) => sum + value * value, 0) / frames.length;
    const random = seededRandom(11);
    const noise = Float32Array.from({ length: 2 * RATE }, () => random.unit() - 0.5);
    for (const rate of [0.4, 1.5, 3]) {
      for (const sound of [sine(2, 330), noise]) {
        const ratio = power(play([sound], () => rate).planes[0] as Float32Array) / power(sound);
        expect(Math.abs(10 * Math.log10(ratio))).toBeLessThan(1.5);
      }
      expect(play([new Float32Array(RATE)], () => rate).planes[0]?.every((value) => value === 0)).toBe(true);
    }
  });

  it('ends spans of any length, down to one frame', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), rates, (length, rate) => {
        const { planes, end } = play([sine(1, 250)], () => rate, { start: 5000, end: 5000 + length });
        expect(end).toBe(5000 + length);
        expect(Math.abs((planes[0]?.length ?? 0) - length / rate)).toBeLessThanOrEqual(1.001);
        expect(planes[0]?.every(Number.isFinite)).toBe(true);
      }),
      { seed: 6, numRuns: 100 },
    );
  });

  it('goes on for ever where there is no end, as in a loop', () => {
    const round = sine(0.5, 400);
    const read: ReadFrames = (from, count, into) => {
      for (let n = 0; n < count; n++) (into[0] as Float32Array)[n] = round[(from + n) % round.length] as number;
    };
    const stretch = new TimeStretch(RATE, 1);
    const into = [new Float32Array(512)];
    let [position, last, jump] = [0, 0, 0];
    for (let block = 0; block < 400; block++) {
      position = stretch.process(read, position, block < 300 ? 0.8 : 1, into, 0, Number.POSITIVE_INFINITY);
      expect(stretch.made).toBe(512);
      for (const value of into[0] as Float32Array) {
        jump = Math.max(jump, Math.abs(value - last));
        last = value;
      }
    }
    expect(Math.abs(position - 300 * 512 * 0.8 - 100 * 512)).toBeLessThan(0.03 * RATE);
    expect(jump).toBeLessThan(1.3 * largestJump(round));
  });

  it('makes nothing from behind the end', () => {
    const stretch = new TimeStretch(RATE, 1);
    const into = [new Float32Array(64).fill(1)];
    expect(stretch.process(reader([sine(1, 100)]), 800, 2, into, 0, 800)).toBe(800);
    expect(stretch.made).toBe(0);
    expect(into[0]?.every((value) => value === 0)).toBe(true);
  });
});
