import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { objectAgreement, overlapSamples } from '../../../shared/agreement/object-agreement.ts';
import { CURVE_THRESHOLDS, objectF1Curve } from '../../../shared/agreement/object-curve.ts';
import { objectSamples } from '../../support/arbitrary-objects.ts';

const labels = ['cat', 'dog', 'owl'];

describe('objectF1Curve', () => {
  it('is at every threshold, in total and per label, what matching at that threshold gives', () => {
    fc.assert(
      fc.property(objectSamples, (samples) => {
        const curve = objectF1Curve(overlapSamples(samples), labels);
        expect(curve.map(({ threshold }) => threshold)).toEqual(CURVE_THRESHOLDS);
        for (const { threshold, f1, perLabel } of curve) {
          const anew = objectAgreement(samples, { labels, thresholds: { match: threshold } }).f1;
          expect(f1).toBe(anew.micro);
          expect(perLabel).toEqual(anew.perLabel.map((each) => each.f1));
        }
      }),
      { seed: 1, numRuns: 60 },
    );
  });
});
