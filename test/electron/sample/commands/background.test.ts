import { describe, expect, it } from 'vitest';
import { background, BACKGROUNDS, tone } from '../../../../electron/sample/commands/background.ts';
import { SAMPLE_RATE } from '../../../../electron/sample/commands/wav.ts';
import { seededRandom } from '../../../../shared/basics/random.ts';

describe('background', () => {
  it.each(BACKGROUNDS)('makes %s as loud as asked', (name) => {
    const sound = background(name, SAMPLE_RATE, 0.05, seededRandom(1));
    const energy = sound.reduce((sum, level) => sum + level * level, 0) / sound.length;
    expect(Math.sqrt(energy)).toBeCloseTo(0.05, 6);
  });

  it('is the same for the same seed and another for another', () => {
    const first = background('hiss', 100, 1, seededRandom(1));
    expect(background('hiss', 100, 1, seededRandom(1))).toEqual(first);
    expect(background('hiss', 100, 1, seededRandom(2))).not.toEqual(first);
  });
});

describe('tone', () => {
  it('follows the sine, without using one, and keeps its loudness', () => {
    const sound = tone(50, SAMPLE_RATE);
    for (const frame of [0, 79, 1599, 12_345]) {
      expect(sound[frame]).toBeCloseTo(Math.sin((2 * Math.PI * 50 * (frame + 1)) / SAMPLE_RATE), 3);
    }
  });
});
