import { assert } from '../basics/assert.ts';
import { midRanks, type Scale } from './disagreement.ts';
import type { ChanceCorrected } from './estimate.ts';
import { alphaOfParts } from './krippendorff-alpha.ts';

/** A running alpha as plain data, for handing it between threads. */
export interface RunningAlphaParts {
  readonly counts: readonly number[];
  /** Per number of values in a unit: pairs of different codes (`code · 2²⁶ + greater code`), and how often they met. */
  readonly meetings: readonly (readonly [values: number, readonly (readonly [pair: number, times: number])[]])[];
}

const CODES = 2 ** 26;

/**
 * Krippendorff's alpha that follows its data: units are added and taken out again, and the value at any moment is that of a
 * computation from scratch. A changed rating is its unit taken out and added anew.
 *
 * Only counts are kept, by number of values in a unit, and counts are integers: nothing drifts, however long it runs.
 * Adding or removing a unit with m values is O(m²), the value O(different codes² + different pairs that meet).
 * Source: Krippendorff 2004, Content Analysis (2nd ed.), ch. 11, in the coincidence form.
 *
 * @example
 * const running = new RunningAlpha({ kind: 'nominal' });
 * for (const unit of [[0, 0], [1, 1], [0, 1], [1, 1]]) running.add(unit);
 * running.alpha() // → { kind: 'defined', value: 0.5333…, … }
 */
export class RunningAlpha {
  readonly #scale: Scale;
  readonly #counts: number[];
  readonly #meetings: Map<number, Map<number, number>>;

  constructor(scale: Scale, parts: RunningAlphaParts = { counts: [], meetings: [] }) {
    this.#scale = scale;
    this.#counts = [...parts.counts];
    this.#meetings = new Map(parts.meetings.map(([values, met]) => [values, new Map(met)]));
  }

  /** Adds a unit by the codes of its values; fewer than two values are not pairable and add nothing. */
  add(codes: readonly number[]): void {
    this.#count(codes, 1);
  }

  /** Takes a unit out that was added with these codes, in any order. */
  remove(codes: readonly number[]): void {
    this.#count(codes, -1);
  }

  /** Undefined as `krippendorffAlpha` is. */
  alpha(): ChanceCorrected {
    const counts = Float64Array.from(this.#counts);
    const between = distanceOf(this.#scale, counts);
    const pairable = counts.reduce((sum, count) => sum + count, 0);
    let within = 0;
    for (const [values, met] of this.#meetings) {
      let apart = 0;
      for (const [pair, times] of met) apart += times * between(Math.floor(pair / CODES), pair % CODES);
      within += (2 * apart) / (values - 1);
    }
    let overall = 0;
    for (let a = 0; a < counts.length; a++) {
      if (counts[a] === 0) continue;
      let row = 0;
      for (let b = a + 1; b < counts.length; b++) if (counts[b] !== 0) row += (counts[b] as number) * between(a, b);
      overall += 2 * (counts[a] as number) * row;
    }
    return alphaOfParts({ pairable, counts, observed: pairable === 0 ? 0 : within / pairable, expected: pairable < 2 ? 0 : overall / (pairable * (pairable - 1)) });
  }

  toParts(): RunningAlphaParts {
    return { counts: this.#counts, meetings: [...this.#meetings].map(([values, met]) => [values, [...met]]) };
  }

  #count(codes: readonly number[], sign: 1 | -1): void {
    if (codes.length < 2) return;
    const met = this.#meetings.get(codes.length) ?? new Map<number, number>();
    this.#meetings.set(codes.length, met);
    for (const [i, code] of codes.entries()) {
      while (this.#counts.length <= code) this.#counts.push(0);
      const count = (this.#counts[code] as number) + sign;
      assert(count >= 0, 'only what was added is taken out');
      this.#counts[code] = count;
      for (let j = i + 1; j < codes.length; j++) {
        const other = codes[j] as number;
        if (other === code) continue;
        const pair = Math.min(code, other) * CODES + Math.max(code, other);
        const times = (met.get(pair) ?? 0) + sign;
        if (times === 0) met.delete(pair);
        else met.set(pair, times);
      }
    }
  }
}

/** The distance of two codes; on the ordinal level it follows from how often each code occurs now. */
function distanceOf(scale: Scale, counts: Float64Array<ArrayBuffer>): (a: number, b: number) => number {
  if (scale.kind === 'nominal') return () => 1;
  if (scale.kind === 'pairs') return scale.between;
  const scores = scale.kind === 'ordinal' ? midRanks(counts) : scale.scores;
  return (a, b) => ((scores[a] as number) - (scores[b] as number)) ** 2;
}
