import { describe, expect, it } from 'vitest';
import { createWheelReader, type WheelInput } from '../../../renderer/canvas/wheel.ts';

const wheel = (more: Partial<WheelInput>): WheelInput => ({ deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, shiftKey: false, timeStamp: 0, ...more });

describe('the wheel', () => {
  it('of a mouse zooms, by pixels, lines and pages alike', () => {
    const read = createWheelReader();
    expect(read(wheel({ deltaY: -100 }))).toMatchObject({ means: 'zoom', factor: expect.closeTo(1.162, 3) });
    expect(read(wheel({ deltaY: -3, deltaMode: 1 }))).toMatchObject({ means: 'zoom', factor: expect.closeTo(1.16, 2) });
    expect(read(wheel({ deltaY: 100 }))).toMatchObject({ means: 'zoom', factor: expect.closeTo(0.861, 3) });
  });

  it('as two fingers on a trackpad pans, also when the stroke becomes fast', () => {
    const read = createWheelReader();
    expect(read(wheel({ deltaX: 4, deltaY: 9 }))).toEqual({ means: 'pan', x: -4, y: -9 });
    expect(read(wheel({ deltaY: 120, timeStamp: 100 }))).toEqual({ means: 'pan', x: -0, y: -120 });
    expect(read(wheel({ deltaY: 120, timeStamp: 1000 }))).toMatchObject({ means: 'zoom' });
  });

  it('with Ctrl is a pinch, with Shift goes sideways', () => {
    const read = createWheelReader();
    expect(read(wheel({ deltaY: -10, ctrlKey: true }))).toMatchObject({ means: 'zoom', factor: expect.closeTo(1.105, 3) });
    expect(read(wheel({ deltaY: 100, shiftKey: true }))).toEqual({ means: 'pan', x: -100, y: 0 });
  });
});
