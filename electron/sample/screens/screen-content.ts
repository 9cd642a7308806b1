import { defined } from '../../../shared/basics/assert.ts';
import type { Random } from '../../../shared/basics/random.ts';
import { between, pick } from '../draws.ts';
import { roundedRectangle } from './phone.ts';
import { type Color, rgb } from './picture.ts';
import { mix, smoothstep } from './smooth.ts';

export const CONTENTS = ['off', 'lock', 'home', 'white'] as const;
export type ContentName = (typeof CONTENTS)[number];

/** The light that the screen itself sends out at a point, written into `out`. Millimetres from the screen's middle. */
export type ScreenContent = (x: number, y: number, out: Float64Array) => void;

const WALLPAPERS: readonly (readonly [Color, Color])[] = [
  [rgb(24, 44, 92), rgb(150, 92, 128)],
  [rgb(12, 66, 78), rgb(90, 150, 120)],
  [rgb(70, 36, 84), rgb(210, 120, 90)],
  [rgb(20, 28, 48), rgb(70, 110, 160)],
];

const ICONS: readonly Color[] = [
  rgb(62, 140, 230), rgb(70, 186, 110), rgb(240, 150, 50), rgb(226, 78, 82), rgb(140, 104, 220), rgb(236, 200, 64), rgb(70, 196, 200),
  rgb(232, 236, 240), rgb(92, 100, 116),
];

export function screenContent(name: ContentName, halfWidth: number, halfHeight: number, random: Random): ScreenContent {
  if (name === 'off') return plain(rgb(17, 19, 24));
  if (name === 'white') return plain(rgb(222, 226, 232));
  const wallpaper = gradient(pick(random, WALLPAPERS), halfWidth, halfHeight, between(random, -0.5, 0.5));
  const bar = statusBar(halfWidth, halfHeight);
  const drawing = name === 'home' ? icons(halfWidth, halfHeight, random) : clockFace(halfHeight, random);
  return (x, y, out) => {
    wallpaper(x, y, out);
    drawing(x, y, out);
    bar(x, y, out);
  };
}

function plain(color: Color): ScreenContent {
  const [red, green, blue] = color;
  return (_x, _y, out) => {
    out[0] = red;
    out[1] = green;
    out[2] = blue;
  };
}

function gradient([from, to]: readonly [Color, Color], halfWidth: number, halfHeight: number, lean: number): ScreenContent {
  return (x, y, out) => {
    const share = smoothstep(-1.2, 1.2, y / halfHeight + (lean * x) / halfWidth);
    for (let c = 0; c < 3; c++) out[c] = mix(from[c] as number, to[c] as number, share) * 0.8;
  };
}

function statusBar(halfWidth: number, halfHeight: number): ScreenContent {
  const y0 = -halfHeight + 3.4;
  return (x, y, out) => {
    if (y > y0 + 1.5) return;
    const battery = roundedRectangle(x - halfWidth + 6.2, y - y0, 1.7, 0.85, 0.4);
    const signal = roundedRectangle(x - halfWidth + 10.4, y - y0, 0.9, 0.75, 0.3);
    const time = roundedRectangle(x + halfWidth - 7, y - y0, 2.4, 0.6, 0.4);
    paint(out, Math.min(battery, signal, time), WHITE, 0.75);
  };
}

const WHITE: Color = [0.85, 0.87, 0.9];

/** Blends `color` where the signed distance is negative, over a soft edge of about a pixel. */
function paint(out: Float64Array, distance: number, color: Color, strength: number): void {
  const share = strength * (1 - smoothstep(-0.12, 0.12, distance));
  if (share <= 0) return;
  for (let c = 0; c < 3; c++) out[c] = mix(out[c] as number, color[c] as number, share);
}

