import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { majorityAccuracy, majorityVote } from '../../../shared/consensus/majority.ts';
import { responsesOf } from '../../../shared/consensus/responses.ts';

const rows = fc.array(fc.tuple(fc.nat(5), fc.nat(3), fc.nat(3)), { maxLength: 40 });

describe('majorityVote', () => {
  it('keeps a tie as a tie, counts repeats, and has no winner without responses', () => {
    const votes = majorityVote(responsesOf([[0, 0, 1], [0, 1, 2], [2, 0, 1], [2, 0, 1], [2, 1, 0]], 3));
    expect(votes.map((vote) => vote.winners)).toEqual([[1, 2], [], [1]]);
    expect(votes[1]).toEqual({ winners: [], proportions: [0, 0, 0], responses: 0 });
    expect(votes[2]?.proportions).toEqual([1 / 3, 2 / 3, 0]);
  });

  it('does not depend on the order of responses', () => {
    fc.assert(
      fc.property(rows, (given) => {
        expect(majorityVote(responsesOf([...given].reverse(), 4))).toEqual(majorityVote(responsesOf(given, 4)));
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe('majorityAccuracy', () => {
  it('shares the credit of a tie', () => {
    const votes = majorityVote(responsesOf([[0, 0, 0], [0, 1, 1], [1, 0, 1], [2, 0, 0]], 2));
    expect(majorityAccuracy(votes, [0, 1, 1])).toBeCloseTo((0.5 + 1 + 0) / 3, 12);
    expect(majorityAccuracy([], [])).toBeNull();
  });
});
