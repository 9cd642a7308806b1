import type { RotatedBoxShape } from '../agreement/shape.ts';

const QUARTER = 90;
const FULL = 360;

/**
 * The mean of rotated boxes that lie on each other. The same box can be written with four angles (a quarter turn swaps width and
 * height), so each is first written with the angle nearest to `reference`'s, at most 45° from it; then centre, sides and angle are
 * averaged. `reference` is one of the boxes; the result's angle is near its angle, full turns aside, and within ±360°. Needs at least one box.
 */
export function meanRotatedBox(boxes: readonly RotatedBoxShape[], reference: RotatedBoxShape): RotatedBoxShape {
  const sum = { x: 0, y: 0, width: 0, height: 0, angle: 0 };
  for (const box of boxes) {
    const turns = Math.round((reference.angle - box.angle) / QUARTER);
    const swapped = turns % 2 !== 0;
    sum.x += box.x;
    sum.y += box.y;
    sum.width += swapped ? box.height : box.width;
    sum.height += swapped ? box.width : box.height;
    sum.angle += box.angle + turns * QUARTER;
  }
  const n = boxes.length;
  return { kind: 'rotated-box', x: sum.x / n, y: sum.y / n, width: sum.width / n, height: sum.height / n, angle: (sum.angle / n) % FULL };
}
