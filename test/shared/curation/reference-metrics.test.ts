import { describe, expect, it } from 'vitest';
import { referenceMetrics } from '../../../shared/curation/reference-metrics.ts';
import { departures, referenceCases } from '../../support/reference-cases.ts';

describe('reference cases of confident-learning', () => {
  it.each(referenceCases('confident-learning').map((each) => [each.name, each] as const))('%s', (_, { input, expected, tolerance }) => {
    expect(departures(referenceMetrics.confident_learning(input as never), expected, tolerance)).toEqual([]);
  });
});
