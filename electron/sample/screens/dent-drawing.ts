import { seededRandom } from '../../../shared/basics/random.ts';
import { between } from '../draws.ts';
import type { Dent, Point } from './defect.ts';
import { noiseField } from './noise-field.ts';
import { toPixels, type View } from './phone.ts';
import type { Lighting } from './photo.ts';
import { drawScratch } from './scratch-drawing.ts';
import { bump, clamp } from './smooth.ts';
import type { Surface } from './surface.ts';

/**
 * Draws a dent of the glass: a hollow that catches the light on the side away from the lamp and lies in shadow on the
 * near side, with crushed glass in its middle and a few fine cracks. Dents of the frame are part of its outline.
 */
export function drawDent(surface: Surface, dent: Dent, view: View, lighting: Lighting): void {
  const random = seededRandom(dent.seed);
  const noise = noiseField(random);
  const center = toPixels(view, dent.at.x, dent.at.y);
  const radiusX = dent.radiusX * view.pixelsPerMm;
  const radiusY = dent.radiusY * view.pixelsPerMm;
  const reach = Math.max(radiusX, radiusY) + 1;

  surface.around(center, 0, 0, reach, (x, y) => {
    const dx = (x - center.x) / radiusX;
    const dy = (y - center.y) / radiusY;
    const ragged = 1 + 0.16 * noise(dx * 2.1 + 20, dy * 2.1 + 20);
    const r = Math.sqrt(dx * dx + dy * dy) * ragged;
    if (r >= 1) return NOTHING;
    const slope = 4 * r * (1 - r * r);
    const facing = r < 1e-6 ? 0 : -((dx * lighting.x + dy * lighting.y) * ragged) / r;
    const shade = slope * facing * dent.depth;
    const crushed = bump(r / 0.55) * clamp(0.35 + 0.75 * noise(x * 0.55, y * 0.55), 0, 1);
    const grit = 0.75 + 0.4 * noise(x * 0.8 + 5, y * 0.8);
    const rim = bump((r - 0.86) / 0.13) * 0.1 * (1 + facing);
    return {
      light: dent.depth * (0.2 * Math.max(0, shade) * Math.max(0, shade) * grit + 0.26 * crushed + rim),
      shadow: clamp(0.25 * bump(r) + 0.7 * Math.max(0, -shade), 0, 0.85),
    };
  });

  const cracks = 2 + random.below(4);
  for (let i = 0; i < cracks; i++) {
    const path = crack(dent, between(random, -1, 1), between(random, -1, 1), between(random, 0.75, 1.35));
    drawScratch(surface, { kind: 'scratch', strands: [path], widthMm: 0.12, strength: 0.3 * dent.depth, seed: random.uint32() }, view, lighting);
  }
}

const NOTHING = { light: 0, shadow: 0 };

function crack(dent: Dent, directionX: number, directionY: number, length: number): Point[] {
  const norm = Math.sqrt(directionX * directionX + directionY * directionY) + 1e-9;
  const steps = 8;
  return Array.from({ length: steps + 1 }, (_, i) => {
    const out = 0.25 + (length * i) / steps;
    const jag = (i % 2 === 0 ? 1 : -1) * 0.05;
    const ux = directionX / norm;
    const uy = directionY / norm;
    return { x: dent.at.x + (ux * out - uy * jag) * dent.radiusX, y: dent.at.y + (uy * out + ux * jag) * dent.radiusY };
  });
}
