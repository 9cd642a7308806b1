import { describe, expect, it } from 'vitest';
import type { AgreementInput } from '../../../shared/curation/agreement-input.ts';
import { changeTest } from '../../../shared/curation/change-test.ts';
import type { Answer } from '../../../shared/model/annotation.ts';
import type { LabelId, PersonId, QuestionId, RoundId, SampleId } from '../../../shared/model/ids.ts';
import type { Question } from '../../../shared/model/label-set.ts';

const question: Question = { type: 'choice', id: 'q' as QuestionId, prompt: 'q?', about: 'image', required: true, cantTell: true, labels: ['a', 'b'].map((id) => ({ id: id as LabelId, name: id, color: 0 })) };

/** Two labelers: on `apart` of the samples they differ. */
function round(name: string, apart: readonly boolean[], samples = 's'): AgreementInput {
  const answers = ['a', 'b'].map((id): Answer => ({ is: 'value', value: { type: 'choice', label: id as LabelId } }));
  return {
    question,
    units: apart.map((_, at) => ({ sample: `${samples}${at}` as SampleId, round: name as RoundId })),
    facts: apart.map(() => undefined),
    labelers: ['ana', 'ben'] as PersonId[],
    answers,
    unit: Uint32Array.from(apart.flatMap((_, at) => [at, at])),
    labeler: Uint32Array.from(apart.flatMap(() => [0, 1])),
    answer: Uint32Array.from(apart.flatMap((differ) => [0, differ ? 1 : 0])),
  };
}

const never = (n: number) => Array.from({ length: n }, () => false);
const always = (n: number) => Array.from({ length: n }, () => true);

describe('the test of a change', () => {
  it('flips the signs of samples that are in both rounds, exactly while they are few', () => {
    // Seven samples changed, all for the better: 2 of the 2⁷ sign patterns are as extreme.
    const found = changeTest(round('1', [...always(7), ...never(5)]), round('2', never(12)), { seed: 1 });
    expect(found).toEqual({ kind: 'sign-flip', p: 2 / 2 ** 7, samples: 12 });
  });

  it('is sure of nothing where nothing changed', () => {
    const same = round('1', [...always(4), ...never(4)]);
    expect(changeTest(same, same, { seed: 1 })?.p).toBe(1);
  });

  it('deals the samples out anew where the rounds share none', () => {
    // 6 of 8 against 0 of 8: Fisher's exact test gives 2 · C(8,6) C(8,0) / C(16,6) = 2 · 28 / 8008.
    const found = changeTest(round('1', [...always(6), ...never(2)]), round('2', never(8), 'other'), { seed: 1 });
    expect(found).toMatchObject({ kind: 'two-sample', samples: 16 });
    expect(found?.p).toBeCloseTo(56 / 8008, 2);
    expect(changeTest(round('1', always(8)), round('2', always(8), 'other'), { seed: 1 })?.p).toBe(1);
  });

  it('has nothing to say without two answers on either side', () => {
    const alone = { ...round('1', never(3)), labeler: Uint32Array.of(0), unit: Uint32Array.of(0), answer: Uint32Array.of(0) };
    expect(changeTest(alone, round('2', never(3)), { seed: 1 })).toBeNull();
  });
});
