import { describe, expect, it } from 'vitest';
import { structuredReferenceMetrics } from '../../../shared/agreement/structured-metrics.ts';
import { departures, referenceCases } from '../../support/reference-cases.ts';

const FILES = ['multilabel', 'boxes', 'polygons', 'segments-matching', 'segments-frames', 'segments-boundaries', 'segments-u-alpha', 'transcripts'];

/** Rounded values from the source, and what depends on another tool's random sampler. */
const informational = (key: string): boolean => key.startsWith('published') || key === 'n_samples' || key.includes('pygamma') || key === 'object_units';

describe.each(FILES)('reference cases of %s', (file) => {
  it.each(referenceCases(file).map((each) => [each.name, each] as const))('%s', (_, { metric, input, expected, tolerance }) => {
    const actual = structuredReferenceMetrics[metric]?.(input as never) as Readonly<Record<string, unknown>>;
    expect(departures(actual, expected, tolerance, informational)).toEqual([]);
    const sorted = (rows: unknown): string[] => (rows as unknown[]).map((row) => JSON.stringify(row)).sort();
    if (expected['object_units'] !== undefined) expect(sorted(actual['object_units'])).toEqual(sorted(expected['object_units']));
  });
});
