import { describe, expect, it } from 'vitest';
import { lookFrom } from '../../../../renderer/features/review/use-case-look.ts';
import { STANDARD_LOOK } from '../../../../renderer/audio/sound-look.ts';

describe('how sounds are looked at in Review', () => {
  it('is what was kept of switches, and the standard for the rest', () => {
    expect(lookFrom(null)).toEqual(STANDARD_LOOK);
    expect(lookFrom('{"spectrogram": false, "rate": 3}')).toEqual({ ...STANDARD_LOOK, spectrogram: false });
  });

  it('is the standard where what was kept is damaged', () => {
    for (const text of ['{', 'null', '7', '{"spectrogram": "yes"}']) expect(lookFrom(text)).toEqual(STANDARD_LOOK);
  });
});
