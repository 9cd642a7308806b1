import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../shared/basics/random.ts';
import { PeakPyramid } from '../../../shared/signal/peak-pyramid.ts';
import { silenceEdges, silenceRule } from '../../../shared/signal/silences.ts';
import { SurveyMeter } from '../../../shared/signal/sound-survey.ts';

const RATE = 16_000;

/** A tone with pauses: seconds of sound and of silence by turns, sound first. */
function words(...seconds: readonly number[]): Float32Array {
  return Float32Array.from(seconds.flatMap((length, place) => Array.from({ length: Math.round(length * RATE) }, (_, n) => (place % 2 === 0 ? 0.4 * Math.sin(n / 5) : 0))));
}

function pyramidOf(...planes: readonly Float32Array[]): PeakPyramid {
  const pyramid = new PeakPyramid({ channels: planes.length, frames: planes[0]?.length ?? 0 });
  pyramid.add(planes);
  return pyramid;
}

const seconds = (edges: readonly number[]) => edges.map((edge) => edge / RATE);
const rule = { floor: -50, least: 0.2 };
const near = (value: number): unknown => expect.closeTo(value, 1) as unknown;

describe('edges of silence', () => {
  it('lie where sound ends and begins, to a peak', () => {
    const edges = silenceEdges(pyramidOf(words(1, 0.5, 2, 0.3, 1)), RATE, rule);
    expect(seconds(edges)).toEqual([1, 1.5, 3.5, 3.8].map(near));
    [1, 1.5, 3.5, 3.8].forEach((at, place) => expect(Math.abs((edges[place] as number) - at * RATE)).toBeLessThanOrEqual(256));
  });

  it('leave short pauses out, and the ends of the recording', () => {
    expect(seconds(silenceEdges(pyramidOf(words(1, 0.1, 1)), RATE, rule))).toEqual([]);
    expect(seconds(silenceEdges(pyramidOf(words(0, 1, 1, 1)), RATE, rule))).toEqual([1, 2].map(near));
    expect(silenceEdges(pyramidOf(words(0, 3)), RATE, rule)).toEqual([]);
    expect(silenceEdges(pyramidOf(words(3)), RATE, rule)).toEqual([]);
  });

  it('need all channels to be silent', () => {
    expect(seconds(silenceEdges(pyramidOf(words(1, 1, 1), words(1.5, 0.5, 1)), RATE, rule))).toEqual([1.5, 2].map(near));
  });

  it('are found in recordings longer than one piece', () => {
    expect(seconds(silenceEdges(pyramidOf(words(70, 1, 20)), RATE, rule))).toEqual([70, 71].map(near));
  });

  it('follow the noise of the recording', () => {
    const random = seededRandom(1);
    const noisy = words(1, 0.6, 1, 0.6, 1).map((value) => value + 0.03 * (random.unit() - 0.5));
    const meter = new SurveyMeter(RATE, 1);
    meter.add([noisy]);
    expect(seconds(silenceEdges(pyramidOf(noisy), RATE, silenceRule(meter.finish())))).toEqual([1, 1.6, 2.6, 3.2].map(near));
    expect(silenceEdges(pyramidOf(noisy), RATE, rule)).toEqual([]);
  });
});
