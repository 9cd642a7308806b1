/** Order of two texts by UTF-16 code units: fast, the same everywhere, never by locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Order of two texts by their UTF-8 bytes (`LC_ALL=C`), which is their order by code points. Differs from
 * `compareText` only where surrogate pairs meet U+E000–U+FFFF. Written files are sorted by this.
 */
export function compareUtf8(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return byteRank(x) - byteRank(y);
  }
  return a.length - b.length;
}

// Surrogates stand for code points above U+FFFF, so they sort after every other unit.
function byteRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x2800 : unit;
}

/** Natural order for names people read: "img2" before "img10". Digits compare by value, the rest by code units. */
export function compareNatural(a: string, b: string): number {
  const partsA = a.match(/\d+|\D+/g) ?? [];
  const partsB = b.match(/\d+|\D+/g) ?? [];
  for (let i = 0; i < Math.min(partsA.length, partsB.length); i++) {
    const x = partsA[i] as string;
    const y = partsB[i] as string;
    if (x === y) continue;
    const bothDigits = /^\d/.test(x) && /^\d/.test(y);
    const byValue = bothDigits ? Number(x) - Number(y) : 0;
    return byValue !== 0 ? byValue : compareText(x, y);
  }
  return partsA.length - partsB.length || compareText(a, b);
}
