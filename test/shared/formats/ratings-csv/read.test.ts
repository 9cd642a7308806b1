import { describe, expect, it } from 'vitest';
import { readRatingsCsv } from '../../../../shared/formats/ratings-csv/read.ts';

describe('reading ratings from CSV', () => {
  it('gives rows by question; empty labels are missing, second ratings are bad rows', () => {
    const read = readRatingsCsv('sample,labeler,label,question\n1,A,x,q1\n1,B,y,q1\n1,A,z,q1\n2,A,,q1\n1,A,5,q2\n');
    if (!read.ok) throw new Error(read.problem);
    expect([...read.value.questions]).toEqual([
      ['q1', [{ unit: '1', rater: 'A', value: 'x' }, { unit: '1', rater: 'B', value: 'y' }]],
      ['q2', [{ unit: '1', rater: 'A', value: '5' }]],
    ]);
    expect(read.value.missing).toBe(1);
    expect(read.value.bad).toEqual({ count: 1, first: [{ line: 4, problem: 'A has already labeled 1' }] });
  });

  it('passes a refusal on', () => {
    expect(readRatingsCsv('a,b\n').ok).toBe(false);
  });
});
