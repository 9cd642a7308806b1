import { describe, expect, it } from 'vitest';
import { stretchEdges, STRETCHES_AHEAD, surveyStretches } from '../../../renderer/workers/survey-stretches.ts';
import { PeakPyramid, type PeakPiece } from '../../../shared/signal/peak-pyramid.ts';
import { SurveyMeter } from '../../../shared/signal/sound-survey.ts';

const BLOCK = 8192;

function soundOf(count: number, held = count * BLOCK) {
  const asked: number[] = [];
  return {
    asked,
    edges: Array.from({ length: count + 1 }, (_, n) => n * BLOCK),
    sound: {
      decode: async (from: number, to: number) => {
        asked.push(from / BLOCK);
        const here = Math.max(0, Math.min(to, held) - from);
        return { planes: [new Float32Array(to - from).fill(0.25, 0, here)], held: here };
      },
    },
  };
}

async function surveyed({ sound, edges }: ReturnType<typeof soundOf>, step: number, goesOn: () => Promise<boolean> = async () => true) {
  const pieces: PeakPiece[] = [];
  let now = 0;
  const meters = { pyramid: new PeakPyramid({ channels: 1, frames: edges.at(-1) ?? 0 }), meter: new SurveyMeter(8000, 1) };
  const survey = await surveyStretches(sound, edges, meters, { tell: (piece) => pieces.push(piece), now: () => (now += step), goesOn });
  return { survey, pieces: pieces.map(({ from, to }) => [from, to]) };
}

describe('measuring stretch after stretch', () => {
  it('tells of the first stretch at once, then at each pause, and of everything in the end', async () => {
    expect((await surveyed(soundOf(5), 1000)).pieces).toEqual([0, 1, 2, 3, 4].map((n) => [n * BLOCK, (n + 1) * BLOCK]));
    expect((await surveyed(soundOf(5), 1)).pieces).toEqual([[0, BLOCK], [BLOCK, 5 * BLOCK]]);
  });

  it('asks for few stretches ahead, each once, in order', async () => {
    const source = soundOf(20);
    let most = 0;
    let turn = 0;
    await surveyed(source, 1, async () => {
      most = Math.max(most, source.asked.length - turn++);
      return true;
    });
    expect(source.asked).toEqual(Array.from({ length: 20 }, (_, n) => n));
    expect(most).toBeLessThanOrEqual(STRETCHES_AHEAD + 1);
  });

  it('stops within a stretch when nobody wants it any more', async () => {
    const source = soundOf(100);
    let turns = 0;
    const { survey } = await surveyed(source, 1, async () => ++turns <= 3);
    expect(survey).toBeUndefined();
    expect(source.asked.length).toBeLessThanOrEqual(3 + STRETCHES_AHEAD);
  });

  it('says where the sound of a cut file ends, and draws silence behind', async () => {
    const { survey, pieces } = await surveyed(soundOf(6, 2.5 * BLOCK), 1000);
    expect(survey?.frames).toBe(2.5 * BLOCK);
    expect(survey?.peak).toBe(0.25);
    expect(pieces.at(-1)?.[1]).toBe(6 * BLOCK);
  });

  it('takes the few frames that a decoder keeps to itself at the end for silence', async () => {
    expect((await surveyed(soundOf(3, 3 * BLOCK - 1000), 1)).survey?.frames).toBe(3 * BLOCK);
  });
});

describe('stretches', () => {
  it('begin short, double up to some four megabytes, and cover the recording once', () => {
    const edges = stretchEdges({ url: '', seconds: 200, sampleRate: 44_100, channels: 1 });
    expect(edges).toEqual([0, 2 ** 17, 2 ** 18, 2 ** 19, 2 ** 20, 2 * 2 ** 20, 3 * 2 ** 20, 4 * 2 ** 20, 5 * 2 ** 20, 6 * 2 ** 20, 7 * 2 ** 20, 8 * 2 ** 20, 200 * 44_100]);
    expect(stretchEdges({ url: '', seconds: 1 / 8000, sampleRate: 8000, channels: 2 })).toEqual([0, 1]);
    const many = stretchEdges({ url: '', seconds: 100, sampleRate: 48_000, channels: 16 });
    expect(Math.max(...many.slice(1).map((edge, n) => edge - (many[n] ?? 0))) * 16).toBeLessThanOrEqual(2 ** 20);
  });
});