function icons(halfWidth: number, halfHeight: number, random: Random): ScreenContent {
  const columns = 4;
  const pitchX = (halfWidth * 2 - 3) / columns;
  const pitchY = pitchX * 1.22;
  const size = pitchX * 0.31;
  const rows = Math.floor((halfHeight * 2 - 30) / pitchY);
  const top = -halfHeight + 15;
  const dockY = halfHeight - pitchY * 0.72;
  const colors = Array.from({ length: (rows + 1) * columns }, () => pick(random, ICONS));
  const glyphs = colors.map(() => random.below(4));
  const filled = columns * (rows - 2) + random.below(columns * 2 + 1); // then a gap, then the dock
  return (x, y, out) => {
    paint(out, roundedRectangle(x, y - dockY, halfWidth - 2, pitchY * 0.48, 5), WHITE, 0.16);
    const inDock = y > dockY - pitchY * 0.5;
    const row = inDock ? rows : Math.round((y - top) / pitchY);
    const column = Math.floor((x + pitchX * (columns / 2)) / pitchX);
    if (row < 0 || row > rows || (row === rows && !inDock) || column < 0 || column >= columns) return;
    const index = row * columns + column;
    if (index >= filled && !inDock) return;
    const dx = x - (column - columns / 2 + 0.5) * pitchX;
    const dy = y - (inDock ? dockY : top + row * pitchY);
    paint(out, roundedRectangle(dx, dy, size, size, size * 0.45), defined(colors[index], 'a colour'), 0.92);
    paint(out, glyph(defined(glyphs[index], 'a glyph'), dx, dy, size), WHITE, 0.85);
    if (!inDock) paint(out, roundedRectangle(dx, dy - size * 1.45, size * 0.72, 0.32, 0.3), WHITE, 0.5);
  };
}

function glyph(kind: number, x: number, y: number, size: number): number {
  const radius = Math.sqrt(x * x + y * y);
  switch (kind) {
    case 0:
      return Math.abs(radius - size * 0.42) - size * 0.12;
    case 1:
      return Math.max(Math.abs(y) - size * 0.52, Math.abs(x) * 1.6 + y * 0.9 - size * 0.42);
    case 2:
      return Math.min(roundedRectangle(x, y + size * 0.3, size * 0.5, size * 0.1, 0.1), roundedRectangle(x, y - size * 0.2, size * 0.5, size * 0.1, 0.1));
    default:
      return radius - size * 0.36;
  }
}

/** Seven strokes a digit: top, upper left, upper right, middle, lower left, lower right, bottom. */
const DIGITS = ['1110111', '0010010', '1011101', '1011011', '0111010', '1101011', '1101111', '1010010', '1111111', '1111011'] as const;

function clockFace(halfHeight: number, random: Random): ScreenContent {
  const shown = [random.below(2), random.below(10), random.below(6), random.below(10)].map((digit) => defined(DIGITS[digit], 'a digit'));
  const middle = -halfHeight * 0.55;
  return (x, y, out) => {
    const up = y - middle;
    if (up > -9 && up < 9) {
      for (let i = 0; i < 4; i++) {
        const dx = x - (i - 1.5) * 9.4 - (i < 2 ? -1.6 : 1.6);
        if (Math.abs(dx) < 5) paint(out, sevenStrokes(shown[i] ?? '', dx, up), WHITE, 0.9);
      }
      paint(out, Math.min(roundedRectangle(x, up - 2.6, 0.6, 0.6, 0.6), roundedRectangle(x, up + 2.6, 0.6, 0.6, 0.6)), WHITE, 0.9);
    }
    paint(out, roundedRectangle(x, up - 13, 13, 0.7, 0.6), WHITE, 0.5);
    paint(out, roundedRectangle(x, y - halfHeight + 4, 11, 0.45, 0.4), WHITE, 0.6);
  };
}

function sevenStrokes(strokes: string, x: number, y: number): number {
  const across = [-6, 0, 6];
  let nearest = 9;
  for (let i = 0; i < 7; i++) {
    if (strokes[i] !== '1') continue;
    const lying = i === 0 || i === 3 || i === 6;
    const distance = lying
      ? roundedRectangle(x, y - (across[i / 3] as number), 2.9, 0.5, 0.5)
      : roundedRectangle(x - (i === 1 || i === 4 ? -2.9 : 2.9), y - (i < 3 ? -3 : 3), 0.5, 3, 0.5);
    nearest = Math.min(nearest, distance);
  }
  return nearest;
}
