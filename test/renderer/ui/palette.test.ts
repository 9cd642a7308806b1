import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LABEL_COLORS, labelColor, labelColorHex, PERSON_COLORS, personColor } from '../../../renderer/ui/palette.ts';
import { contrast, okLabDistance, seenBy, type Vision } from '../../support/color-vision.ts';

const css = readFileSync(new URL('../../../renderer/app/tokens.css', import.meta.url), 'utf8');
const tokens = new Map([...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]));
const themes = ['light', 'dark'] as const;
const visions: readonly Vision[] = ['normal', 'protanopia', 'deuteranopia', 'tritanopia'];

function token(name: string, theme: 'light' | 'dark'): string {
  const found = tokens.get(name)?.[theme];
  if (!found) throw new Error(`no token ${name}`);
  return found;
}

describe('the label colours', () => {
  it('are the same in the tokens and in the exported list', () => {
    LABEL_COLORS.forEach(({ light, dark }, index) => expect(tokens.get(`label-${index + 1}`)).toEqual({ light, dark }));
    PERSON_COLORS.forEach(({ light, dark }, index) => expect(tokens.get(`person-${index + 1}`)).toEqual({ light, dark }));
    expect({ light: labelColorHex(0, 'light'), dark: labelColorHex(0, 'dark') }).toEqual(tokens.get('label-none'));
  });

  it('can be told apart with any colour vision, in both themes', () => {
    for (const theme of themes) {
      for (const vision of visions) {
        LABEL_COLORS.forEach((a, i) => {
          for (const b of LABEL_COLORS.slice(i + 1)) {
            const distance = okLabDistance(seenBy(a[theme], vision), seenBy(b[theme], vision));
            expect(distance, `${a.name} and ${b.name}, ${theme}, ${vision}`).toBeGreaterThan(0.08);
          }
        });
      }
    }
  });

  it('stand out from every surface they lie on by 3 : 1', () => {
    for (const theme of themes) {
      for (const color of LABEL_COLORS) expect(contrast(color[theme], token('surface', theme)), `${color.name}, ${theme}`).toBeGreaterThanOrEqual(3);
    }
  });

  it('wrap round, and 0 is none', () => {
    expect(labelColor(13)).toBe('var(--label-1)');
    expect(labelColor(12)).toBe('var(--label-12)');
    expect(labelColor(0)).toBe('var(--label-none)');
    expect(labelColor(-1)).toBe('var(--label-11)');
    expect(personColor(7)).toBe('var(--person-1)');
    expect(labelColorHex(14, 'dark')).toBe(LABEL_COLORS[1]?.dark);
  });
});

describe('the tokens', () => {
  const surfaces = ['canvas', 'surface', 'raised', 'sunken', 'hover', 'pressed', 'selected'];
  const texts = [
    ...surfaces.flatMap((surface) => ['ink', 'ink-2'].map((ink) => [ink, surface])),
    ...['canvas', 'surface', 'raised', 'sunken', 'hover', 'selected'].map((surface) => ['ink-3', surface]),
    ...['surface', 'raised', 'canvas', 'hover', 'selected', 'accent-soft'].map((surface) => ['accent-ink', surface]),
    ...['danger', 'warn', 'ok'].flatMap((tone) => [`${tone}-soft`, 'surface', 'raised', 'canvas'].map((surface) => [`${tone}-ink`, surface])),
    ...['danger-soft', 'warn-soft', 'ok-soft', 'accent-soft'].flatMap((soft) => ['ink', 'ink-2'].map((ink) => [ink, soft])),
    ['on-accent', 'accent'],
    ['on-accent', 'accent-hover'],
    ['on-danger', 'danger'],
    ['on-danger', 'danger-hover'],
    ['on-inverse', 'inverse'],
    ...PERSON_COLORS.map((_, index) => ['on-person', `person-${index + 1}`]),
  ];

  it.each(texts)('give %s on %s 4.5 : 1 in both themes', (ink = '', surface = '') => {
    for (const theme of themes) expect(contrast(token(ink, theme), token(surface, theme)), theme).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['line-strong', 'focus', 'accent', 'danger', 'label-none'])('give %s, a border or mark, 3 : 1 on what it lies on', (mark) => {
    for (const theme of themes) {
      for (const surface of ['canvas', 'surface', 'raised']) expect(contrast(token(mark, theme), token(surface, theme)), `${surface}, ${theme}`).toBeGreaterThanOrEqual(3);
    }
  });
});
