import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../shared/basics/random.ts';
import { listeningGain, SurveyMeter, type SoundSurvey } from '../../../shared/signal/sound-survey.ts';

function survey(planes: readonly Float32Array[], sampleRate: number, cuts: readonly number[] = []): SoundSurvey {
  const frames = planes[0]?.length ?? 0;
  const meter = new SurveyMeter(sampleRate, planes.length);
  const edges = [0, ...cuts.map((cut) => cut % (frames + 1)).sort((a, b) => a - b), frames];
  for (let i = 1; i < edges.length; i++) meter.add(planes.map((plane) => plane.subarray(edges[i - 1], edges[i])));
  return meter.finish();
}

/** Stretches of a sine: seconds and level in dB re full scale. */
function tone(sampleRate: number, hz: number, ...parts: readonly (readonly [seconds: number, decibels: number])[]): Float32Array {
  const lengths = parts.map(([seconds]) => Math.round(seconds * sampleRate));
  const plane = new Float32Array(lengths.reduce((sum, length) => sum + length, 0));
  let n = 0;
  parts.forEach(([, decibels], part) => {
    const amplitude = 10 ** (decibels / 20);
    for (const end = n + (lengths[part] as number); n < end; n++) plane[n] = amplitude * Math.sin((2 * Math.PI * hz * n) / sampleRate);
  });
  return plane;
}

const stereo = (plane: Float32Array) => [plane, plane];

describe('loudness', () => {
  // EBU Tech 3341 (2016), table 1: minimum requirements test signals 1 to 5, within ±0.1 LU.
  it.each([
    ['1: −23 dBFS for 20 s', [[20, -23]], -23],
    ['2: −33 dBFS for 20 s', [[20, -33]], -33],
    ['3: quieter than −36 before and behind', [[10, -36], [60, -23], [10, -36]], -23],
    ['4: with −72 dBFS besides', [[10, -72], [10, -36], [60, -23], [10, -36], [10, -72]], -23],
    ['5: three levels', [[20, -26], [20.1, -20], [20, -26]], -23],
  ] as const)('meets EBU test signal %s', (_, parts, expected) => {
    expect(Math.abs((survey(stereo(tone(48_000, 1000, ...parts)), 48_000).loudness ?? 0) - expected)).toBeLessThan(0.1);
  });

  it('is −3.01 LUFS for a full-scale sine of 997 Hz in one channel, at any usual sample rate (BS.1770-4)', () => {
    for (const sampleRate of [8000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000, 192_000]) {
      expect(Math.abs((survey([tone(sampleRate, 997, [3, 0])], sampleRate).loudness ?? 0) + 3.01)).toBeLessThan(0.05);
    }
  });

  it('is undefined, not 0, for what is shorter than 400 ms, and for silence', () => {
    expect(survey([tone(8000, 500, [0.39, -10])], 8000).loudness).toBeUndefined();
    expect(survey([tone(8000, 500, [0.4, -10])], 8000).loudness).toBeDefined();
    expect(survey([new Float32Array(80_000)], 8000).loudness).toBeUndefined();
    expect(survey([tone(8000, 1000, [3, -80])], 8000).loudness).toBeUndefined();
    expect(survey([new Float32Array(0)], 8000).loudness).toBeUndefined();
  });

  it('stays a number at odd sample rates, and when silence follows for long', () => {
    for (const sampleRate of [3000, 3999, 4001, 12_345]) expect(survey([tone(sampleRate, 400, [2, -10], [20, -400])], sampleRate).loudness).toBeLessThan(-5);
  });
});

describe('the survey of a sound', () => {
  it('does not depend on how the frames were cut', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31), fc.array(fc.nat(9000), { maxLength: 20 }), fc.integer({ min: 1, max: 4 }), (seed, cuts, channels) => {
        const planes = Array.from({ length: channels }, (_, channel) => {
          const random = seededRandom(seed, channel);
          return Float32Array.from({ length: 9000 }, () => (random.below(9) === 0 ? 1 : random.unit() - 0.5));
        });
        expect(survey(planes, 8000, cuts)).toEqual(survey(planes, 8000));
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  it('counts frames in runs of three and more at full scale', () => {
    const plane = Float32Array.from([0, 1, 1, 0, 1, 1, 1, 0, -1, -1, -1, -1, 0.5, 1]);
    expect(survey([plane], 8000).clipped).toBe(7);
    expect(survey([new Float32Array(14), plane], 8000).clipped).toBe(7);
  });

  it('counts clipped frames of files that end before full scale', () => {
    const plane = Float32Array.from([0, 127 / 128, 127 / 128, 127 / 128, -1, 126 / 128]);
    for (const [fullScale, clipped] of [[127 / 128, 4], [undefined, 0]] as const) {
      const meter = new SurveyMeter(8000, 1, fullScale);
      meter.add([plane]);
      expect(meter.finish().clipped).toBe(clipped);
    }
  });

  it('finds the peak, also beyond full scale, and takes what is no number for 0', () => {
    expect(survey([Float32Array.from([0.1, -1.5, Number.NaN, Infinity, 0.3])], 8000).peak).toBe(1.5);
  });

  it('tells silence from quiet sound', () => {
    expect(survey([new Float32Array(8000)], 8000).isSilent).toBe(true);
    expect(survey([new Float32Array(0)], 8000).isSilent).toBe(true);
    expect(survey([tone(8000, 300, [1, -60])], 8000).isSilent).toBe(false);
  });

  it('tells the level of the background between words', () => {
    const random = seededRandom(2);
    const words = tone(16_000, 300, [1, -10], [0.7, -400], [1, -10], [0.7, -400]);
    const noise = words.map((value) => value + (random.unit() * 2 - 1) * 0.01);
    // Uniform noise of ±0.01 has the root mean square 0.01 / √3: −44.8 dB.
    expect(survey([noise], 16_000).noiseFloor).toBeCloseTo(-44.8, 0);
    expect(survey([new Float32Array(8000)], 8000).noiseFloor).toBe(-120);
    expect(survey([Float32Array.from([0.5])], 8000).noiseFloor).toBeCloseTo(-6.02, 2);
  });
});

describe('the gain to listen with', () => {
  const base: SoundSurvey = { frames: 8000, peak: 0.1, loudness: -30, clipped: 0, isSilent: false, noiseFloor: -60 };

  it('brings a recording to −20 LUFS where its peak allows', () => {
    expect(listeningGain(base)).toBeCloseTo(10 ** 0.5, 10);
    expect(listeningGain({ ...base, loudness: -8, peak: 1 })).toBeCloseTo(10 ** (-12 / 20), 10);
  });

  it('never lifts the peak beyond full scale, nor by more than 30 dB, and leaves alone what has no loudness', () => {
    fc.assert(
      fc.property(fc.option(fc.double({ min: -70, max: 5, noNaN: true }), { nil: undefined }), fc.double({ min: 0, max: 4, noNaN: true }), (loudness, peak) => {
        const gain = listeningGain({ ...base, loudness, peak });
        expect(gain).toBeGreaterThan(0);
        expect(gain).toBeLessThanOrEqual(10 ** 1.5 + 1e-9);
        if (gain > 1) expect(gain * peak).toBeLessThanOrEqual(1 + 1e-9);
        if (loudness === undefined) expect(gain).toBe(1);
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});
