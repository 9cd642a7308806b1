import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defined } from '../../../shared/basics/assert.ts';
import { agreementColumns, columnsOfRound, roundsOfColumns } from '../../../shared/curation/agreement-columns.ts';
import { type AgreementInput, agreementInput, inputOfColumns } from '../../../shared/curation/agreement-input.ts';
import type { QuestionId, RoundId } from '../../../shared/model/ids.ts';
import type { ProjectState } from '../../../shared/project/project-state.ts';
import { labelSetVersions } from '../../../shared/project/views/label-set-versions.ts';
import { findSample } from '../../../shared/project/views/samples.ts';
import { sampleState } from '../../renderer/features/agreement/sample-input.ts';
import { CANT_TELL, choice, personOf, questionOf, QUESTION, ROUND, sampleOf, Story } from '../../support/story.ts';

/** The input with every lazy member asked for. */
const whole = ({ question, units, facts, labelers, answers, unit, labeler, answer }: AgreementInput) => ({ question, units, facts, labelers, answers, unit, labeler, answer });

function throughAWorker(state: ProjectState, question: QuestionId, round?: RoundId): AgreementInput {
  const columns = defined(agreementColumns(state, question), question);
  const there = structuredClone(round === undefined ? columns : columnsOfRound(columns, round));
  return whole(inputOfColumns(there, (sample) => state.annotations.samples.text(sample)));
}

const SAMPLE_QUESTIONS = [...new Set(labelSetVersions(sampleState).flatMap(({ set }) => set.questions.map(({ id }) => id)))];

describe('the columns of a question', () => {
  it('decode to its input on the other side of a worker', () => {
    expect(SAMPLE_QUESTIONS.length).toBeGreaterThan(0);
    for (const question of SAMPLE_QUESTIONS) {
      expect(throughAWorker(sampleState, question)).toEqual(whole(defined(agreementInput(sampleState, question), question)));
    }
  });

  it('of one round are what gathering that round alone gives', () => {
    for (const question of SAMPLE_QUESTIONS) {
      for (const round of roundsOfColumns(defined(agreementColumns(sampleState, question), question))) {
        expect(throughAWorker(sampleState, question, round)).toEqual(whole(defined(agreementInput(sampleState, question, { rounds: [round] }), question)));
      }
    }
  });

  it('of one round leave out labelers who answered nothing in it', () => {
    const second = 'r2' as RoundId;
    const told = new Story().people(2).publish(questionOf('choice', ['x'])).samples(['1.png', '2.png']).open(['1.png', '2.png'], 2).open(['2.png'], 2, {}, second);
    told.answer(1, '1.png', choice('x'));
    told.answer(2, '2.png', choice('x'), {}, second);
    expect([throughAWorker(told.state, QUESTION, ROUND).labelers, throughAWorker(told.state, QUESTION, second).labelers]).toEqual([[personOf(1)], [personOf(2)]]);
    expect(roundsOfColumns(defined(agreementColumns(told.state, QUESTION), 'columns'))).toEqual([ROUND, second]);
  });

  it('know the sizes of samples where regions are asked for, and only there', () => {
    const told = new Story().people(2).publish(questionOf('box', ['x'])).samples(['1.png']).open(['1.png'], 2);
    told.answer(1, '1.png', { is: 'value', value: { type: 'box', regions: [] } });
    const facts = defined(findSample(told.state, sampleOf('1.png')), 'the sample').facts;
    expect(defined(agreementInput(told.state, QUESTION), 'input').facts).toEqual([{ kind: 'image', width: facts.kind === 'image' ? facts.width : 0, height: facts.kind === 'image' ? facts.height : 0 }]);
    const plain = new Story().people(2).publish(questionOf('choice', ['x'])).samples(['1.png']).open(['1.png'], 2);
    plain.answer(1, '1.png', choice('x'));
    expect(defined(agreementInput(plain.state, QUESTION), 'input').facts).toEqual([undefined]);
  });

  it('hold the current answer of every labeler, whatever was said before it', () => {
    const said = fc.record({ by: fc.integer({ min: 1, max: 3 }), path: fc.constantFrom('1.png', '2.png', '3.png', '4.png'), answer: fc.constantFrom(choice('x'), choice('y'), CANT_TELL, null) });
    fc.assert(
      fc.property(fc.array(said, { maxLength: 40 }), (all) => {
        const told = new Story().people(3).publish(questionOf('choice', ['x', 'y'])).samples(['1.png', '2.png', '3.png', '4.png']).open(['3.png', '1.png', '2.png'], 3);
        const last = new Map<string, string>();
        for (const { by, path, answer } of all) {
          if (answer === null) {
            told.say(personOf(by), [{ kind: 'annotation-submitted/1', key: [ROUND, sampleOf(path), personOf(by), '1'], value: null }]);
            last.delete(`${path} ${by}`);
          } else {
            told.answer(by, path, answer);
            last.set(`${path} ${by}`, JSON.stringify(answer));
          }
        }
        const { units, labelers, answers, unit, labeler, answer } = throughAWorker(told.state, QUESTION);
        const nameOf = new Map(['1.png', '2.png', '3.png', '4.png'].map((path) => [sampleOf(path), path]));
        const found = Array.from(unit, (u, cell) => [`${nameOf.get(defined(units[u], 'unit').sample) ?? ''} ${[1, 2, 3].find((n) => personOf(n) === labelers[labeler[cell] ?? -1]) ?? ''}`, JSON.stringify(answers[answer[cell] ?? -1])] as const);
        // In the order of assignment, what nobody assigned last.
        const place = (key: string) => ['3.png', '1.png', '2.png', '4.png'].indexOf(key.slice(0, 5)) * 10 + Number(key.slice(6));
        expect(found).toEqual([...last].sort(([a], [b]) => place(a) - place(b)));
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
