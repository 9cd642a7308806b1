import { describe, expect, it } from 'vitest';
import { defined } from '../../../shared/basics/assert.ts';
import { agreementColumns, columnsOfRound } from '../../../shared/curation/agreement-columns.ts';
import { agreementInput, narrowedInput } from '../../../shared/curation/agreement-input.ts';
import { questionAgreement } from '../../../shared/curation/question-agreement.ts';
import { distinctClusters } from '../../../shared/curation/unit-clusters.ts';
import type { RoundId } from '../../../shared/model/ids.ts';
import { choice, questionOf, QUESTION, ROUND, Story } from '../../support/story.ts';

const SECOND = 'r2' as RoundId;

/** Twelve samples in two rounds, answered alike in both. */
function twice(): Story {
  const paths = Array.from({ length: 12 }, (_, at) => `${at}.png`);
  const told = new Story().people(2).publish(questionOf('choice', ['x', 'y'])).samples(paths).open(paths, 2).open(paths, 2, {}, SECOND);
  for (const [at, path] of paths.entries()) {
    for (const round of [ROUND, SECOND]) {
      told.answer(1, path, choice(at % 2 === 0 ? 'x' : 'y'), {}, round);
      told.answer(2, path, choice(at % 3 === 0 ? 'x' : 'y'), {}, round);
    }
  }
  return told;
}

describe('clusters of units', () => {
  it('are numbered by first appearance, and none where every unit stands alone', () => {
    expect([...distinctClusters(Uint32Array.of(9, 4, 9, 7))]).toEqual([0, 1, 0, 2]);
    expect(distinctClusters(Uint32Array.of(9, 4, 7)).length).toBe(0);
  });

  it('hold a sample together with itself in another round', () => {
    const { state } = twice();
    const input = defined(agreementInput(state, QUESTION), 'input');
    expect([...defined(input.cluster, 'clusters')]).toEqual(input.units.map(({ sample }) => [...new Set(input.units.map((unit) => unit.sample))].indexOf(sample)));
    expect(columnsOfRound(defined(agreementColumns(state, QUESTION), 'columns'), SECOND).cluster.length).toBe(0);
    expect(narrowedInput(input, { rounds: new Set([ROUND]) }).cluster).toBeUndefined();
  });

  it.each([
    [12, 12],
    [9, 0],
  ])('of %i groups hold their samples together only where groups are many', (groups, clusters) => {
    const paths = Array.from({ length: 24 }, (_, at) => `${at}.png`);
    const groupOf = (path: string) => `recording ${Number.parseInt(path) % groups}`;
    const told = new Story().people(2).publish(questionOf('choice', ['x', 'y'])).samples(paths, undefined, groupOf).open(paths, 2);
    for (const path of paths) {
      told.answer(1, path, choice('x'));
      told.answer(2, path, choice('y'));
    }
    const input = defined(agreementInput(told.state, QUESTION), 'input');
    expect(new Set(input.cluster ?? []).size).toBe(clusters);
  });

  it('keep an interval as wide as that of one round when the other says the same again', () => {
    const { state } = twice();
    const width = (rounds?: readonly RoundId[]) => {
      const input = defined(agreementInput(state, QUESTION, rounds === undefined ? {} : { rounds }), 'input');
      const interval = questionAgreement(input, { seed: 1, resamples: 1000 }).figures.find(({ id }) => id === 'percent_agreement')?.estimate.interval;
      return (interval?.high ?? NaN) - (interval?.low ?? NaN);
    };
    expect(width() / width([ROUND])).toBeCloseTo(1, 1);
  });
});
