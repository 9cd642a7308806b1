/** A sequence of symbols as numbers from 0 up; the numbers of one comparison share one numbering. */
export type Symbols = Int32Array;

/** Numbers symbols (words, characters) by first appearance, so that sequences compare as integers. */
export class SymbolNumbering {
  readonly #numbers = new Map<string, number>();

  numbersOf(symbols: readonly string[]): Symbols {
    const numbers = new Int32Array(symbols.length);
    for (let i = 0; i < symbols.length; i++) {
      const symbol = symbols[i] as string;
      let number = this.#numbers.get(symbol);
      if (number === undefined) {
        number = this.#numbers.size;
        this.#numbers.set(symbol, number);
      }
      numbers[i] = number;
    }
    return numbers;
  }
}

/**
 * Levenshtein distance: the fewest insertions, deletions and substitutions that turn one sequence into the other
 * (Levenshtein 1966). Symmetric; a metric. Computed 32 rows of the table at a time with bit vectors (Myers 1999, J. ACM 46,
 * in the form of Hyyrö 2003): O(⌈m/32⌉ · n) for the shorter length m, after common ends are cut off.
 */
export function editDistance(a: Symbols, b: Symbols): number {
  let start = 0;
  let endA = a.length;
  let endB = b.length;
  while (start < endA && start < endB && a[start] === b[start]) start++;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const [pattern, text] = endA <= endB ? [a.subarray(start, endA), b.subarray(start, endB)] : [b.subarray(start, endB), a.subarray(start, endA)];
  if (pattern.length === 0) return text.length;
  return pattern.length <= 32 ? oneBlock(pattern, text) : manyBlocks(pattern, text);
}

/** Which rows of a block of the pattern carry each symbol. */
function positions(pattern: Symbols, from: number): Map<number, number> {
  const bits = new Map<number, number>();
  const to = Math.min(pattern.length, from + 32);
  for (let i = from; i < to; i++) {
    const symbol = pattern[i] as number;
    bits.set(symbol, (bits.get(symbol) ?? 0) | (1 << (i - from)));
  }
  return bits;
}

function oneBlock(pattern: Symbols, text: Symbols): number {
  const bits = positions(pattern, 0);
  const last = 1 << (pattern.length - 1);
  let score = pattern.length;
  let up = -1;
  let down = 0;
  for (const symbol of text) {
    const equal = bits.get(symbol) ?? 0;
    const vertical = equal | down;
    const horizontal = (((equal & up) + up) ^ up) | equal;
    let right = down | ~(horizontal | up);
    let left = up & horizontal;
    if ((right & last) !== 0) score++;
    if ((left & last) !== 0) score--;
    right = (right << 1) | 1;
    left <<= 1;
    up = left | ~(vertical | right);
    down = right & vertical;
  }
  return score;
}

/** Blocks of 32 rows, one after the other; what a block's last row does horizontally enters the next block. */
function manyBlocks(pattern: Symbols, text: Symbols): number {
  // Per column of the text: +1, 0 or −1 along the bottom row of the blocks done so far.
  const step = new Int8Array(text.length).fill(1);
  let score = pattern.length;
  for (let from = 0; from < pattern.length; from += 32) {
    const bits = positions(pattern, from);
    const lastBlock = from + 32 >= pattern.length;
    const last = 1 << ((lastBlock ? pattern.length - from : 32) - 1);
    let up = -1;
    let down = 0;
    for (let j = 0; j < text.length; j++) {
      const carry = step[j] as number;
      let equal = bits.get(text[j] as number) ?? 0;
      const vertical = equal | down;
      if (carry < 0) equal |= 1;
      const horizontal = (((equal & up) + up) ^ up) | equal;
      let right = down | ~(horizontal | up);
      let left = up & horizontal;
      const out = (right & last) !== 0 ? 1 : (left & last) !== 0 ? -1 : 0;
      right = (right << 1) | (carry > 0 ? 1 : 0);
      left = (left << 1) | (carry < 0 ? 1 : 0);
      up = left | ~(vertical | right);
      down = right & vertical;
      step[j] = out;
      if (lastBlock) score += out;
    }
  }
  return score;
}
