import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { objectAgreement, objectAgreementCurve } from '../../../shared/agreement/object-agreement.ts';
import type { ObjectSample } from '../../../shared/agreement/object-sample.ts';
import { valueOrNull } from '../../../shared/agreement/estimate.ts';
import { defined } from '../../../shared/basics/assert.ts';
import type { MeasuredAgreement } from '../../../shared/curation/agreement-figures.ts';
import { regionAgreement } from '../../../shared/curation/region-agreement.ts';
import type { AnswerValue } from '../../../shared/model/annotation.ts';
import type { LabelId, QuestionId, RegionId } from '../../../shared/model/ids.ts';
import type { LabeledQuestion } from '../../../shared/model/label-set.ts';
import { answersInput } from '../../support/answers-input.ts';
import { objectSamples } from '../../support/arbitrary-objects.ts';

const labels = ['cat', 'dog', 'owl'];
const question: LabeledQuestion = {
  type: 'box',
  id: 'q' as QuestionId,
  prompt: 'q?',
  about: 'image',
  required: true,
  cantTell: false,
  labels: labels.map((id, color) => ({ id: id as LabelId, name: id, color })),
};

function valueOf(answer: ObjectSample['answers'][number]): AnswerValue | null {
  if (answer === null) return null;
  return {
    type: 'box',
    regions: answer.flatMap(({ label, shape }, at) => (shape.kind === 'box' ? [{ id: String(at) as RegionId, label: label as LabelId, shape }] : [])),
  };
}

function measured(samples: readonly ObjectSample[], resamples = 0): MeasuredAgreement {
  const input = answersInput(question, ['ana', 'ben', 'cem'], samples.map(({ answers }) => answers.map(valueOf)), samples.map(() => undefined));
  return regionAgreement(input, question, { seed: 1, resamples });
}

describe('regionAgreement', () => {
  it('gives each labeler what measuring without them, or only their pairs, gives', () => {
    fc.assert(
      fc.property(objectSamples, (samples) => {
        const { labelers, f1Curve } = measured(samples);
        const { f1 } = objectAgreement(samples, { labels });
        labelers.forEach(({ withOthers, headlineWithout }, at) => {
          const alone = samples.map(({ answers }) => ({ answers: answers.filter((_, other) => other !== at) }));
          expect(headlineWithout).toEqual(objectAgreement(alone, { labels }).alphaObjects.coefficient);
          const own = f1.pairs.filter(({ a, b }) => a === at || b === at);
          const agree = own.reduce((sum, pair) => sum + 2 * pair.agree, 0);
          const regions = own.reduce((sum, pair) => sum + (pair.f1 === null || pair.f1 === 0 ? regionsOf(pair) : (2 * pair.agree) / pair.f1), 0);
          if (regions === 0) expect(withOthers.kind).toBe('undefined');
          else expect(valueOrNull(withOthers)).toBeCloseTo(agree / regions, 12);
        });
        const curve = objectAgreementCurve(samples, { labels });
        expect(f1Curve?.all).toEqual(curve.map((point) => point.f1));
        expect(f1Curve?.labels.map(({ f1: each }) => each[0])).toEqual(curve[0]?.perLabel);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('puts each region of a pair into one part, and says in which units', () => {
    fc.assert(
      fc.property(objectSamples, (samples) => {
        const { total, pairs } = defined(measured(samples).decomposition, 'decomposition');
        for (const [at, part] of total.entries()) {
          expect(part.count).toBe(pairs.reduce((sum, pair) => sum + (pair.parts[at]?.count ?? 0), 0));
          expect(part.units).toEqual([...new Set(pairs.flatMap((pair) => pair.parts[at]?.units ?? []))].sort((a, b) => a - b));
          expect(part.units.length).toBeLessThanOrEqual(part.count);
        }
        for (const { first, second, parts, missedByFirst, missedBySecond } of pairs) {
          const [a, b] = [first, second].map((labeler) => ['ana', 'ben', 'cem'].indexOf(labeler)) as [number, number];
          const both = samples.filter(({ answers }) => answers[a] !== null && answers[b] !== null);
          const shared = parts.slice(0, 4).reduce((sum, part) => sum + part.count, 0);
          expect(shared + missedBySecond.count).toBe(both.reduce((sum, { answers }) => sum + (answers[a]?.length ?? 0), 0));
          expect(shared + missedByFirst.count).toBe(both.reduce((sum, { answers }) => sum + (answers[b]?.length ?? 0), 0));
          expect(parts.at(-1)).toMatchObject({ part: 'missed', count: missedByFirst.count + missedBySecond.count });
        }
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('has intervals around every figure and around each labeler', () => {
    const box = (label: string, x: number) => ({ label, shape: { kind: 'box' as const, x, y: 0, width: 10, height: 10 } });
    const samples = Array.from({ length: 30 }, (_, i) => ({
      answers: [[box('cat', 0), box('dog', 40)], [box(i % 4 === 0 ? 'dog' : 'cat', i % 3), box('dog', 40)], i % 5 === 0 ? [] : [box('cat', 1)]],
    }));
    const { figures, labelers } = measured(samples, 300);
    for (const { estimate } of figures) {
      const interval = defined(estimate.interval, 'an interval');
      expect(interval.low).toBeLessThan(defined(estimate.value, 'a value'));
      expect(interval.high).toBeGreaterThan(defined(estimate.value, 'a value'));
    }
    for (const { withOthersInterval } of labelers) expect(withOthersInterval).toMatchObject({ resamples: 300, method: 'bca' });
  });
});

function regionsOf(pair: { readonly agree: number; readonly classDisagreement: number; readonly localisation: number; readonly localisationAndClass: number; readonly missedByA: number; readonly missedByB: number }): number {
  return 2 * (pair.agree + pair.classDisagreement + pair.localisation + pair.localisationAndClass) + pair.missedByA + pair.missedByB;
}
