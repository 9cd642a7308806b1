import type { Color } from './picture.ts';

/** A phone seen from the front. Lengths in millimetres. */
export interface Phone {
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly corner: number;
  /** Width of the metal frame around the glass. */
  readonly rim: number;
  /** Black glass between the frame and the lit screen: left and right, top, bottom. */
  readonly side: number;
  readonly top: number;
  readonly bottom: number;
  readonly screenCorner: number;
  readonly camera: 'hole' | 'notch' | 'slit';
  readonly frame: Color;
  readonly frameName: string;
}

/** Where the camera that took the photo stood: millimetres of the phone to pixels of the picture, turned a little. */
export interface View {
  readonly pixelsPerMm: number;
  readonly centerX: number;
  readonly centerY: number;
  readonly cos: number;
  readonly sin: number;
}

/**
 * A turn by a small angle given as the tangent of its half. Cosine and sine come out of it by plain arithmetic, and
 * their squares add to 1.
 */
export function turnByHalfTangent(t: number): { readonly cos: number; readonly sin: number } {
  const norm = 1 + t * t;
  return { cos: (1 - t * t) / norm, sin: (2 * t) / norm };
}

/** A point of the phone, in millimetres from its middle, to pixels of the picture. */
export function toPixels(view: View, x: number, y: number): { readonly x: number; readonly y: number } {
  const { pixelsPerMm, centerX, centerY, cos, sin } = view;
  return { x: centerX + (x * cos - y * sin) * pixelsPerMm, y: centerY + (x * sin + y * cos) * pixelsPerMm };
}

/** Signed distance from a point to a rounded rectangle around the origin: negative inside. */
export function roundedRectangle(x: number, y: number, halfWidth: number, halfHeight: number, corner: number): number {
  const qx = Math.abs(x) - halfWidth + corner;
  const qy = Math.abs(y) - halfHeight + corner;
  if (qx > 0 && qy > 0) return Math.sqrt(qx * qx + qy * qy) - corner;
  return (qx > qy ? qx : qy) - corner;
}

/** The outward direction of the nearest edge of a rounded rectangle, as a unit vector. */
export function edgeNormal(x: number, y: number, halfWidth: number, halfHeight: number, corner: number): { x: number; y: number } {
  const qx = Math.abs(x) - halfWidth + corner;
  const qy = Math.abs(y) - halfHeight + corner;
  const signX = x < 0 ? -1 : 1;
  const signY = y < 0 ? -1 : 1;
  if (qx > 0 && qy > 0) {
    const length = Math.sqrt(qx * qx + qy * qy);
    return { x: (signX * qx) / length, y: (signY * qy) / length };
  }
  return qx > qy ? { x: signX, y: 0 } : { x: 0, y: signY };
}
