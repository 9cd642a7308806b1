import type { Dent } from './defect.ts';
import { edgeNormal, type Phone, roundedRectangle } from './phone.ts';
import type { Lighting } from './photo.ts';
import { bump, clamp, smoothstep } from './smooth.ts';

/** How deep the frame's dents press in at a point, in millimetres. */
export function frameDentDepth(dents: readonly Dent[], x: number, y: number): number {
  let depth = 0;
  for (const { at, radiusX, depth: own } of dents) {
    const dx = (x - at.x) / radiusX;
    const dy = (y - at.y) / radiusX;
    depth += own * bump(Math.sqrt(dx * dx + dy * dy));
  }
  return depth;
}

/** Signed distance to the outline of the phone, dents included: negative inside, in millimetres. */
export function outline(phone: Phone, dents: readonly Dent[], x: number, y: number): number {
  const whole = roundedRectangle(x, y, phone.halfWidth, phone.halfHeight, phone.corner);
  return dents.length === 0 ? whole : whole + frameDentDepth(dents, x, y);
}

/**
 * The brightness of the metal frame at a point, about 0.2 to 1.8 times its colour. The frame is a rounded bar: its outer
 * half faces outwards, its inner half inwards to the glass.
 */
export function frameShade(phone: Phone, dents: readonly Dent[], lighting: Lighting, x: number, y: number, distance: number): number {
  const across = clamp(-distance / phone.rim, 0, 1);
  let { x: nx, y: ny } = edgeNormal(x, y, phone.halfWidth, phone.halfHeight, phone.corner);
  for (const { at, radiusX, depth } of dents) {
    const dx = (x - at.x) / radiusX;
    const dy = (y - at.y) / radiusX;
    const inside = 1 - dx * dx - dy * dy;
    if (inside <= 0) continue;
    nx -= 3.2 * depth * inside * dx;
    ny -= 3.2 * depth * inside * dy;
  }
  const tilt = 1 - 2 * across; // 1 at the outer edge, −1 at the glass
  const facing = (nx * lighting.x + ny * lighting.y) * tilt;
  const gloss = bump((across - 0.36) / 0.34) * (0.45 + 0.55 * facing * facing);
  const seam = 0.45 + 0.55 * smoothstep(0, 0.18, across) * smoothstep(1, 0.82, across);
  return (0.5 + 0.38 * facing + 0.8 * gloss) * seam;
}
