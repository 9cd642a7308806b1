import { describe, expect, it } from 'vitest';
import { defined } from '../../../shared/basics/assert.ts';
import { agreementColumns, columnsOfRound } from '../../../shared/curation/agreement-columns.ts';
import { agreementInput, narrowedInput } from '../../../shared/curation/agreement-input.ts';
import { questionAgreement } from '../../../shared/curation/question-agreement.ts';
import { repeatedAnswers } from '../../../shared/curation/repeated-answers.ts';
import { choice, personOf, questionOf, QUESTION, ROUND, sampleOf, Story } from '../../support/story.ts';

const OPTIONS = { seed: 1, resamples: 200 };

/** Labeler 1 answers five samples twice: x x, y y, x y, z z, y y (the repeats of the reference cases); labeler 2 once. */
function repeated(): Story {
  const paths = ['1.png', '2.png', '3.png', '4.png', '5.png'];
  const told = new Story().people(2).publish(questionOf('choice', ['x', 'y', 'z'])).samples(paths).open(paths, 2);
  const said = [['x', 'x'], ['y', 'y'], ['x', 'y'], ['z', 'z'], ['y', 'y']] as const;
  for (const [at, path] of paths.entries()) {
    const [first, second] = defined(said[at], path);
    told.answer(1, path, choice(first));
    told.answer(2, path, choice(first));
    told.answer(1, path, choice(second), {}, ROUND, 2);
  }
  return told;
}

describe('labelers against themselves', () => {
  it('is the share of equal answers and alpha over passes, flagged below 30 repeats', () => {
    const { labelers } = questionAgreement(defined(agreementInput(repeated().state, QUESTION), 'input'), OPTIONS);
    const [one, two] = labelers.map(({ repeats }) => repeats);
    expect(one).toMatchObject({ units: 5, few: true, agreement: { value: 0.8 } });
    expect(one?.alpha.kind === 'defined' ? one.alpha.value : NaN).toBeCloseTo(0.7096774193548387, 12);
    expect(two).toBeNull();
  });

  it('does not enter the agreement between labelers: only first passes do', () => {
    const { figures, n } = questionAgreement(defined(agreementInput(repeated().state, QUESTION), 'input'), OPTIONS);
    expect([figures[0]?.estimate.value, n.pairable]).toEqual([1, 10]);
  });

  it('follows what is left out: a round, a labeler, excluded and not blind answers', () => {
    const told = repeated();
    const input = defined(agreementInput(told.state, QUESTION), 'input');
    expect(narrowedInput(input, { labelers: new Set([personOf(2)]) }).repeats).toEqual([]);
    expect(columnsOfRound(defined(agreementColumns(told.state, QUESTION), 'columns'), ROUND).repeats).toEqual(input.repeats);
    told.answer(1, '1.png', choice('x'), { sawOthers: true }, ROUND, 2);
    const blind = repeatedAnswers(told.state, QUESTION, { blindOnly: true });
    expect(blind.map(({ sample }) => sample).sort()).toEqual(['2.png', '3.png', '4.png', '5.png'].map(sampleOf).sort());
  });
});
