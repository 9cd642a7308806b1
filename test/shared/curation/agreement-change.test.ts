import { describe, expect, it } from 'vitest';
import { defined } from '../../../shared/basics/assert.ts';
import { sha256Hex } from '../../../shared/basics/hash.ts';
import { agreementChange } from '../../../shared/curation/agreement-change.ts';
import { agreementInput, type AgreementInput } from '../../../shared/curation/agreement-input.ts';
import { questionAgreement } from '../../../shared/curation/question-agreement.ts';
import { readHistory, START_OF_FILE } from '../../../shared/history/read-history.ts';
import type { QuestionId, RoundId, SampleId } from '../../../shared/model/ids.ts';
import { foldCommits } from '../../../shared/project/fold.ts';
import { filesBelow, projectFolder } from '../../electron/sample/sample-files.ts';

const histories = [...filesBelow(projectFolder)].filter(([path]) => path.startsWith('history/'));
const state = foldCommits(histories.flatMap(([, bytes]) => readHistory(bytes, START_OF_FILE, sha256Hex).commits));
const options = { seed: 1, resamples: 400 };

function input(question: string, round: string): AgreementInput {
  return defined(agreementInput(state, question as QuestionId, { rounds: [round as RoundId] }), question);
}

function headline(of: AgreementInput): number {
  return defined(questionAgreement(of, { seed: 1, resamples: 0 }).figures[0]?.estimate.value, 'a headline');
}

/** The same answers about samples of other names. */
function elsewhere(of: AgreementInput): AgreementInput {
  return { ...of, units: of.units.map(({ sample, round }) => ({ round, sample: `other-${sample}` as SampleId })) };
}

describe.each([
  ['defect', 'screens'],
  ['where', 'screens'],
  ['transcript', 'commands'],
  ['speech', 'commands'],
  ['quality', 'commands'],
])('the change of %s', (question, kind) => {
  const before = input(question, `${kind}-1`);
  const after = input(question, `${kind}-2`);

  it('is the difference of the headlines that the screen shows, with an interval around it', () => {
    const { value, interval, samplesInBoth } = agreementChange(before, after, options);
    expect(value).toBeCloseTo(headline(after) - headline(before), 12);
    expect(samplesInBoth).toBeGreaterThan(30);
    expect(interval?.low).toBeLessThan(value ?? NaN);
    expect(interval?.high).toBeGreaterThan(value ?? NaN);
    expect(interval?.low).toBeGreaterThan(0); // the second guideline was planted to help
  });

  it('turns its sign when the rounds are swapped', () => {
    expect(agreementChange(after, before, options).value).toBeCloseTo(-(agreementChange(before, after, options).value ?? NaN), 12);
  });

  it('is the same with rounds that share no sample, and less sure', () => {
    const apart = agreementChange(before, elsewhere(after), options);
    const together = agreementChange(before, after, options);
    expect(apart.samplesInBoth).toBe(0);
    expect(apart.value).toBeCloseTo(together.value ?? NaN, 12);
    expect(apart.interval).not.toEqual(together.interval);
  });

  it('is nothing at all against itself', () => {
    const same = agreementChange(before, before, options);
    expect(same.value).toBe(0);
    expect(same.interval).toMatchObject({ low: 0, high: 0 });
  });
});

/** The same answers about samples in groups. */
function grouped(of: AgreementInput, groupOf: (unit: number) => number): AgreementInput {
  return { ...of, cluster: Uint32Array.from({ length: of.units.length }, (_, unit) => groupOf(unit)) };
}

describe.each([
  ['defect', 'screens'],
  ['where', 'screens'],
  ['transcript', 'commands'],
])('the change of %s where samples hang together', (question, kind) => {
  const before = input(question, `${kind}-1`);
  const after = input(question, `${kind}-2`);

  it('draws groups as wholes, joined over both rounds where they share samples', () => {
    const { cluster: _, ...alone } = before;
    const samples = new Set([...before.units, ...after.units].map(({ sample }) => sample)).size;
    const pairs = agreementChange(grouped(alone, (unit) => unit >> 1), after, options);
    expect(pairs.value).toBe(agreementChange(before, after, options).value);
    expect(pairs.interval?.clusters).toBeGreaterThan(2);
    expect(pairs.interval?.clusters).toBeLessThan(samples - before.units.length / 3);
    const apart = agreementChange(grouped(before, (unit) => unit >> 2), grouped(elsewhere(after), (unit) => unit >> 2), options);
    expect(apart.interval?.clusters).toBeLessThanOrEqual(Math.ceil(before.units.length / 4) + Math.ceil(after.units.length / 4));
    expect(apart.interval?.low).toBeLessThan(apart.interval?.high ?? NaN);
  });

  it('has no interval, and says why, where a round has one group only', () => {
    for (const other of [grouped(after, () => 0), grouped(elsewhere(after), (unit) => unit >> 1)]) {
      const change = agreementChange(grouped(before, () => 0), other, options);
      expect(change).toMatchObject({ interval: null, intervalNote: 'one_cluster' });
      expect(change.value).not.toBeNull();
    }
  });
});

describe('a change from nothing', () => {
  it('has no value and no interval', () => {
    const after = input('defect', 'screens-2');
    const empty = { ...after, units: [], facts: [], unit: new Uint32Array(), labeler: new Uint32Array(), answer: new Uint32Array() };
    expect(agreementChange(empty, after, options)).toMatchObject({ value: null, interval: null, samplesInBoth: 0 });
  });
});
