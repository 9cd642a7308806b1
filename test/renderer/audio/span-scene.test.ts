import { describe, expect, it } from 'vitest';
import { describeSpans } from '../../../renderer/audio/describe-spans.ts';
import { SpanScene } from '../../../renderer/audio/span-scene.ts';
import type { SurfaceSpan } from '../../../renderer/audio/surface-span.ts';

const span = (id: string, start: number, end: number, lane = 'a'): SurfaceSpan => ({ id, start, end, lane, color: '#000', name: id });
const scene = new SpanScene(
  [{ id: 'a', name: 'Speaker 1', canDraw: true }, { id: 'b', name: 'Speaker 2' }],
  [span('long', 0, 10), span('late', 8, 9), span('short', 2, 3), span('other', 2, 4, 'b'), span('hidden', 1, 2, 'gone')],
  8000,
);

describe('the spans of a surface', () => {
  it('those of lanes that are not shown are not there', () => {
    expect(scene.size).toBe(4);
    expect(scene.byId('hidden')).toBeUndefined();
  });

  it('the shortest one that lasts at a frame, in a lane or in any', () => {
    expect(scene.lasting(2.5 * 8000, 'a')?.id).toBe('short');
    expect(scene.lasting(3 * 8000, 'a')?.id).toBe('long');
    expect(scene.lasting(3 * 8000)?.id).toBe('other');
    expect(scene.lasting(20 * 8000)).toBeUndefined();
  });

  it('goes on in the order of time, and begins at the playhead', () => {
    expect(scene.next('long', 0, 1)?.id).toBe('short');
    expect(scene.next('late', 0, 1)).toBeUndefined();
    expect(scene.next(undefined, 5 * 8000, 1)?.id).toBe('late');
    expect(scene.next(undefined, 5 * 8000, -1)?.id).toBe('other');
  });

  it('says what is selected', () => {
    expect(describeSpans(scene, ['short'])).toBe('short, 2.000 s to 3.000 s, lane Speaker 1; 2 of 4');
    expect(describeSpans(scene, ['short', 'late'])).toBe('2 spans selected');
    expect(describeSpans(scene, [])).toBe('Nothing selected');
  });
});
