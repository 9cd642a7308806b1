import { describe, expect, it } from 'vitest';
import { mostConfusedPairs, shownConfusion } from '../../../../renderer/features/agreement/confusion-view.ts';

const small = { labels: ['a', 'b', null], counts: [[5, 2, 0], [2, 9, 4], [0, 4, 0]] };

describe('the matrix on the screen', () => {
  it('is all of it while it can be read', () => {
    expect(shownConfusion(small)).toEqual({ ...small, hidden: 0 });
  });

  it('keeps the labels that are confused most, in their order', () => {
    expect(shownConfusion(small, 2)).toEqual({ labels: ['b', null], counts: [[9, 4], [4, 0]], hidden: 1 });
  });
});

describe('what is confused most', () => {
  it('counts a pair of labels once where the matrix is of all labelers', () => {
    expect(mostConfusedPairs(small, true)).toEqual([
      { one: 'b', other: null, count: 4 },
      { one: 'a', other: 'b', count: 2 },
    ]);
  });

  it('keeps who said which of two labelers', () => {
    expect(mostConfusedPairs({ labels: ['a', 'b'], counts: [[1, 3], [2, 1]] }, false)).toEqual([
      { one: 'a', other: 'b', count: 3 },
      { one: 'b', other: 'a', count: 2 },
    ]);
  });
});
