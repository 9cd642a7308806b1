import { describe, expect, it } from 'vitest';
import { laneLayout } from '../../../../renderer/audio/geometry/lane-rows.ts';
import { SpanIndex } from '../../../../renderer/audio/geometry/span-index.ts';
import { lengthText, type OverlayPainting, paintOverlay } from '../../../../renderer/audio/paint/paint-overlay.ts';
import { paintBands } from '../../../../renderer/audio/paint/paint-bands.ts';
import type { SurfaceSpan } from '../../../../renderer/audio/surface-span.ts';
import { INK } from './ink.ts';
import { RecordingContext } from './recording-context.ts';

const view = { start: 0, pixelsPerSecond: 100, width: 1000 };
const span = (id: string, start: number, end: number): SurfaceSpan => ({ id, lane: 'a', start, end, color: `color of ${id}`, name: id });
const layout = laneLayout([{ id: 'a', name: 'A' }, { id: 'b', name: 'B' }], new SpanIndex([span('x', 1, 2), span('y', 1.5, 3)]));

function painted(more: Partial<OverlayPainting>, pixelRatio = 1) {
  const recording = new RecordingContext();
  paintOverlay(recording.context, pixelRatio, { view, layout, timeline: { y: 0, height: 22 }, sound: { y: 22, height: 200 }, lanes: { y: 222, height: 80 }, scrolled: 0, inHand: [], ink: INK, ...more });
  return recording;
}

describe('the overlay', () => {
  it('is cleared, with nothing on it when nothing moves', () => {
    expect(painted({}).calls.map(({ name }) => name)).toEqual(['setTransform', 'clearRect']);
  });

  it('draws the playhead on whole pixels, and not outside the view', () => {
    for (const pixelRatio of [1, 1.5, 2]) {
      const x = Number(painted({ playhead: 3.3333 }, pixelRatio).of('moveTo')[0]?.args[0]);
      const half = Math.max(1, Math.floor(pixelRatio)) / pixelRatio;
      expect(Math.abs((x - half) * pixelRatio - Math.round((x - half) * pixelRatio))).toBeLessThan(1e-9);
      expect(Math.abs(x - 333.33)).toBeLessThan(2);
    }
    expect(painted({ playhead: 30 }).of('stroke')).toEqual([]);
  });

  it('keeps the line at the very end of the recording in sight', () => {
    expect(Number(painted({ playhead: 10 }).of('moveTo')[0]?.args[0])).toBeLessThan(1000);
  });

  it('writes the time under the pointer, on the side where there is room', () => {
    const left = painted({ hover: 1.25 }).of('fillText')[0];
    expect(left?.args).toEqual(['0:01.25', 133, expect.any(Number)]);
    expect(Number(painted({ hover: 9.99 }).of('fillText')[0]?.args[1])).toBeLessThan(999);
  });

  it('says what the edge has snapped to', () => {
    expect(painted({ snap: { seconds: 2, to: 'silence' } }).texts()).toEqual(['silence']);
  });

  it('draws what is in hand where it would be, and writes the length of the first', () => {
    const recording = painted({ inHand: [{ ...span('y', 2, 4.5) }, { ...span('x', 0, 1), lane: 'b' }] });
    expect(recording.texts()).toEqual(['y', 'x', '2.500 s']);
    const [first, second] = recording.of('roundRect');
    expect(first?.args.slice(0, 2)).toEqual([200, 222 + 3 + 24]); // its own sub-row
    expect(second?.args.slice(0, 2)).toEqual([0, 222 + 52 + 3]); // the first one of the other lane
  });
});

describe('bands', () => {
  it('show the spans that are asked for through the sound, selected ones stronger', () => {
    const recording = new RecordingContext();
    paintBands(recording.context, 1, { view, index: layout.index, y: 22, height: 200, selected: new Set(['x']), omit: new Set(), isShown: ({ id }) => id === 'x' });
    expect(recording.of('fillRect').map(({ args, globalAlpha }) => [...args.slice(0, 3), globalAlpha])).toEqual([[100, 22, 100, 0.24], [100, 22, 2, 1], [198, 22, 2, 1]]);
  });

  it('narrower than a pixel are drawn once a pixel', () => {
    const many = new SpanIndex(Array.from({ length: 10_000 }, (_, number) => span(`s${number}`, number * 0.0001, number * 0.0001 + 0.0001)));
    const recording = new RecordingContext();
    paintBands(recording.context, 1, { view, index: many, y: 0, height: 10, selected: new Set(), omit: new Set() });
    expect(recording.of('fillRect').length).toBeLessThanOrEqual(102);
  });
});

describe('a length', () => {
  it('is written in the unit that it is spoken of in', () => {
    expect([0.0000227, 0.0125, 0.5, 0.9999, 1.25, 59.9999, 123.5].map(lengthText)).toEqual(['23 µs', '12.5 ms', '500 ms', '1.000 s', '1.250 s', '1:00.000', '2:03.500']);
  });
});
