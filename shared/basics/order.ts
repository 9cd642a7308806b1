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

/**
 * Natural order for names people read: "img2" before "img10". Runs of digits compare by value, the rest by code units.
 * O(length), and looks closely only at the runs where the texts part.
 */
export function compareNatural(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let at = 0;
  while (at < shorter && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  if (at === a.length && at === b.length) return 0;
  let from = at;
  if (at > 0) {
    // A run that goes on in either text is a different run there: it is compared from its beginning.
    const digits = isDigit(a, at - 1);
    const goesOn = (at < a.length && isDigit(a, at) === digits) || (at < b.length && isDigit(b, at) === digits);
    if (goesOn) while (from > 0 && isDigit(a, from - 1) === digits) from--;
  }
  const x = runFrom(a, from);
  const y = runFrom(b, from);
  const bothDigits = x !== '' && y !== '' && isDigit(x, 0) && isDigit(y, 0);
  return (bothDigits ? Number(x) - Number(y) : 0) || compareText(x, y);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** The run of digits, or of anything else, that begins at `from`; empty at the end. */
function runFrom(text: string, from: number): string {
  if (from === text.length) return '';
  const digits = isDigit(text, from);
  let to = from + 1;
  while (to < text.length && isDigit(text, to) === digits) to++;
  return text.slice(from, to);
}
