import { expect, it } from 'vitest';
import { PlayheadDrawing } from '../../../renderer/audio/playhead-drawing.ts';

it('draws from where the playhead was to where it is, either way, and nothing where it has not moved', () => {
  const drawing = new PlayheadDrawing();
  drawing.begin('a', 100, 0);
  expect(drawing.stretch(100, 1000)).toBeUndefined();
  expect(drawing.stretch(150, 1000)).toEqual({ start: 100, end: 150 });
  expect(drawing.stretch(50, 1000)).toEqual({ start: 50, end: 100 });
  expect(drawing.stretch(5000, 1000)).toEqual({ start: 100, end: 1000 });
  expect(drawing.drop()).toBe(true);
  expect(drawing.drop()).toBe(false);
});

it('a tap is told from a key that was held', () => {
  const drawing = new PlayheadDrawing();
  drawing.begin('a', 0, 1000);
  expect(drawing.wasHeld(1100)).toBe(false);
  expect(drawing.wasHeld(1150)).toBe(true);
});
