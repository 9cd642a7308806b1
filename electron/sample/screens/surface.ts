import type { Point } from './defect.ts';
import { mix } from './smooth.ts';
import type { Color, Picture } from './picture.ts';

/** What a defect adds at one pixel: scattered light, and the share of the light below that it swallows. */
export interface Mark {
  readonly light: number;
  readonly shadow: number;
}

/**
 * Two layers over a picture, light and shadow, that defects are drawn into before they are laid on. Where strokes of
 * one defect overlap, the stronger counts, so that a line made of many strokes is as bright as one.
 */
export class Surface {
  readonly #light: Float32Array;
  readonly #shadow: Float32Array;
  readonly #width: number;
  readonly #height: number;

  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
    this.#light = new Float32Array(width * height);
    this.#shadow = new Float32Array(width * height);
  }

  /** Marks every pixel within `reach` of the stroke from `from` to `from + (dx, dy)`, at the pixel's middle. */
  around(from: Point, dx: number, dy: number, reach: number, mark: (x: number, y: number) => Mark): void {
    const left = Math.max(0, Math.floor(Math.min(from.x, from.x + dx) - reach));
    const right = Math.min(this.#width - 1, Math.ceil(Math.max(from.x, from.x + dx) + reach));
    const top = Math.max(0, Math.floor(Math.min(from.y, from.y + dy) - reach));
    const bottom = Math.min(this.#height - 1, Math.ceil(Math.max(from.y, from.y + dy) + reach));
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const { light, shadow } = mark(column + 0.5, row + 0.5);
        const index = row * this.#width + column;
        if (light > (this.#light[index] as number)) this.#light[index] = light;
        if (shadow > (this.#shadow[index] as number)) this.#shadow[index] = shadow;
      }
    }
  }

  /** Lays the two layers over the picture, where `mask` is above 0 and by its share. */
  layOver(picture: Picture, mask: Float32Array, tint: Color): void {
    for (let index = 0, at = 0; index < this.#light.length; index++, at += 3) {
      const light = this.#light[index] as number;
      const shadow = this.#shadow[index] as number;
      const share = mask[index] as number;
      if (share <= 0 || (light <= 0 && shadow <= 0)) continue;
      for (let c = 0; c < 3; c++) {
        const before = picture.light[at + c] as number;
        // A bright screen outshines what a scratch scatters: there it shows as a dark line instead.
        const scattered = light * (tint[c] as number) * Math.max(0, 1 - 1.5 * before);
        const marked = before * (1 - Math.min(0.9, shadow)) + scattered;
        picture.light[at + c] = mix(before, marked, share);
      }
    }
  }
}
