import type { Random } from '../../../shared/basics/random.ts';
import { between, chance } from '../draws.ts';
import { noiseField } from './noise-field.ts';
import type { Phone } from './phone.ts';
import type { Lighting } from './photo.ts';
import { smoothstep } from './smooth.ts';

/** The light that the glass mirrors at a point of the phone, in millimetres: a lamp's glow, a window's panes, finger marks. */
export type Reflection = (x: number, y: number) => number;

export function reflection(phone: Phone, lighting: Lighting, random: Random): Reflection {
  const noise = noiseField(random);
  const { x: lx, y: ly, glare } = lighting;
  const reach = phone.halfHeight;
  const panes = windowPanes(phone, random);
  const smears = chance(random, 0.7) ? between(random, 0.25, 1) : 0;
  const lampX = lx * phone.halfWidth * between(random, 0.4, 1.3);
  const lampY = ly * phone.halfHeight * between(random, 0.5, 1.1);
  const lampSize = between(random, 26, 48);

  return (x, y) => {
    const towards = (x * lx + y * ly) / reach;
    const room = 0.003 + 0.026 * smoothstep(-0.9, 1.4, towards);
    const dx = (x - lampX) / lampSize;
    const dy = (y - lampY) / lampSize;
    const near = 1 / (1 + 2.2 * (dx * dx + dy * dy));
    const uneven = 1 + 0.18 * noise(x * 0.045, y * 0.045);
    let light = room + 0.12 * near * near * near * uneven;
    light += panes(x, y) * uneven;
    light *= glare;
    if (smears > 0) {
      const smeared = smoothstep(0.15, 0.7, noise(x * 0.07 + 11, y * 0.05 + 3));
      if (smeared > 0) light *= 1 + smears * 0.4 * smeared * (0.6 + 0.7 * noise(x * 0.9 + y * 0.5, y * 0.22 - x * 0.1));
    }
    return light;
  };
}

/** Slanted bands with soft edges: the reflection of a window, or of a lamp's tube. Half of the photos have none. */
function windowPanes(phone: Phone, random: Random): Reflection {
  if (chance(random, 0.45)) return () => 0;
  const slope = between(random, 0.35, 0.8) * (chance(random, 0.5) ? 1 : -1);
  const norm = Math.sqrt(1 + slope * slope);
  const bands = Array.from({ length: chance(random, 0.5) ? 2 : 1 }, () => ({
    middle: between(random, -0.8, 0.8) * phone.halfHeight,
    half: between(random, 5, 20),
    soft: between(random, 1.2, 6),
    light: between(random, 0.018, 0.06),
  }));
  const fade = between(random, -0.4, 0.4);
  return (x, y) => {
    const across = (y + slope * x) / norm;
    let light = 0;
    for (const { middle, half, soft, light: own } of bands) {
      const off = Math.abs(across - middle);
      light += own * (1 - smoothstep(half - soft, half + soft, off));
    }
    return light * (0.75 + (fade * y) / phone.halfHeight);
  };
}
