import { expect, it } from 'vitest';
import { channelGains, RATES } from '../../../renderer/audio/sound-look.ts';

it('solo wins over mute, and without either all channels are heard', () => {
  expect(channelGains({ muted: [], solo: [] }, 3)).toEqual([1, 1, 1]);
  expect(channelGains({ muted: [1], solo: [] }, 3)).toEqual([1, 0, 1]);
  expect(channelGains({ muted: [1], solo: [1] }, 3)).toEqual([0, 1, 0]);
});

it('speeds go from a quarter to four times, through 1', () => {
  expect([RATES[0], RATES.at(-1), RATES.includes(1)]).toEqual([0.25, 4, true]);
  expect([...RATES].sort((a, b) => a - b)).toEqual(RATES);
});
