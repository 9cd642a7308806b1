import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { objectAgreement, overlapSamples } from '../../../shared/agreement/object-agreement.ts';
import { objectAlpha } from '../../../shared/agreement/object-alpha.ts';
import { OBJECT_THRESHOLDS } from '../../../shared/agreement/object-decomposition.ts';
import { objectRelations, regionsIn, relationsF1, relationsMeanIou } from '../../../shared/agreement/object-relations.ts';
import { withoutRater } from '../../../shared/agreement/object-sample.ts';
import { objectSamples } from '../../support/arbitrary-objects.ts';

const relationsOf = (samples: Parameters<typeof overlapSamples>[0]) => objectRelations(overlapSamples(samples), OBJECT_THRESHOLDS);

describe('objectRelations', () => {
  it('has a row for each sample and pair of assigned raters, and each region of both in it', () => {
    fc.assert(
      fc.property(objectSamples, (samples) => {
        const relations = relationsOf(samples);
        for (let row = 0; row < relations.rows; row++) {
          const { answers } = samples[relations.sample[row] as number] as (typeof samples)[number];
          const [a, b] = [answers[relations.a[row] as number], answers[relations.b[row] as number]];
          expect(regionsIn(relations, row)).toBe((a?.length ?? NaN) + (b?.length ?? NaN));
        }
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('gives F1 and mean IoU of all pairs, and of those that one rater is part of', () => {
    fc.assert(
      fc.property(objectSamples, (samples) => {
        const relations = relationsOf(samples);
        const { f1 } = objectAgreement(samples);
        expect(relationsF1(relations).value).toBe(f1.micro);
        expect(relationsMeanIou(relations).value).toBe(f1.meanIou);
        const onlyFirst = f1.pairs.filter(({ a }) => a === 0);
        const agree = onlyFirst.reduce((sum, pair) => sum + 2 * pair.agree, 0);
        const withFirst = relationsF1(relations, (a, b) => a === 0 || b === 0).value;
        expect(withFirst === null ? 0 : withFirst > 0).toBe(withFirst === null ? 0 : agree > 0);
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});

describe('withoutRater', () => {
  it('leaves what matching the others alone would give', () => {
    fc.assert(
      fc.property(objectSamples, fc.nat(2), (samples, rater) => {
        const labels = ['cat', 'dog', 'owl'];
        const left = overlapSamples(samples).map((sample) => withoutRater(sample, rater));
        const alone = overlapSamples(samples.map(({ answers }) => ({ answers: answers.filter((_, each) => each !== rater) })));
        expect(objectAlpha(left, labels, 0.5).coefficient).toEqual(objectAlpha(alone, labels, 0.5).coefficient);
        expect(relationsF1(objectRelations(left, OBJECT_THRESHOLDS)).value).toBe(relationsF1(objectRelations(alone, OBJECT_THRESHOLDS)).value);
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});
