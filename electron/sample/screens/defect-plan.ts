import type { Random } from '../../../shared/basics/random.ts';
import { between, chance } from '../draws.ts';
import type { Defect, Dent, Point, Scratch } from './defect.ts';
import { noiseField } from './noise-field.ts';
import type { Phone } from './phone.ts';

/** What happened to one phone: scratches by length and depth, and dents. */
export interface Wear {
  /** Fine scratches under 3 mm, which the sharp guideline does not count. */
  readonly specks?: number;
  /** Fine scratches of 4–12 mm, easy to overlook. */
  readonly hairs?: number;
  /** Plain scratches of 14–45 mm. */
  readonly scratches?: number;
  /** Between a plain and a deep scratch: wide and bright, but hardly a groove. */
  readonly borderline?: number;
  readonly deep?: number;
  readonly glassDents?: number;
  readonly frameDents?: number;
}

const CLEAN: Wear = {};

/** Sixty phones as they come in. Written down, not drawn by lot, so that each kind of case is there often enough. */
export const WEAR: readonly Wear[] = [
  { scratches: 1 }, { hairs: 1 }, { deep: 1 }, CLEAN, { borderline: 1 }, { glassDents: 1 },
  { hairs: 2 }, { scratches: 2 }, { frameDents: 1 }, CLEAN, { deep: 1, hairs: 1 }, { borderline: 1, hairs: 1 },
  { specks: 1 }, { scratches: 1, hairs: 1 }, { hairs: 1 }, { glassDents: 1, scratches: 1 }, { borderline: 1 }, CLEAN,
  { deep: 1 }, { scratches: 3 }, { hairs: 1 }, { frameDents: 1, scratches: 1 }, { borderline: 2 }, { specks: 2 },
  CLEAN, { deep: 1, scratches: 1 }, { glassDents: 1 }, { hairs: 2 }, { scratches: 1 }, { borderline: 1 },
  { hairs: 1 }, { deep: 2 }, CLEAN, { scratches: 1 }, { frameDents: 1 }, { borderline: 1, scratches: 1 },
  { hairs: 1 }, { deep: 1 }, { scratches: 2, hairs: 1 }, CLEAN, { glassDents: 1, hairs: 1 }, { borderline: 1 },
  { hairs: 3 }, { specks: 1 }, { scratches: 1 }, { deep: 1 }, CLEAN, { glassDents: 2 },
  { borderline: 1 }, { hairs: 1 }, { scratches: 1 }, { frameDents: 1, glassDents: 1 }, { deep: 1, borderline: 1 }, CLEAN,
  { hairs: 1 }, { scratches: 2 }, { borderline: 1 }, { deep: 1, hairs: 2 }, CLEAN, { glassDents: 1 },
];

export function planDefects(wear: Wear, phone: Phone, random: Random): Defect[] {
  const many = <T>(count: number | undefined, make: () => T): T[] => Array.from({ length: count ?? 0 }, make);
  const line = (kind: Scratch['kind'], length: readonly [number, number], width: readonly [number, number], strength: readonly [number, number]) =>
    planScratch(phone, random, kind, between(random, ...length), between(random, ...width), between(random, ...strength));
  return [
    ...many(wear.glassDents, () => planGlassDent(phone, random)),
    ...many(wear.frameDents, () => planFrameDent(phone, random)),
    ...many(wear.deep, () => line('deep scratch', [18, 52], [0.42, 0.68], [0.45, 0.7])),
    ...many(wear.borderline, () => line('deep scratch', [14, 34], [0.28, 0.38], [0.34, 0.46])),
    ...many(wear.scratches, () => line('scratch', [14, 48], [0.16, 0.34], [0.2, 0.5])),
    ...many(wear.hairs, () => line('scratch', [5, 12], [0.13, 0.2], [0.26, 0.42])),
    ...many(wear.specks, () => line('scratch', [1.6, 2.7], [0.15, 0.24], [0.3, 0.45])),
  ];
}

const STEP_MM = 0.35;

