import type { Jackknife } from './bootstrap.ts';
import { disagreement, type Disagreement, midRanks, type Scale } from './disagreement.ts';
import { alphaOfParts } from './krippendorff-alpha.ts';
import type { RatingPatterns } from './rating-patterns.ts';

/** Work (in list or matrix cells) after which only every k-th pattern is left out, standing for k. */
const MOST_WORK = 5e8;

/**
 * Alpha without one unit, for each rating pattern: what the acceleration of a BCa interval needs. Nominal data take out the
 * unit's own pairs and counts, O(values) for all patterns together; other levels evaluate alpha again per pattern, ordinal through
 * the V × V coincidences where that is less work than going through the patterns.
 */
export function alphaJackknife(patterns: RatingPatterns, categories: number, scale: Scale): Jackknife {
  const size = patterns.count.length;
  const perPattern = scale.kind === 'nominal' ? 1 : Math.min(patterns.code.length, scale.kind === 'ordinal' ? categories ** 2 : Infinity);
  const step = Math.max(1, Math.ceil((size * perPattern) / MOST_WORK));
  const without = withoutPattern(patterns, categories, scale);
  const values = new Float64Array(Math.ceil(size / step));
  const times = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const pattern = i * step;
    // Units without two values are not drawn, so they are not left out either.
    times[i] = patterns.start[pattern] === patterns.start[pattern + 1] ? 0 : (patterns.count[pattern] as number) * step;
    const alpha = alphaOfParts(without(pattern));
    values[i] = alpha.kind === 'defined' ? alpha.value : NaN;
  }
  return { values, times };
}

function withoutPattern(patterns: RatingPatterns, categories: number, scale: Scale): (pattern: number) => Disagreement {
  if (scale.kind === 'nominal') return nominalWithout(patterns, categories);
  if (scale.kind === 'ordinal' && categories ** 2 < patterns.code.length) return ordinalWithout(patterns, categories);
  const weights = patterns.count.slice();
  return (pattern) => {
    weights[pattern] = (weights[pattern] as number) - 1;
    const parts = disagreement(patterns, categories, scale, weights);
    weights[pattern] += 1;
    return parts;
  };
}

function nominalWithout(patterns: RatingPatterns, categories: number): (pattern: number) => Disagreement {
  const { start, code, count } = patterns;
  const all = disagreement(patterns, categories, { kind: 'nominal' }, count);
  const counts = all.counts;
  let equalPairs = 0;
  for (const used of counts) equalPairs += used * (used - 1);
  return (pattern) => {
    const from = start[pattern] as number;
    const to = start[pattern + 1] as number;
    let differing = 0;
    let equalLeft = equalPairs;
    for (let i = from; i < to; i++) {
      const value = code[i] as number;
      for (let j = i + 1; j < to; j++) if (code[j] !== value) differing++;
      counts[value] = (counts[value] as number) - 1;
      equalLeft -= 2 * counts[value];
    }
    for (let i = from; i < to; i++) counts[code[i] as number] = (counts[code[i] as number] as number) + 1;
    const pairable = all.pairable - (to - from);
    const own = to - from < 2 ? 0 : (2 * differing) / (to - from - 1);
    return {
      pairable,
      counts,
      observed: pairable === 0 ? 0 : (all.observed * all.pairable - own) / pairable,
      expected: pairable < 2 ? 0 : 1 - equalLeft / (pairable * (pairable - 1)),
    };
  };
}

function ordinalWithout(patterns: RatingPatterns, categories: number): (pattern: number) => Disagreement {
  const { start, code, count } = patterns;
  const { counts, pairable: all } = disagreement(patterns, categories, { kind: 'nominal' }, count);
  const together = new Float64Array(categories ** 2);
  const addPairs = (pattern: number, times: number): void => {
    const from = start[pattern] as number;
    const to = start[pattern + 1] as number;
    for (let i = from; i < to; i++) {
      // Codes of a pattern ascend, so only the upper triangle is filled.
      for (let j = i + 1; j < to; j++) {
        const cell = (code[i] as number) * categories + (code[j] as number);
        together[cell] = (together[cell] as number) + (2 * times) / (to - from - 1);
      }
    }
  };
  const addCounts = (pattern: number, times: number): void => {
    for (let i = start[pattern] as number; i < (start[pattern + 1] as number); i++) counts[code[i] as number] = (counts[code[i] as number] as number) + times;
  };
  for (let pattern = 0; pattern < count.length; pattern++) addPairs(pattern, count[pattern] as number);

  return (pattern) => {
    addPairs(pattern, -1);
    addCounts(pattern, -1);
    const ranks = midRanks(counts);
    const pairable = all - ((start[pattern + 1] as number) - (start[pattern] as number));
    let within = 0;
    let overall = 0;
    for (let a = 0; a < categories; a++) {
      for (let b = a + 1; b < categories; b++) {
        const apart = ((ranks[a] as number) - (ranks[b] as number)) ** 2;
        within += (together[a * categories + b] as number) * apart;
        overall += 2 * (counts[a] as number) * (counts[b] as number) * apart;
      }
    }
    addPairs(pattern, 1);
    addCounts(pattern, 1);
    return { pairable, counts, observed: pairable === 0 ? 0 : within / pairable, expected: pairable < 2 ? 0 : overall / (pairable * (pairable - 1)) };
  };
}
