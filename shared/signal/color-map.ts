/** Colours of a spectrogram, those first that are evenly light and safe for colour-blind eyes; `inverse-grey` is ink on paper. */
export type ColorMapName = 'viridis' | 'magma' | 'cividis' | 'grey' | 'inverse-grey';

export const COLOR_MAP_NAMES: readonly ColorMapName[] = ['viridis', 'magma', 'cividis', 'grey', 'inverse-grey'];

/**
 * Every fifth colour as six hex digits; what lies between is interpolated, off the full tables by at most 4 of 255. Viridis and magma: Smith
 * and van der Walt, matplotlib (CC0). Cividis: Nuñez, Anderton and Renslow, PLoS ONE 13 (2018) e0199239 (CC0).
 */
const ANCHORS: Readonly<Record<ColorMapName, string>> = {
  viridis:
    '44015446085c471063481769481d6f482475472a7a46307e453781433d844142873f48893d4e8a3a538b38598c355e8d33638d31688e2e6d8e2c718e2a768e297b8e27808e25848e23898e218e8d' +
    '20928c1f978b1e9c891fa18821a58524aa8328ae802eb37c35b7793dbc7446c06f50c46a5ac86465cb5e70cf577cd25089d54895d840a2da37b0dd2fbddf26cae11fd8e219e5e419f1e51dfde725',
  magma:
    '00000402020b0504160907200e0b2b140e361a104221114e29115a311165390f6e420f754a107952137c5a167e6219806a1c81721f81792282812581892881912b81992d80a1307eaa337db2357b' +
    'ba3878c23b75ca3e72d2426fd9466be04c67e75263ec5860f1605df4695cf7725cf97b5dfb8560fc8e64fd9869fea16efeaa74feb47bfebd82fec68afecf92fed89afde2a3fdebacfcf4b6fcfdbf',
  cividis:
    '00224e002656002a5f002d68003070083370163770203a6f273e6e2e416d34456c3a486c3f4c6c444f6c49536c4e566c535a6d575d6d5c616e60646f656870696b716d6f727272747676767a7a78' +
    '7e7d788381798885788d8878928c789690779b9476a09875a59c74aaa073afa471b5a86fbaac6dbfb06bc4b468c9b965cfbd62d4c15fdac65bdfca57e5cf52ead34cf0d846f6dd3ffce236fee838',
  grey: '000000ffffff',
  'inverse-grey': 'ffffff000000',
};

/** 256 opaque colours, R G B A by turns, from quiet to loud. On a little-endian machine its buffer reads as pixels of 32 bits. */
export function colorMap(name: ColorMapName): Uint8ClampedArray<ArrayBuffer> {
  const anchors = ANCHORS[name];
  const steps = anchors.length / 6 - 1;
  const colors = new Uint8ClampedArray(4 * 256).fill(255);
  for (let index = 0; index < 256; index++) {
    const at = (index / 255) * steps;
    const below = Math.min(steps - 1, Math.floor(at));
    for (let part = 0; part < 3; part++) {
      const [from, to] = [anchorPart(anchors, below, part), anchorPart(anchors, below + 1, part)];
      colors[4 * index + part] = from + (to - from) * (at - below);
    }
  }
  return colors;
}

function anchorPart(anchors: string, anchor: number, part: number): number {
  const at = 6 * anchor + 2 * part;
  return Number.parseInt(anchors.slice(at, at + 2), 16);
}
