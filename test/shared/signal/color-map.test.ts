import { describe, expect, it } from 'vitest';
import { COLOR_MAP_NAMES, colorMap } from '../../../shared/signal/color-map.ts';

/** CIE L* of an sRGB colour (IEC 61966-2-1; CIE 15). */
function lightness(red: number, green: number, blue: number): number {
  const linear = (part: number) => (part <= 0.04045 * 255 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const y = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  return y > 216 / 24_389 ? 116 * Math.cbrt(y) - 16 : (24_389 / 27) * y;
}

describe('colour maps', () => {
  it.each(COLOR_MAP_NAMES)('%s goes steadily from one lightness to another', (name) => {
    const colors = colorMap(name);
    const steps = Array.from({ length: 256 }, (_, index) => lightness(colors[4 * index] as number, colors[4 * index + 1] as number, colors[4 * index + 2] as number));
    const direction = Math.sign((steps[255] as number) - (steps[0] as number));
    expect(Math.abs((steps[255] as number) - (steps[0] as number))).toBeGreaterThan(70);
    // One step of an 8-bit colour is up to 0.4 of lightness.
    for (let index = 1; index < 256; index++) expect(direction * ((steps[index] as number) - (steps[index - 1] as number))).toBeGreaterThan(-0.4);
    for (let index = 8; index < 256; index++) expect(direction * ((steps[index] as number) - (steps[index - 8] as number))).toBeGreaterThan(0);
  });

  it('have the ends that matplotlib gives them, and are opaque', () => {
    const ends = (name: (typeof COLOR_MAP_NAMES)[number]) => [Array.from(colorMap(name).subarray(0, 4)), Array.from(colorMap(name).subarray(-4))];
    expect(ends('viridis')).toEqual([[68, 1, 84, 255], [253, 231, 37, 255]]);
    expect(ends('magma')).toEqual([[0, 0, 4, 255], [252, 253, 191, 255]]);
    expect(ends('inverse-grey')).toEqual([[255, 255, 255, 255], [0, 0, 0, 255]]);
  });

  it('are off the published table by at most 4 of 255 between the anchors', () => {
    const middle = (name: (typeof COLOR_MAP_NAMES)[number]) => Array.from(colorMap(name).subarray(4 * 128, 4 * 128 + 3));
    const near = (...parts: readonly number[]) => parts.map((part): unknown => expect.toSatisfy((value: number) => Math.abs(value - part) <= 4));
    // matplotlib's tables at 128, times 255.
    expect(middle('viridis')).toEqual(near(32.5, 144.6, 140.4));
    expect(middle('magma')).toEqual(near(182.7, 54.8, 121.2));
    expect(middle('cividis')).toEqual(near(124.6, 123.8, 120.1));
  });
});
