import { describe, expect, it } from 'vitest';
import { laneLayout } from '../../../../renderer/audio/geometry/lane-rows.ts';
import { SpanIndex } from '../../../../renderer/audio/geometry/span-index.ts';
import { TINT } from '../../../../renderer/audio/paint/paint-bar.ts';
import { type LanesPainting, paintLanes } from '../../../../renderer/audio/paint/paint-lanes.ts';
import type { SurfaceSpan } from '../../../../renderer/audio/surface-span.ts';
import { INK } from './ink.ts';
import { RecordingContext } from './recording-context.ts';

const view = { start: 0, pixelsPerSecond: 100, width: 1000 };
const lanes = [{ id: 'a', name: 'A' }, { id: 'b', name: 'B' }];
const span = (id: string, lane: string, start: number, end: number, more: Partial<SurfaceSpan> = {}): SurfaceSpan => ({ id, lane, start, end, color: `color of ${id}`, name: id, ...more });

function painted(spans: readonly SurfaceSpan[], more: Partial<LanesPainting> = {}) {
  const recording = new RecordingContext();
  const layout = laneLayout(lanes, new SpanIndex(spans));
  const count = paintLanes(recording.context, 1, { view, layout, y: 100, height: 200, scrolled: 0, selected: new Set(), omit: new Set(), ink: INK, ...more });
  return { count, recording };
}

describe('bars', () => {
  it('carry name and transcript as far as there is room', () => {
    const { recording } = painted([span('laugh', 'a', 1, 3, { text: 'ha ha' }), span('speech', 'b', 1, 2, { text: 'a long transcript of what was said' }), span('cough', 'a', 5, 5.3)]);
    expect(recording.texts()).toEqual(['speech', 'a long…', 'laugh', 'ha ha', 'c…']);
  });

  it('write a text that is read from the right from the right', () => {
    const { recording } = painted([span('speech', 'a', 1, 5, { text: 'שלום עולם' })]);
    const [name, text] = recording.of('fillText');
    expect(name).toMatchObject({ direction: 'ltr', textAlign: 'left', args: ['speech', 106, expect.any(Number)] });
    expect(text).toMatchObject({ direction: 'rtl', textAlign: 'right', args: ['שלום עולם', 494, expect.any(Number)] });
  });

  it('keep their text in sight when they begin before the view', () => {
    const { recording } = painted([span('speech', 'a', 0, 60)], { view: { ...view, start: 30 } });
    expect(recording.of('fillText')[0]?.args[1]).toBe(6);
  });

  it('show badge and caption, and name instead of the caption under the pointer', () => {
    const badge = span('x', 'a', 1, 4, { badge: '+0.12 s', caption: '' });
    expect(painted([badge]).recording.texts()).toEqual(['+0.12 s']);
    expect(painted([badge], { hovered: 'x' }).recording.texts()).toEqual(['+0.12 s', 'x']);
  });

  it('are dashed when suggested, marked when taken, outlined when selected', () => {
    expect(painted([span('x', 'a', 1, 4, { dashed: true })]).recording.of('stroke')[0]?.dashed).toBe(true);
    expect(painted([span('x', 'a', 1, 4, { taken: true })]).recording.of('lineTo')).toHaveLength(2);
    expect(painted([span('x', 'a', 1, 4)], { selected: new Set(['x']) }).recording.of('stroke')[0]?.strokeStyle).toBe('ink');
  });

  it('of selected spans lie over all others, and are seen however narrow', () => {
    const { recording } = painted([span('x', 'a', 1, 1.001), span('y', 'a', 1.001, 4)], { selected: new Set(['x']) });
    expect(recording.of('fill').map(({ fillStyle }) => fillStyle)).toEqual(['color of y', 'color of x']);
    expect(recording.of('rect').at(-1)?.args[2]).toBe(2);
  });

  it('are left out of lanes that are not shown, out of view, and while they are dragged', () => {
    const spans = [span('x', 'a', 1, 4), span('y', 'elsewhere', 1, 4), span('z', 'a', 20, 30), span('w', 'b', 1, 4)];
    const { count, recording } = painted(spans, { omit: new Set(['w']) });
    expect(count).toBe(1);
    expect(recording.texts()).toEqual(['x']);
  });

  it('let text of the theme be read on any colour', () => {
    for (const [ground, text] of [[20, 236], [255, 24]] as const) {
      for (const color of [0, 128, 255]) {
        for (const tint of Object.values(TINT)) expect(contrast(ground + (color - ground) * tint, text)).toBeGreaterThan(4.5);
      }
    }
  });
});

describe('very many spans', () => {
  const many = Array.from({ length: 50_000 }, (_, number) => span(`s${number}`, number % 2 === 0 ? 'a' : 'b', number * 0.0002, number * 0.0002 + 0.0003));

  it('take no more work than there are pixels', () => {
    const { count, recording } = painted(many);
    expect(count).toBe(50_000);
    expect(recording.of('fillRect').length).toBeLessThanOrEqual(2 * 1000 + 10);
    expect(recording.texts()).toEqual([]);
  });

  it('leave no pixel unmarked that has a span', () => {
    const marks = painted(many).recording.of('fillRect').filter(({ fillStyle, args }) => fillStyle.startsWith('color') && Number(args[1]) < 28);
    const pixels = new Set(marks.flatMap(({ args }) => Array.from({ length: Number(args[2]) }, (_, number) => Number(args[0]) + number)));
    expect([...Array.from({ length: 999 }).keys()].filter((x) => !pixels.has(x))).toEqual([]);
  });
});

describe('ties', () => {
  it('go from bar to bar of two lanes, straight where these share time, dashed where they differ', () => {
    const spans = [span('x', 'a', 1, 3), span('y', 'b', 2, 4), span('z', 'a', 5, 6), span('w', 'b', 7, 8)];
    const { recording } = painted(spans, { ties: [{ a: 'y', b: 'x', tone: 'differs' }, { a: 'z', b: 'w', tone: 'same' }, { a: 'x', b: 'z', tone: 'same' }, { a: 'x', b: 'gone', tone: 'same' }] });
    const curves = recording.of('bezierCurveTo');
    expect(curves.map(({ args }) => [args[0], args[4]])).toEqual([[550, 750], [250, 250]]);
    expect(recording.of('arc')).toHaveLength(4);
    expect(recording.of('stroke').slice(-2).map(({ dashed, strokeStyle }) => [dashed, strokeStyle])).toEqual([[false, 'ink-2'], [true, 'danger']]);
  });
});

/** Contrast of two greys (WCAG 2.2). */
function contrast(a: number, b: number): number {
  const luminance = (value: number) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const [dark, light] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}
