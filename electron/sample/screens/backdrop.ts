import type { Random } from '../../../shared/basics/random.ts';
import { type NoiseField, noiseField } from './noise-field.ts';
import { type Color, rgb } from './picture.ts';
import { clamp, smoothstep } from './smooth.ts';

export const BACKDROPS = ['cutting mat', 'oak', 'laminate', 'cloth'] as const;
export type BackdropName = (typeof BACKDROPS)[number];

/** What the phone lies on: at each point, in millimetres, a share in [0, 1] between two colours. */
export interface Backdrop {
  readonly dark: Color;
  readonly bright: Color;
  readonly share: (x: number, y: number) => number;
}

const COLORS: Record<BackdropName, readonly [Color, Color]> = {
  'cutting mat': [rgb(44, 74, 70), rgb(120, 160, 150)],
  oak: [rgb(122, 84, 52), rgb(196, 152, 104)],
  laminate: [rgb(168, 170, 172), rgb(214, 215, 214)],
  cloth: [rgb(58, 62, 78), rgb(108, 114, 134)],
};

export function backdrop(name: BackdropName, random: Random): Backdrop {
  const noise = noiseField(random);
  const [dark, bright] = COLORS[name];
  return { dark, bright, share: SHARES[name](noise) };
}

const SHARES: Record<BackdropName, (noise: NoiseField) => (x: number, y: number) => number> = {
  'cutting mat': (noise) => (x, y) => {
    const line = Math.max(gridLine(x, 10, 0.22), gridLine(y, 10, 0.22));
    const fine = Math.max(gridLine(x, 2, 0.09), gridLine(y, 2, 0.09)) * 0.14;
    const worn = 0.1 + 0.05 * noise(x * 0.05, y * 0.05) + 0.035 * noise(x * 2.3, y * 2.3);
    return clamp(worn + Math.max(line * 0.62, fine), 0, 1);
  },
  oak: (noise) => (x, y) => {
    const bent = x + 2.4 * noise(x * 0.04, y * 0.012) + 0.5 * noise(x * 0.4, y * 0.03);
    const rings = noise(bent * 0.21, y * 0.006) * 0.42 + noise(bent * 0.9, y * 0.02) * 0.2;
    const fibres = noise(x * 3.7, y * 0.09) * 0.1;
    return clamp(0.52 + rings + fibres, 0, 1);
  },
  laminate: (noise) => (x, y) => clamp(0.6 + 0.12 * noise(x * 0.03, y * 0.03) + 0.1 * noise(x * 2.1, y * 2.1), 0, 1),
  cloth: (noise) => (x, y) => {
    const folds = noise(x * 0.03 + 7, y * 0.02) * 0.3;
    const weave = (zigzag(x + y, 1.3) + zigzag(x - y, 1.3)) * 0.16;
    return clamp(0.32 + folds + weave + 0.06 * noise(x * 2.7, y * 2.7), 0, 1);
  },
};

function gridLine(at: number, every: number, halfWidth: number): number {
  const off = Math.abs(at - Math.round(at / every) * every);
  return 1 - smoothstep(halfWidth * 0.5, halfWidth * 1.6, off);
}

function zigzag(at: number, period: number): number {
  const turn = at / period;
  return Math.abs(turn - Math.floor(turn) - 0.5) * 4 - 1;
}
