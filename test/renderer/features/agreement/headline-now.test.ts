/* Between two computations the headline follows every commit, and is what the next computation will say. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defined } from '../../../../shared/basics/assert.ts';
import { gatheredAt, HeadlineNow } from '../../../../renderer/features/agreement/headline-now.ts';
import { agreementColumns, columnsOfRound } from '../../../../shared/curation/agreement-columns.ts';
import { agreementInput, inputOfColumns } from '../../../../shared/curation/agreement-input.ts';
import { questionAgreement } from '../../../../shared/curation/question-agreement.ts';
import { runningHeadline } from '../../../../shared/curation/running-headline.ts';
import type { Answer } from '../../../../shared/model/annotation.ts';
import type { RoundId } from '../../../../shared/model/ids.ts';
import { CANT_TELL, choice, personOf, questionOf, QUESTION, ROUND, sampleOf, Story } from '../../../support/story.ts';

const SECOND = 'r2' as RoundId;
const PATHS = ['1.png', '2.png', '3.png', '4.png'];
const OPTIONS = { seed: 1, resamples: 0 };

interface Said {
  readonly by: number;
  readonly path: string;
  readonly round: RoundId;
  readonly answer: Answer | null;
  readonly sawOthers: boolean;
  readonly pass: number;
}

const said: fc.Arbitrary<Said> = fc.record({
  by: fc.integer({ min: 1, max: 3 }),
  path: fc.constantFrom(...PATHS),
  round: fc.constantFrom(ROUND, SECOND),
  answer: fc.constantFrom(choice('x'), choice('y'), CANT_TELL, null),
  sawOthers: fc.constantFrom(false, false, true),
  pass: fc.constantFrom(1, 1, 1, 2),
});

function project(): Story {
  return new Story().people(3).publish(questionOf('choice', ['x', 'y'])).samples(PATHS).open(PATHS.slice(0, 3), 3).open(PATHS, 3, {}, SECOND);
}

function say(told: Story, { by, path, round, answer, sawOthers, pass }: Said): void {
  if (answer === null) told.say(personOf(by), [{ kind: 'annotation-submitted/1', key: [round, sampleOf(path), personOf(by), String(pass)], value: null }]);
  else told.answer(by, path, answer, { sawOthers }, round, pass);
}

function computed(told: Story, scope: RoundId | 'all', blindOnly: boolean) {
  const input = defined(agreementInput(told.state, QUESTION, { blindOnly, rounds: scope === 'all' ? [ROUND, SECOND] : [scope] }), 'input');
  return defined(questionAgreement(input, OPTIONS).figures[0], 'a headline');
}

function measured(told: Story, scope: RoundId | 'all', blindOnly: boolean): HeadlineNow {
  const columns = defined(agreementColumns(told.state, QUESTION, { blindOnly, rounds: [ROUND, SECOND] }), 'columns');
  const own = scope === 'all' ? columns : columnsOfRound(columns, scope);
  const running = defined(runningHeadline(inputOfColumns(own, () => sampleOf('1.png'))), 'a running headline');
  return new HeadlineNow(columns, running.toParts(), blindOnly, gatheredAt(told.state));
}

describe('the headline of now', () => {
  it.each(['all', ROUND, SECOND] as const)('is the one that a computation of now gives (%s)', (scope) => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 20 }), fc.array(said, { minLength: 1, maxLength: 20 }), fc.boolean(), (before, after, blindOnly) => {
        const told = project();
        for (const each of before) say(told, each);
        const last = computed(told, scope, blindOnly);
        const headline = measured(told, scope, blindOnly);
        for (const each of after) {
          say(told, each);
          const { estimate } = defined(headline.follow(told.state, scope, last), 'a headline that follows');
          const fresh = computed(told, scope, blindOnly).estimate;
          expect({ ...estimate, value: null, interval: null }).toEqual({ ...fresh, value: null, interval: null });
          expect(estimate.value === null).toBe(fresh.value === null);
          expect(Math.abs((estimate.value ?? 0) - (fresh.value ?? 0))).toBeLessThan(1e-12);
        }
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('waits for a computation when a sample is excluded, a person merged, or a label set published', () => {
    const told = project();
    told.answer(1, '1.png', choice('x'));
    const last = computed(told, 'all', true);
    const headline = measured(told, 'all', true);
    told.say(personOf(0), [{ kind: 'sample-excluded/1', key: [sampleOf('1.png')], value: { reason: 'blurred' } }]);
    expect(headline.follow(told.state, 'all', last)).toBeUndefined();
  });
});