function planScratch(phone: Phone, random: Random, kind: Scratch['kind'], lengthMm: number, widthMm: number, strength: number): Scratch {
  const lean = between(random, -1.2, 1.2);
  const norm = Math.sqrt(1 + lean * lean);
  const [ux, uy] = chance(random, 0.55) ? [lean / norm, 1 / norm] : [1 / norm, lean / norm];
  const roomX = Math.max(2, phone.halfWidth - phone.rim - 3 - (Math.abs(ux) * lengthMm) / 2);
  const roomY = Math.max(2, phone.halfHeight - phone.rim - 5 - (Math.abs(uy) * lengthMm) / 2);
  const middle = { x: between(random, -roomX, roomX), y: between(random, -roomY, roomY) };
  const main: Line = { middle, ux, uy, lengthMm, bend: between(random, -0.1, 0.1) * lengthMm, skew: between(random, -0.5, 0.5), rough: kind === 'deep scratch' ? 0.1 : 0.04 };
  const strands = [strand(main, random)];
  const beside = lengthMm > 12 && chance(random, 0.45) ? 1 + random.below(3) : 0;
  for (let i = 0; i < beside; i++) strands.push(strand(runBeside(main, random), random));
  return { kind, strands, widthMm, strength, seed: random.uint32() };
}

interface Line {
  readonly middle: Point;
  /** Unit vector along the line. */
  readonly ux: number;
  readonly uy: number;
  readonly lengthMm: number;
  /** How far the line bows out in its middle, and how far it straightens towards one end. */
  readonly bend: number;
  readonly skew: number;
  readonly rough: number;
}

function runBeside(line: Line, random: Random): Line {
  const aside = between(random, 0.45, 1.3) * (chance(random, 0.5) ? 1 : -1);
  const lengthMm = line.lengthMm * between(random, 0.25, 0.7);
  const ahead = between(random, -0.5, 0.5) * (line.lengthMm - lengthMm);
  const { ux, uy } = line;
  const middle = { x: line.middle.x + ux * ahead - uy * aside, y: line.middle.y + uy * ahead + ux * aside };
  return { ...line, middle, lengthMm, bend: line.bend * (lengthMm / line.lengthMm) };
}

function strand({ middle, ux, uy, lengthMm, bend, skew, rough }: Line, random: Random): Point[] {
  const wobble = noiseField(random);
  const steps = Math.max(4, Math.ceil(lengthMm / STEP_MM));
  return Array.from({ length: steps + 1 }, (_, i) => {
    const along = i / steps - 0.5;
    const bow = bend * (1 - 4 * along * along) * (1 + 2 * skew * along);
    const off = bow + 0.22 * wobble(i * 0.09, 0.5) + rough * wobble(i * 0.6, 8.5);
    return { x: middle.x + ux * along * lengthMm - uy * off, y: middle.y + uy * along * lengthMm + ux * off };
  });
}

function planGlassDent(phone: Phone, random: Random): Dent {
  const radius = between(random, 2.4, 4.8);
  const x = between(random, -1, 1) * (phone.halfWidth - phone.rim - radius - 1);
  const y = between(random, -1, 1) * (phone.halfHeight - phone.rim - radius - 4);
  return {
    kind: 'dent',
    at: { x, y },
    radiusX: radius,
    radiusY: radius * between(random, 0.7, 1),
    depth: between(random, 0.7, 1.1),
    onFrame: false,
    seed: random.uint32(),
  };
}

/** A blow on the frame: near a corner, or somewhere along a long side. */
function planFrameDent(phone: Phone, random: Random): Dent {
  const side = chance(random, 0.5) ? 1 : -1;
  const end = chance(random, 0.5) ? 1 : -1;
  const inset = phone.corner * 0.29; // where the diagonal meets the rounded corner
  const at = chance(random, 0.6)
    ? { x: side * (phone.halfWidth - inset), y: end * (phone.halfHeight - inset) }
    : { x: side * phone.halfWidth, y: between(random, -0.75, 0.75) * phone.halfHeight };
  const radius = between(random, 3.2, 5);
  return { kind: 'dent', at, radiusX: radius, radiusY: radius, depth: between(random, 0.8, 1.25), onFrame: true, seed: random.uint32() };
}
