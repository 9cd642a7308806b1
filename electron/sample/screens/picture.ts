import { encode } from 'jpeg-js';

/** Linear light, red green blue; 1 is white. Colours written by people (sRGB-like, 0–255) are squared into it. */
export type Color = readonly [number, number, number];

/** A picture in linear light, three floats a pixel, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly light: Float32Array;
}

export function blankPicture(width: number, height: number): Picture {
  return { width, height, light: new Float32Array(width * height * 3) };
}

/** A colour as people write it to linear light; gamma 2, because a square root is exact everywhere. */
export function rgb(red: number, green: number, blue: number): Color {
  return [(red / 255) * (red / 255), (green / 255) * (green / 255), (blue / 255) * (blue / 255)];
}

/** The picture as JPEG bytes. `quality` is 1–100. */
export function encodeJpeg({ width, height, light }: Picture, quality: number): Uint8Array {
  const data = new Uint8Array(width * height * 4);
  for (let from = 0, to = 0; from < light.length; from += 3, to += 4) {
    data[to] = screenByte(light[from] as number);
    data[to + 1] = screenByte(light[from + 1] as number);
    data[to + 2] = screenByte(light[from + 2] as number);
    data[to + 3] = 255;
  }
  return new Uint8Array(encode({ width, height, data }, quality).data);
}

function screenByte(light: number): number {
  if (light <= 0) return 0;
  return light >= 1 ? 255 : Math.floor(Math.sqrt(light) * 255 + 0.5);
}
