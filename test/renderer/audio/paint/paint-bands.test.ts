import { describe, expect, it } from 'vitest';
import { SpanIndex } from '../../../../renderer/audio/geometry/span-index.ts';
import { type BandsPainting, paintBands } from '../../../../renderer/audio/paint/paint-bands.ts';
import type { SurfaceSpan } from '../../../../renderer/audio/surface-span.ts';
import { RecordingContext } from './recording-context.ts';

const span = (id: string, start: number, end: number): SurfaceSpan => ({ id, lane: 'a', start, end, color: `color of ${id}`, name: id });

function rectangles(spans: readonly SurfaceSpan[], more: Partial<BandsPainting> = {}) {
  const recording = new RecordingContext();
  paintBands(recording.context, 1, { view: { start: 0, pixelsPerSecond: 100, width: 1000 }, index: new SpanIndex(spans), y: 10, height: 50, selected: new Set(), omit: new Set(), ...more });
  return recording.of('fillRect').map(({ args, fillStyle }) => [fillStyle, ...args]);
}

describe('bands over the sound', () => {
  it('are a tint with an edge at each end', () => {
    expect(rectangles([span('x', 1, 2)])).toEqual([['color of x', 100, 10, 100, 50], ['color of x', 100, 10, 1, 50], ['color of x', 199, 10, 1, 50]]);
  });

  it('are only of what is to show through', () => {
    expect(rectangles([span('x', 1, 2), span('y', 1, 3)], { isShown: ({ id }) => id === 'y' }).map(([color]) => color)).toEqual(Array.from({ length: 3 }, () => 'color of y'));
  });

  it('leave the colours of a spectrogram as they are: only edges, and what is too narrow for two of them is one line', () => {
    expect(rectangles([span('x', 1, 2)], { isTinted: false }).map(([, x, , width]) => [x, width])).toEqual([[100, 1], [199, 1]]);
    expect(rectangles([span('x', 1, 1.02)], { isTinted: false }).map(([, x, , width]) => [x, width])).toEqual([[100, 2]]);
  });
});
