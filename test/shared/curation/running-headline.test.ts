import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defined } from '../../../shared/basics/assert.ts';
import { agreementInput } from '../../../shared/curation/agreement-input.ts';
import { questionAgreement } from '../../../shared/curation/question-agreement.ts';
import { RunningHeadline, runningHeadline, type UnitAnswers } from '../../../shared/curation/running-headline.ts';
import type { Answer } from '../../../shared/model/annotation.ts';
import type { LabelId, PersonId, QuestionId, RegionId } from '../../../shared/model/ids.ts';
import type { Question } from '../../../shared/model/label-set.ts';
import { CANT_TELL, choice, personOf, questionOf, QUESTION, sampleOf, skipped, Story } from '../../support/story.ts';
import { sampleState } from '../../renderer/features/agreement/sample-input.ts';

const PATHS = ['1.png', '2.png', '3.png'];
const label = (id: string) => id as LabelId;
const boxes = (regions: readonly (readonly [string, number])[]): Answer => ({
  is: 'value',
  value: { type: 'box', regions: regions.map(([of, x], at) => ({ id: String(at).padStart(8, '0') as RegionId, label: label(of), shape: { kind: 'box', x, y: 0, width: 10, height: 10 } })) },
});

const ANSWERS: Readonly<Record<string, fc.Arbitrary<Answer>>> = {
  choice: fc.constantFrom(choice('x'), choice('y'), choice('gone'), CANT_TELL, skipped('dark')),
  rating: fc.nat(4).map((level): Answer => ({ is: 'value', value: { type: 'rating', level } })),
  multichoice: fc.subarray(['x', 'y', 'z'].map(label)).map((labels): Answer => ({ is: 'value', value: { type: 'multichoice', labels } })),
  box: fc.array(fc.tuple(fc.constantFrom('x', 'y'), fc.constantFrom(0, 2, 30)), { maxLength: 3 }).map(boxes),
};

/** The running headline of what is said, and the computation from scratch. */
function follow(question: Question, said: readonly { readonly by: number; readonly path: string; readonly answer: Answer | null }[]): void {
  const told = new Story().people(4).publish(question).samples(PATHS).open(PATHS, 4);
  const running = new RunningHeadline(question);
  const now = new Map<string, Map<number, Answer>>(PATHS.map((path) => [path, new Map()]));
  const unit = (path: string): UnitAnswers => [...(now.get(path) ?? [])].sort(([a], [b]) => a - b).map(([by, answer]) => [personOf(by), answer]);
  for (const { by, path, answer } of said) {
    running.remove(unit(path));
    if (answer === null) {
      now.get(path)?.delete(by);
      told.say(personOf(by), [{ kind: 'annotation-submitted/1', key: ['r1', sampleOf(path), personOf(by), '1'] as never, value: null }]);
    } else {
      now.get(path)?.set(by, answer);
      told.answer(by, path, answer);
    }
    running.add(unit(path));
  }
  const { figures, n } = questionAgreement(defined(agreementInput(told.state, QUESTION), 'input'), { seed: 1, resamples: 0 });
  const value = figures[0]?.estimate.value ?? null;
  const { coefficient } = running;
  expect(coefficient.kind === 'defined').toBe(value !== null);
  if (coefficient.kind === 'defined' && value !== null) expect(Math.abs(coefficient.value - value)).toBeLessThan(1e-12);
  const { disagreeing, ...counts } = n;
  expect(running.n).toMatchObject(running.n.disagreeing === undefined ? counts : { ...counts, disagreeing });
}

describe('a running headline', () => {
  it.each(['choice', 'rating', 'multichoice', 'box'] as const)('is what a computation from scratch gives, whatever was said, changed and taken back (%s)', (type) => {
    const answer = defined(ANSWERS[type], type);
    const gesture = fc.record({ by: fc.integer({ min: 1, max: 4 }), path: fc.constantFrom(...PATHS), answer: fc.option(answer, { freq: 5 }) });
    fc.assert(fc.property(fc.array(gesture, { maxLength: 25 }), (said) => follow(questionOf(type, ['x', 'y', 'z']), said)), { seed: 1, numRuns: 60 });
  });

  it('starts from an input, also on the other side of a worker, and follows for every kind of question that it can', () => {
    const followed: string[] = [];
    for (const id of ['defect', 'findings', 'where', 'transcript', 'speech', 'severity']) {
      const input = agreementInput(sampleState, id as QuestionId);
      if (input === undefined) continue;
      const running = runningHeadline(input);
      if (running === undefined) continue;
      const copy = new RunningHeadline(input.question, structuredClone(running.toParts()));
      const { figures } = questionAgreement(input, { seed: 1, resamples: 0 });
      expect(copy.coefficient.kind === 'defined' ? copy.coefficient.value : null).toBeCloseTo(figures[0]?.estimate.value ?? NaN, 12);
      expect(copy.n.raters).toBe(new Set<PersonId>(input.labelers).size);
      followed.push(input.question.type);
    }
    expect(new Set(followed)).toEqual(new Set(['choice', 'box']));
  });
});
