import { describe, expect, it } from 'vitest';
import { referenceMetrics } from '../../../shared/consensus/reference-metrics.ts';
import { departures, referenceCases } from '../../support/reference-cases.ts';

/** Counts of rounds are for information; accuracies need a truth that is not part of the input. */
const informational = (key: string): boolean => key.startsWith('published') || key.startsWith('accuracy') || key === 'true_labels' || key.endsWith('iterations');
const rounds = new Set(['after_iterations', 'converged_iterations']);

describe.each(['majority', 'dawid-skene', 'crowdlab'])('reference cases of %s', (file) => {
  it.each(referenceCases(file).map((each) => [each.name, each] as const))('%s', (_, { metric, input, expected, tolerance }) => {
    const compute: ((input: never) => unknown) | undefined = Object.entries(referenceMetrics).find(([name]) => name === metric)?.[1];
    const actual = compute?.(input as never);
    const skip = (key: string): boolean => informational(key) && (rounds.has(key) || !key.endsWith('iterations'));
    expect(departures(actual, expected, tolerance, skip)).toEqual([]);
  });
});
