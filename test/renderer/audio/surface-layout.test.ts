import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LayoutWish, placeAt, surfaceLayout } from '../../../renderer/audio/surface-layout.ts';

const wishes = fc.record<LayoutWish>({ height: fc.integer({ min: 0, max: 2000 }), channels: fc.integer({ min: 1, max: 16 }), isSplit: fc.boolean(), spectrogram: fc.boolean(), lanesHeight: fc.integer({ min: 0, max: 3000 }) });

describe('surface layout', () => {
  it('fills the height from the timeline to the lanes, without overlaps', () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        const { timeline, tracks, lanes } = surfaceLayout(wish);
        let y = timeline.y + timeline.height;
        for (const track of tracks) {
          expect(track.y).toBeGreaterThanOrEqual(y);
          expect(track.height).toBeGreaterThanOrEqual(0);
          y = track.y + track.height;
        }
        if (wish.height > 100) {
          expect(y).toBeLessThanOrEqual(lanes.y + 1);
          expect(lanes.y + lanes.height).toBe(wish.height);
        }
        expect(lanes.height).toBeLessThanOrEqual(wish.lanesHeight);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('every channel has its waveform, and a spectrogram of its own where there is room', () => {
    const of = (height: number, channels: number) => surfaceLayout({ height, channels, isSplit: true, spectrogram: true, lanesHeight: 0 }).tracks.map(({ draws, channel }) => `${draws} ${channel}`);
    expect(of(600, 2)).toEqual(['waveform 0', 'spectrogram 0', 'waveform 1', 'spectrogram 1']);
    expect(of(300, 4)).toEqual(['waveform 0', 'waveform 1', 'waveform 2', 'waveform 3', 'spectrogram all']);
    expect(surfaceLayout({ height: 300, channels: 4, isSplit: false, spectrogram: true, lanesHeight: 50 }).tracks.map(({ channel }) => channel)).toEqual(['all', 'all']);
  });

  it('many lanes leave the sound its part, few get all they need', () => {
    const many = surfaceLayout({ height: 622, channels: 1, isSplit: false, spectrogram: false, lanesHeight: 2000 });
    expect(many.lanes.height).toBeLessThan(500);
    expect(surfaceLayout({ height: 622, channels: 1, isSplit: false, spectrogram: false, lanesHeight: 84 }).lanes.height).toBe(84);
  });

  it('says what lies at a height', () => {
    const layout = surfaceLayout({ height: 400, channels: 1, isSplit: false, spectrogram: false, lanesHeight: 60 });
    expect(placeAt(layout, 5, 0)).toEqual({ on: 'timeline' });
    expect(placeAt(layout, 200, 0)).toMatchObject({ on: 'track', track: { draws: 'waveform' } });
    expect(placeAt(layout, 350, 100)).toEqual({ on: 'lanes', y: 110 });
  });
});
