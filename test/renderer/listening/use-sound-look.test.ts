import { describe, expect, it } from 'vitest';
import { decodedSound } from '../../../renderer/listening/use-sound-look.ts';

const STANDARD = decodedSound(null);

describe('how sounds were looked at', () => {
  it('comes back as it was kept, but for the channels that were heard: those belong to one recording', () => {
    const kept = { look: { ...STANDARD.look, spectrogram: false, scale: 'log', windowSize: 4096, low: 50, high: 4000, jump: 5, solo: [1], muted: [0] }, habits: { autoBack: 1.5, playOnFocus: false, playAtOnce: true } };
    expect(decodedSound(JSON.stringify(kept))).toEqual({ look: { ...kept.look, solo: [], muted: [] }, habits: kept.habits });
  });

  it('is the standard where what was kept makes no sense', () => {
    const wrong = { look: { windowSize: 1000, scale: 'bark', low: 5000, high: 100, rate: 9, jump: -1, tall: 'big', colors: 7 }, habits: { autoBack: 30 } };
    expect(decodedSound(JSON.stringify(wrong))).toEqual(STANDARD);
    for (const broken of ['', '[', 'null', '7', '{"look":3}']) expect(decodedSound(broken)).toEqual(STANDARD);
  });
});
