import { readFileSync } from 'node:fs';

/** One reference case as stored in `test/fixtures/agreement/`. */
export interface ReferenceCase {
  readonly name: string;
  readonly metric: string;
  readonly input: unknown;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: number;
}

export function referenceCases(file: string): readonly ReferenceCase[] {
  return JSON.parse(readFileSync(new URL(`../fixtures/agreement/${file}.json`, import.meta.url), 'utf8')) as ReferenceCase[];
}

/** Where `actual` departs from `expected` by more than `tolerance`, as sentences; keys that `skip` names are not compared. */
export function departures(actual: unknown, expected: unknown, tolerance: number, skip: (key: string) => boolean = () => false, path = ''): string[] {
  if (typeof expected === 'number') {
    const near = typeof actual === 'number' && Math.abs(actual - expected) <= tolerance;
    return near ? [] : [`${path}: ${JSON.stringify(actual)} instead of ${expected}`];
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) {
      return [`${path}: ${Array.isArray(actual) ? actual.length : typeof actual} instead of a list of ${expected.length}`];
    }
    return expected.flatMap((each, i) => departures(actual[i], each, tolerance, skip, `${path}[${i}]`));
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof actual !== 'object' || actual === null) return [`${path}: ${JSON.stringify(actual)} instead of an object`];
    const found = actual as Readonly<Record<string, unknown>>;
    return Object.entries(expected).flatMap(([key, each]) => (skip(key) ? [] : departures(found[key], each, tolerance, skip, `${path}.${key}`)));
  }
  return actual === expected ? [] : [`${path}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`];
}
