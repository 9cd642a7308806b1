import type { ValueLists } from './rating-table.ts';

/**
 * The distinct rating patterns of a table. Two units have the same pattern when they got the same values from whomever; all
 * units with too few values share the empty pattern. Coefficients that do not ask who said what need each pattern only once,
 * weighted by how many units show it: with 10 categories and 5 raters a million units have a few thousand patterns.
 */
export interface RatingPatterns extends ValueLists {
  /** For each unit the index of its pattern. */
  readonly patternOf: Int32Array<ArrayBuffer>;
  /** For each pattern how many units show it. */
  readonly count: Float64Array<ArrayBuffer>;
}

/**
 * Groups units by pattern, patterns numbered by first appearance, their values ascending. Units with fewer than `least` values
 * (2 unless said; 1 for coefficients whose prevalences count single values too) share the empty pattern. O(values) expected, one
 * hash look-up per unit.
 */
export function ratingPatterns({ start, code }: ValueLists, least = 2): RatingPatterns {
  const units = start.length - 1;
  const patternOf = new Int32Array(units);
  let patterns = 0;
  let patternStart = new Int32Array(64);
  let patternCode = new Int32Array(256);
  let hashes = new Int32Array(64);
  let slots = new Int32Array(128).fill(-1);
  let sorted = new Int32Array(16);

  for (let u = 0; u < units; u++) {
    const from = start[u] as number;
    const length = (start[u + 1] as number) - from < least ? 0 : (start[u + 1] as number) - from;
    if (length > sorted.length) sorted = new Int32Array(length * 2);
    sortInto(sorted, code, from, length);
    const hash = hashOf(sorted, length);

    let slot = hash & (slots.length - 1);
    let pattern = slots[slot] as number;
    while (pattern >= 0 && !(hashes[pattern] === hash && sameValues(patternCode, patternStart[pattern] as number, patternStart[pattern + 1] as number, sorted, length))) {
      slot = (slot + 1) & (slots.length - 1);
      pattern = slots[slot] as number;
    }
    if (pattern < 0) {
      pattern = patterns++;
      const at = patternStart[pattern] as number;
      if (patterns + 1 > patternStart.length) {
        patternStart = grown(patternStart, patterns + 1);
        hashes = grown(hashes, patterns + 1);
      }
      if (at + length > patternCode.length) patternCode = grown(patternCode, at + length);
      for (let i = 0; i < length; i++) patternCode[at + i] = sorted[i] as number;
      patternStart[patterns] = at + length;
      hashes[pattern] = hash;
      slots[slot] = pattern;
      if (patterns * 2 > slots.length) slots = rehashed(hashes, patterns, slots.length * 4);
    }
    patternOf[u] = pattern;
  }

  const count = new Float64Array(patterns);
  for (let u = 0; u < units; u++) count[patternOf[u] as number] = (count[patternOf[u] as number] as number) + 1;
  return { start: patternStart.slice(0, patterns + 1), code: patternCode.slice(0, patternStart[patterns]), patternOf, count };
}

/** The pattern of each unit, −1 for units of the empty one: what resampling draws from, as units without values to compare say nothing. */
export function drawnPatterns({ start, patternOf }: RatingPatterns): Int32Array<ArrayBuffer> {
  return patternOf.map((pattern) => (start[pattern] === start[pattern + 1] ? -1 : pattern));
}

function sortInto(sorted: Int32Array, code: Int32Array, from: number, length: number): void {
  if (length > 24) {
    sorted.set(code.subarray(from, from + length));
    sorted.subarray(0, length).sort();
    return;
  }
  for (let i = 0; i < length; i++) {
    const value = code[from + i] as number;
    let at = i;
    while (at > 0 && (sorted[at - 1] as number) > value) {
      sorted[at] = sorted[at - 1] as number;
      at--;
    }
    sorted[at] = value;
  }
}

// Murmur3's finalizer over a multiply-and-add: good enough that the probes stay short, and all 32-bit integers.
function hashOf(values: Int32Array, length: number): number {
  let hash = length + 1;
  for (let i = 0; i < length; i++) hash = Math.imul(hash, 0x01000193) ^ (values[i] as number);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function sameValues(patternCode: Int32Array, from: number, to: number, values: Int32Array, length: number): boolean {
  if (to - from !== length) return false;
  for (let i = 0; i < length; i++) if (patternCode[from + i] !== values[i]) return false;
  return true;
}

function grown(column: Int32Array<ArrayBuffer>, atLeast: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(atLeast, column.length * 2));
  larger.set(column);
  return larger;
}

function rehashed(hashes: Int32Array, patterns: number, size: number): Int32Array<ArrayBuffer> {
  const slots = new Int32Array(size).fill(-1);
  for (let pattern = 0; pattern < patterns; pattern++) {
    let slot = (hashes[pattern] as number) & (size - 1);
    while ((slots[slot] as number) >= 0) slot = (slot + 1) & (size - 1);
    slots[slot] = pattern;
  }
  return slots;
}
