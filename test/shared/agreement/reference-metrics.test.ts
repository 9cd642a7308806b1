import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { referenceMetrics } from '../../../shared/agreement/index.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

interface ReferenceCase {
  readonly name: string;
  readonly metric: string;
  readonly input: Json;
  readonly expected: { readonly [key: string]: Json };
  readonly tolerance: number;
}

type Door = Readonly<Record<string, (input: never) => unknown>>;

const FOLDER = new URL('../../fixtures/agreement/', import.meta.url);
const others = import.meta.glob<{ readonly referenceMetrics: Door }>(['../../../shared/consensus/index.ts', '../../../shared/curation/index.ts'], { eager: true });
const door: Door = Object.assign({}, referenceMetrics, ...Object.values(others).map((module) => module.referenceMetrics));

/**
 * For information: values printed in a source are rounded, counts of iterations and samples belong to one implementation, and the truth that
 * answers were simulated from is not in the input.
 */
const INFORMATION = /^published|^(after_|converged_)?iterations$|^n_samples$|^gamma_tolerance$|^true_labels$|^accuracy_/;
const FIVE_DIGITS = 5e-5;

interface Tolerances {
  readonly all: number;
  readonly gamma: number;
}

function differences(actual: unknown, expected: Json, tolerances: Tolerances, path: string): string[] {
  if (typeof expected === 'number') {
    const near = typeof actual === 'number' && Math.abs(actual - expected) <= tolerances.all;
    return near ? [] : [`${path}: ${String(actual)} instead of ${expected}`];
  }
  if (typeof expected !== 'object' || expected === null) return actual === expected ? [] : [`${path}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`];
  if (typeof actual !== 'object' || actual === null) return [`${path}: ${JSON.stringify(actual)} instead of ${Array.isArray(expected) ? 'a list' : 'an object'}`];
  if (Array.isArray(expected)) {
    const list: readonly unknown[] = Array.from(actual as ArrayLike<unknown>);
    if (list.length !== expected.length) return [`${path}: ${list.length} entries instead of ${expected.length}`];
    return expected.flatMap((entry: Json, i) => differences(list[i], entry, tolerances, `${path}[${i}]`));
  }
  return Object.entries(expected)
    .filter(([key]) => !INFORMATION.test(key))
    .flatMap(([key, entry]) => {
      const all = key.includes('pygamma') ? tolerances.gamma : key === 'se_irrcac' ? FIVE_DIGITS : tolerances.all;
      return differences((actual as Record<string, unknown>)[key], entry, { ...tolerances, all }, `${path}.${key}`);
    });
}

describe('reference cases', () => {
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.json'))) {
    const cases = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as readonly ReferenceCase[];
    for (const { name, metric, input, expected, tolerance } of cases) {
      it(`${file}: ${metric} of ${name}`, () => {
        const answer = door[metric];
        expect(answer, `no reference metric is called ${metric}`).toBeDefined();
        const gamma = expected['gamma_tolerance'];
        const tolerances = { all: tolerance, gamma: typeof gamma === 'number' ? gamma : tolerance };
        expect(differences(answer?.(input as never), expected, tolerances, '')).toEqual([]);
      });
    }
  }
});
