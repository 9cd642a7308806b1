import { describe, expect, it } from 'vitest';
import { HeardTimeline } from '../../../../renderer/audio/play/heard-timeline.ts';
import type { PlaybackReport } from '../../../../renderer/audio/play/playback-messages.ts';

const report = (part: Partial<PlaybackReport>): PlaybackReport => ({ serial: 1, clock: 0, frame: 0, speed: 1, bounds: { start: 0, end: 1000 }, isLoop: false, isPlaying: true, isWaiting: false, ...part });

describe('HeardTimeline', () => {
  it('knows nothing before the first report is due', () => {
    const timeline = new HeardTimeline();
    expect(timeline.heard(0)).toBeUndefined();
    timeline.add(report({ clock: 100, frame: 7 }));
    expect(timeline.heard(99)).toBeUndefined();
    expect(timeline.heard(100)).toEqual({ frame: 7, serial: 1 });
  });

  it('keeps to what is heard while later reports wait for their time', () => {
    const timeline = new HeardTimeline();
    timeline.add(report({ clock: 0, frame: 100 }));
    timeline.add(report({ clock: 50, frame: 700, serial: 2, speed: 0.5 }));
    timeline.add(report({ clock: 90, frame: 720, serial: 3, speed: 0 }));
    expect(timeline.heard(49)).toEqual({ frame: 149, serial: 1 });
    expect(timeline.heard(60)).toEqual({ frame: 705, serial: 2 });
    expect(timeline.heard(500)).toEqual({ frame: 720, serial: 3 });
  });

  it('never runs past the end, and around in a loop, until the next report comes', () => {
    const timeline = new HeardTimeline();
    timeline.add(report({ frame: 990 }));
    expect(timeline.heard(20)?.frame).toBe(1000);
    const loop = new HeardTimeline();
    loop.add(report({ frame: 190, bounds: { start: 100, end: 200 }, isLoop: true }));
    expect(loop.heard(15)?.frame).toBe(105);
    expect(loop.heard(1015)?.frame).toBe(105);
  });
});
