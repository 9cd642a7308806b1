import { seededRandom, type Random } from '../../../shared/basics/random.ts';
import { bell, between, chance, pick } from '../draws.ts';
import { BACKDROPS } from './backdrop.ts';
import type { Defect } from './defect.ts';
import { planDefects, WEAR } from './defect-plan.ts';
import { type Phone, turnByHalfTangent, type View } from './phone.ts';
import type { Lighting, Photo } from './photo.ts';
import { rgb } from './picture.ts';
import { CONTENTS, type ContentName } from './screen-content.ts';

const SIZES = [[480, 800], [480, 800], [480, 800], [496, 816], [520, 860]] as const;

const FRAMES = [
  ['graphite', rgb(74, 76, 82)],
  ['black', rgb(38, 39, 43)],
  ['silver', rgb(196, 199, 203)],
  ['gold', rgb(206, 178, 140)],
  ['blue', rgb(62, 92, 132)],
  ['red', rgb(156, 44, 50)],
  ['green', rgb(92, 118, 96)],
] as const;

/** One photo a plan of wear, in the order of `WEAR`; the seed decides everything else. */
export function planPhotos(seed: number): Photo[] {
  return WEAR.map((wear, index) => {
    const random = seededRandom(seed, index);
    const [width, height] = pick(random, SIZES);
    const phone = planPhone(random);
    const view = planView(random, phone, width, height);
    const defects: readonly Defect[] = planDefects(wear, phone, seededRandom(seed, 1000 + index));
    const content = planContent(random, index);
    return {
      name: `screen-${String(index + 1).padStart(2, '0')}.jpg`,
      width,
      height,
      phone,
      view,
      backdrop: pick(random, BACKDROPS),
      content,
      lighting: planLighting(random, content),
      defects,
      seed: random.uint32(),
    };
  });
}

function planPhone(random: Random): Phone {
  const [frameName, frame] = pick(random, FRAMES);
  const camera = pick(random, ['hole', 'hole', 'notch', 'slit'] as const);
  const old = camera === 'slit';
  const corner = old ? between(random, 7, 9) : between(random, 9, 12.5);
  const rim = between(random, 1.7, 2.5);
  const side = old ? between(random, 2.2, 3) : between(random, 1.3, 2.2);
  return {
    halfWidth: between(random, 33.5, 36),
    halfHeight: between(random, 68, 72.5),
    corner,
    rim,
    side,
    top: old ? between(random, 9, 12) : side,
    bottom: old ? between(random, 7, 10) : side * between(random, 1, 1.5),
    screenCorner: old ? 1.2 : Math.max(1.5, corner - rim - side),
    camera,
    frame,
    frameName,
  };
}

function planView(random: Random, phone: Phone, width: number, height: number): View {
  const fit = Math.min(width / (phone.halfWidth * 2 + 9), height / (phone.halfHeight * 2 + 9));
  return {
    pixelsPerMm: fit * between(random, 0.94, 1.02),
    centerX: width / 2 + bell(random) * 3,
    centerY: height / 2 + bell(random) * 4,
    ...turnByHalfTangent(bell(random) * 0.009),
  };
}

function planContent(random: Random, index: number): ContentName {
  return index % 3 === 0 ? pick(random, CONTENTS.slice(1)) : 'off';
}

function planLighting(random: Random, content: ContentName): Lighting {
  // Mostly from above, as lamps are; never along an axis, so that both straight and upright scratches catch some light.
  const half = between(random, 0.14, 0.62) * (chance(random, 0.5) ? 1 : -1);
  const { cos, sin } = turnByHalfTangent(half);
  const warm = bell(random) * 0.05;
  return {
    x: sin,
    y: -cos,
    exposure: between(random, 0.78, 1.25),
    tint: [1 + warm, 1, 1 - warm * 1.2],
    glare: content === 'off' ? between(random, 0.45, 1.15) : between(random, 0.3, 0.65),
    grain: between(random, 0.002, 0.008),
  };
}
