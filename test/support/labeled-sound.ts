import type { Locator, Page } from 'playwright-core';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** The sound being labeled, by its own seconds: where they are on the page, and what the surface says of itself. */
export interface LabeledSound {
  readonly surface: Locator;
  /** Page coordinates of a time, in the waveform, or so many pixels below the top of the surface; a negative number counts from its end, where the lanes are. */
  readonly at: (seconds: number, down?: number) => Promise<Place>;
  /** Presses at one time, moves, lets go at another. */
  readonly drag: (from: number, to: number, down?: number) => Promise<void>;
  readonly click: (seconds: number, down?: number) => Promise<void>;
  /** An attribute of the surface that begins with `data-`. */
  readonly told: (name: string) => Promise<string>;
  /** Frame of the playhead while nothing plays. */
  readonly position: () => Promise<number>;
}

/** Pixels from the top of the surface into the waveform: the timeline lies above it. */
const WAVEFORM = 60;

export async function labeledSound(page: Page): Promise<LabeledSound> {
  const surface = page.getByRole('application', { name: /^Sound / });
  await page.locator('[role=application][data-loaded=true]').waitFor();
  const told = async (name: string): Promise<string> => (await surface.getAttribute(`data-${name}`)) ?? '';

  async function at(seconds: number, down = WAVEFORM): Promise<Place> {
    const frame = await surface.boundingBox();
    const [start = 0, pixelsPerSecond = 1] = (await told('view')).split(' ').map(Number);
    return { x: (frame?.x ?? 0) + (seconds - start) * pixelsPerSecond, y: (frame?.y ?? 0) + (down < 0 ? (frame?.height ?? 0) : 0) + down };
  }
  return {
    surface,
    at,
    told,
    async drag(from, to, down) {
      const start = await at(from, down);
      const end = await at(to, down);
      await page.mouse.move(start.x, start.y);
      await page.mouse.down();
      await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2);
      await page.mouse.move(end.x, end.y);
      await page.mouse.up();
    },
    async click(seconds, down) {
      const place = await at(seconds, down);
      await page.mouse.click(place.x, place.y);
    },
    position: async () => Number(await told('position')),
  };
}
