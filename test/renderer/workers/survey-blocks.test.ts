import { describe, expect, it } from 'vitest';
import { BLOCKS_AHEAD, surveyBlocks } from '../../../renderer/workers/survey-blocks.ts';
import { PeakPyramid, type PeakPiece } from '../../../shared/signal/peak-pyramid.ts';
import { SurveyMeter } from '../../../shared/signal/sound-survey.ts';

const BLOCK = 8192;

function blocksOf(count: number, held = count * BLOCK) {
  const asked: number[] = [];
  return {
    asked,
    blocks: {
      count,
      frames: count * BLOCK,
      block: async (number: number) => {
        asked.push(number);
        const here = Math.max(0, Math.min(BLOCK, held - number * BLOCK));
        return { planes: [new Float32Array(BLOCK).fill(0.25, 0, here)], held: here };
      },
    },
  };
}

async function surveyed({ blocks }: ReturnType<typeof blocksOf>, step: number, goesOn: () => Promise<boolean> = async () => true) {
  const pieces: PeakPiece[] = [];
  let now = 0;
  const meters = { pyramid: new PeakPyramid({ channels: 1, frames: blocks.frames }), meter: new SurveyMeter(8000, 1) };
  const survey = await surveyBlocks(blocks, meters, { tell: (piece) => pieces.push(piece), now: () => (now += step), goesOn });
  return { survey, pieces: pieces.map(({ from, to }) => [from, to]) };
}

describe('measuring block after block', () => {
  it('tells of the first block at once, then at each pause, and of everything in the end', async () => {
    expect((await surveyed(blocksOf(5), 1000)).pieces).toEqual([0, 1, 2, 3, 4].map((n) => [n * BLOCK, (n + 1) * BLOCK]));
    expect((await surveyed(blocksOf(5), 1)).pieces).toEqual([[0, BLOCK], [BLOCK, 5 * BLOCK]]);
  });

  it('asks for few blocks ahead, each once, in order', async () => {
    const source = blocksOf(20);
    let most = 0;
    let turn = 0;
    await surveyed(source, 1, async () => {
      most = Math.max(most, source.asked.length - turn++);
      return true;
    });
    expect(source.asked).toEqual(Array.from({ length: 20 }, (_, n) => n));
    expect(most).toBeLessThanOrEqual(BLOCKS_AHEAD + 1);
  });

  it('stops within a block when nobody wants it any more', async () => {
    const source = blocksOf(100);
    let turns = 0;
    const { survey } = await surveyed(source, 1, async () => ++turns <= 3);
    expect(survey).toBeUndefined();
    expect(source.asked.length).toBeLessThanOrEqual(3 + BLOCKS_AHEAD);
  });

  it('says where the sound of a cut file ends, and draws silence behind', async () => {
    const { survey, pieces } = await surveyed(blocksOf(6, 2.5 * BLOCK), 1000);
    expect(survey?.frames).toBe(2.5 * BLOCK);
    expect(survey?.peak).toBe(0.25);
    expect(pieces.at(-1)?.[1]).toBe(6 * BLOCK);
  });

  it('takes the few frames that a decoder keeps to itself at the end for silence', async () => {
    expect((await surveyed(blocksOf(3, 3 * BLOCK - 1000), 1)).survey?.frames).toBe(3 * BLOCK);
  });
});
