import { describe, expect, it } from 'vitest';
import { paintTimeline } from '../../../../renderer/audio/paint/paint-timeline.ts';
import { INK } from './ink.ts';
import { RecordingContext } from './recording-context.ts';

const view = { start: 10.3, pixelsPerSecond: 30.3, width: 400 };

function painted(pixelRatio: number) {
  const recording = new RecordingContext();
  paintTimeline(recording.context, pixelRatio, { view, seconds: 60, sampleRate: 8000, y: 0, height: 22, ink: INK });
  return recording;
}

describe('the timeline', () => {
  it('writes times that can be read, beginning before the left edge', () => {
    expect(painted(1).texts()).toEqual(['0:10', '0:12', '0:14', '0:16', '0:18', '0:20', '0:22']);
  });

  it('puts every mark on whole pixels of the screen', () => {
    for (const pixelRatio of [1, 1.25, 2]) {
      const marks = painted(pixelRatio).of('fillRect').slice(2);
      expect(marks.length).toBeGreaterThan(20);
      for (const { args } of marks) for (const at of [args[0], args[2]]) expect(Math.abs(Number(at) * pixelRatio - Math.round(Number(at) * pixelRatio))).toBeLessThan(1e-9);
    }
  });
});
