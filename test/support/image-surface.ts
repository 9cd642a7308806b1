import type { Locator, Page } from 'playwright-core';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** The image being labeled, by its own pixels: where they are on the page, and what is painted there. */
export interface LabeledImage {
  readonly surface: Locator;
  /** Page coordinates of a pixel of the image. */
  at(x: number, y: number): Promise<Place>;
  /** Presses at one pixel of the image, moves, lets go at another. */
  drag(from: readonly [number, number], to: readonly [number, number]): Promise<void>;
  click(x: number, y: number): Promise<void>;
  /** Colour painted at a pixel of the image, `#rrggbb`. */
  paintedAt(x: number, y: number): Promise<string>;
}

export async function labeledImage(page: Page): Promise<LabeledImage> {
  const surface = page.getByRole('application', { name: /^Image / });
  await page.locator('[role=application][data-loaded=true]').waitFor();

  async function onSurface(x: number, y: number): Promise<Place> {
    const [scale = 1, left = 0, top = 0] = ((await surface.getAttribute('data-viewport')) ?? '').split(' ').map(Number);
    return { x: left + x * scale, y: top + y * scale };
  }
  async function at(x: number, y: number): Promise<Place> {
    const frame = await surface.boundingBox();
    const place = await onSurface(x, y);
    return { x: (frame?.x ?? 0) + place.x, y: (frame?.y ?? 0) + place.y };
  }
  return {
    surface,
    at,
    async drag(from, to) {
      const start = await at(...from);
      const end = await at(...to);
      await page.mouse.move(start.x, start.y);
      await page.mouse.down();
      await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2);
      await page.mouse.move(end.x, end.y);
      await page.mouse.up();
    },
    async click(x, y) {
      const place = await at(x, y);
      await page.mouse.click(place.x, place.y);
    },
    async paintedAt(x, y) {
      const place = await onSurface(x, y);
      // The layers as they lie over each other, behind the frame that is still to come.
      return surface.evaluate(async (element, { x: left, y: top }) => {
        await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
        const ratio = globalThis.devicePixelRatio;
        const context = new OffscreenCanvas(1, 1).getContext('2d');
        for (const canvas of element.querySelectorAll('canvas')) context?.drawImage(canvas, -Math.floor(left * ratio), -Math.floor(top * ratio));
        const bytes = context?.getImageData(0, 0, 1, 1).data ?? [];
        return `#${[...bytes].slice(0, 3).map((part) => part.toString(16).padStart(2, '0')).join('')}`;
      }, place);
    },
  };
}
