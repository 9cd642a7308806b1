import { type Random, seededRandom } from '../../../shared/basics/random.ts';
import { between, chance } from '../draws.ts';
import type { Point, Scratch } from './defect.ts';
import { type NoiseField, noiseField } from './noise-field.ts';
import { toPixels, type View } from './phone.ts';
import type { Lighting } from './photo.ts';
import { bump, clamp, smoothstep } from './smooth.ts';
import type { Surface } from './surface.ts';

/**
 * Draws a scratch into the surface's light and shadow. A scratch shines where it lies across the light and fades where
 * it runs along it; it thins out at its ends and breaks up where the pressure was low. A deep one is a groove: a dark
 * core, a bright edge on the side that faces the light, a fainter one opposite, and small chips.
 */
export function drawScratch(surface: Surface, scratch: Scratch, view: View, lighting: Lighting): void {
  const random = seededRandom(scratch.seed);
  for (const [index, strand] of scratch.strands.entries()) {
    const beside = index > 0;
    const points = strand.map(({ x, y }) => toPixels(view, x, y));
    const width = scratch.widthMm * view.pixelsPerMm * (beside ? 0.6 : 1);
    const strength = scratch.strength * (beside ? 0.5 : 1);
    drawStrand(surface, points, width, strength, scratch.kind === 'deep scratch' && !beside, lighting, random);
  }
}

function drawStrand(surface: Surface, points: readonly Point[], width: number, full: number, deep: boolean, lighting: Lighting, random: Random): void {
  const noise = noiseField(random);
  const steps = points.length - 1;
  for (let i = 0; i < steps; i++) {
    const from = points[i] as Point;
    const to = points[i + 1] as Point;
    const along = (i + 0.5) / steps;
    const pressure = pressureAt(along, i, noise, deep);
    if (pressure <= 0) continue;
    const stroke = strokeBetween(from, to, lighting);
    const strength = full * pressure * (deep ? 0.75 + 0.25 * stroke.acrossLight : 0.4 + 0.6 * stroke.acrossLight);
    if (deep) drawGroove(surface, stroke, width * (0.65 + 0.35 * pressure), strength);
    else drawHair(surface, stroke, width * (0.7 + 0.3 * pressure), strength);
    if (deep && chance(random, 0.16)) drawChip(surface, from, width, strength, between(random, 0.5, 1.15), between(random, -0.8, 0.8), stroke);
  }
}

function pressureAt(along: number, step: number, noise: NoiseField, deep: boolean): number {
  const ends = deep ? smoothstep(0, 0.08, along) * smoothstep(1, 0.88, along) : smoothstep(0, 0.2, along) * smoothstep(1, 0.75, along);
  const uneven = noise(step * 0.21, 0.5) * 0.6 + noise(step * 0.83, 9.5) * 0.4;
  return deep ? ends * clamp(0.85 + 0.3 * uneven, 0, 1) : ends * clamp(0.72 + 0.75 * uneven, 0, 1);
}

interface Stroke {
  readonly from: Point;
  readonly dx: number;
  readonly dy: number;
  readonly lengthSquared: number;
  /** Unit vector across the stroke, on the side that faces the light. */
  readonly litX: number;
  readonly litY: number;
  readonly acrossLight: number;
}

function strokeBetween(from: Point, to: Point, lighting: Lighting): Stroke {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const lengthSquared = dx * dx + dy * dy + 1e-12;
  const length = Math.sqrt(lengthSquared);
  const facing = (-dy * lighting.x + dx * lighting.y) / length;
  const side = facing < 0 ? -1 : 1;
  return { from, dx, dy, lengthSquared, litX: (side * -dy) / length, litY: (side * dx) / length, acrossLight: Math.abs(facing) };
}

function drawHair(surface: Surface, stroke: Stroke, width: number, strength: number): void {
  // A line thinner than a pixel covers only its share of it.
  const reach = Math.max(width / 2, 0.35) + 0.75;
  const cover = Math.min(1, width / 0.9);
  surface.around(stroke.from, stroke.dx, stroke.dy, reach, (x, y) => {
    const { off } = offset(stroke, x, y);
    return { light: strength * cover * bump(off / reach), shadow: Math.min(0.7, 1.5 * strength) * cover * bump(off / reach) };
  });
}

function drawGroove(surface: Surface, stroke: Stroke, width: number, strength: number): void {
  const half = width / 2;
  const haze = width * 2.1 + 1;
  surface.around(stroke.from, stroke.dx, stroke.dy, haze, (x, y) => {
    const { off, side } = offset(stroke, x, y);
    const lit = bump((side - half * 0.9) / (half * 0.5 + 0.6));
    const far = bump((side + half * 1.05) / (half * 0.45 + 0.55));
    const core = bump(side / (half * 0.85 + 0.5));
    return {
      light: strength * (lit + 0.3 * far + 0.1 * bump(off / haze) + 0.05 * core),
      shadow: strength * Math.min(1, 1.1 * core * (1 - 0.6 * lit)),
    };
  });
}

function drawChip(surface: Surface, at: Point, width: number, strength: number, size: number, shift: number, stroke: Stroke): void {
  const center = { x: at.x + stroke.litX * shift * width, y: at.y + stroke.litY * shift * width };
  const reach = size * width * 0.8 + 0.5;
  surface.around(center, 0, 0, reach, (x, y) => {
    const dx = x - center.x;
    const dy = y - center.y;
    const shape = bump(Math.sqrt(dx * dx + dy * dy) / reach);
    const tilt = clamp(0.6 + (dx * stroke.litX + dy * stroke.litY) / reach, 0, 1);
    return { light: strength * 0.9 * shape * tilt, shadow: 0.6 * strength * shape };
  });
}

/** Distance from a stroke, and the same with a sign: positive on the lit side. */
function offset(stroke: Stroke, x: number, y: number): { off: number; side: number } {
  const px = x - stroke.from.x;
  const py = y - stroke.from.y;
  const share = clamp((px * stroke.dx + py * stroke.dy) / stroke.lengthSquared, 0, 1);
  const ox = px - share * stroke.dx;
  const oy = py - share * stroke.dy;
  const off = Math.sqrt(ox * ox + oy * oy);
  const side = px * stroke.litX + py * stroke.litY;
  return { off, side: side < 0 ? -off : off };
}
