import { describe, expect, it } from 'vitest';
import { caseAt, decisionKey, filterCases, filterCounts, nextUndecided, patternGroups, patternKey, progressOf, SHOWN, type ReviewFilter } from '../../../../renderer/features/review/review-filter.ts';
import type { ReviewCase } from '../../../../shared/curation/review-cases.ts';
import type { QuestionId, RoundId } from '../../../../shared/model/ids.ts';
import { sampleOf } from '../../../support/story.ts';

const one = (name: string, part: Partial<ReviewCase> = {}): ReviewCase => ({ sample: sampleOf(name), round: 'r1' as RoundId, question: 'q1' as QuestionId, score: 0.5, answers: 2, pattern: 'a / b', returned: undefined, ...part });
const NAMES = new Map(['a', 'b', 'c', 'd'].map((name) => [sampleOf(name), name]));
const names = (cases: readonly ReviewCase[]) => cases.map(({ sample }) => NAMES.get(sample));
const OPEN: ReviewFilter = { question: undefined, round: undefined, shown: 'open', pattern: undefined };

const a = one('a');
const b = one('b', { pattern: 'a / c' });
const c = one('c', { question: 'q2' as QuestionId, round: 'r2' as RoundId });
const d = one('d', { score: 0, returned: { why: 'skipped', reason: 'dark' } });
const all = [a, b, c, d];

describe('filterCases', () => {
  it('shows what differs and is not decided, whatever the round it was decided in', () => {
    expect(names(filterCases(all, OPEN, new Set()))).toEqual(['a', 'b', 'c']);
    expect(names(filterCases([a, one('a', { round: 'r2' as RoundId }), b], OPEN, new Set([decisionKey(a)])))).toEqual(['b']);
  });

  it('shows what is decided, what was returned, and all', () => {
    const decided = new Set([decisionKey(b), decisionKey(d)]);
    expect(names(filterCases(all, { ...OPEN, shown: 'decided' }, decided))).toEqual(['b', 'd']);
    expect(names(filterCases(all, { ...OPEN, shown: 'returned' }, decided))).toEqual(['d']);
    expect(names(filterCases(all, { ...OPEN, shown: 'all' }, decided))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('narrows to a question, a round and a pattern', () => {
    expect(names(filterCases(all, { ...OPEN, question: 'q2' as QuestionId }, new Set()))).toEqual(['c']);
    expect(names(filterCases(all, { ...OPEN, round: 'r1' as RoundId }, new Set()))).toEqual(['a', 'b']);
    expect(names(filterCases(all, { ...OPEN, pattern: patternKey(b) }, new Set()))).toEqual(['b']);
  });
});

describe('filterCounts', () => {
  it('says of each choice what filtering by it would show', () => {
    const decided = new Set([decisionKey(b)]);
    for (const shown of SHOWN) {
      const filter = { ...OPEN, shown, round: 'r1' as RoundId };
      const counts = filterCounts(all, filter, decided);
      for (const each of SHOWN) expect(counts.shown[each]).toBe(filterCases(all, { ...filter, shown: each }, decided).length);
      for (const [question, count] of counts.question) expect(count).toBe(filterCases(all, { ...filter, question }, decided).length);
      for (const [round, count] of counts.round) expect(count).toBe(filterCases(all, { ...filter, round }, decided).length);
    }
  });

  it('knows every question and round of the cases, those that would show nothing too', () => {
    const counts = filterCounts(all, { ...OPEN, shown: 'decided' }, new Set());
    expect([...counts.question]).toEqual([['q1', 0], ['q2', 0]]);
    expect([...counts.round]).toEqual([['r1', 0], ['r2', 0]]);
  });
});

describe('progressOf', () => {
  it('counts what differs, decided and in all', () => {
    expect(progressOf(all, new Set([decisionKey(a), decisionKey(d)]))).toEqual({ differing: 3, done: 1 });
  });
});

describe('patternGroups', () => {
  it('counts patterns of each question for itself, most frequent first, without what only came back', () => {
    expect(patternGroups([b, a, one('c'), d, c]).map(({ question, pattern, count }) => [question, pattern, count])).toEqual([
      ['q1', 'a / b', 2],
      ['q1', 'a / c', 1],
      ['q2', 'a / b', 1],
    ]);
  });
});

describe('nextUndecided', () => {
  it('goes on from the place, wraps round, and passes over what is decided', () => {
    expect(nextUndecided(all, a, new Set())).toBe(b);
    expect(nextUndecided(all, a, new Set([decisionKey(b)]))).toBe(c);
    expect(nextUndecided(all, d, new Set([decisionKey(a)]))).toBe(b);
  });

  it('passes over the same sample in another round, which the decision decides too', () => {
    expect(nextUndecided([a, one('a', { round: 'r2' as RoundId }), b], a, new Set())).toBe(b);
  });

  it('is none when everything else is decided', () => {
    expect(nextUndecided([a, b], a, new Set([decisionKey(b)]))).toBeUndefined();
  });
});

describe('caseAt', () => {
  const again = one('a', { round: 'r2' as RoundId });

  it('finds the case of an address in the round looked at before', () => {
    expect(caseAt([a, again], all, a.sample, a.question, 'r2' as RoundId)).toBe(again);
    expect(caseAt([a, again], all, a.sample, undefined, undefined)).toBe(a);
  });

  it('finds it outside the list too', () => {
    expect(caseAt([b], all, a.sample, a.question, undefined)).toBe(a);
    expect(caseAt([b], all, a.sample, 'q9' as QuestionId, undefined)).toBeUndefined();
  });
});
