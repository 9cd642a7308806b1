import { describe, expect, it } from 'vitest';
import { reviewOrder, reviewQueue } from '../../../shared/curation/review-order.ts';

describe('reviewOrder', () => {
  it('puts most disagreement first, then doubt, then more answers, then the given order, undefined last', () => {
    const order = reviewOrder([
      { disagreement: null, answers: 1 },
      { disagreement: 0.5, answers: 2 },
      { disagreement: 0.5, answers: 3 },
      { disagreement: 0.5, answers: 2, doubt: 0.4 },
      { disagreement: 1, answers: 2 },
      { disagreement: 0.5, answers: 3 },
      { disagreement: 0, answers: 9 },
      { disagreement: null, answers: 0 },
    ]);
    expect(order).toEqual([4, 3, 2, 5, 1, 6, 0, 7]);
  });

  it('takes figures that differ by rounding for equal', () => {
    expect(reviewOrder([{ disagreement: 0.1 + 0.2, answers: 2 }, { disagreement: 0.3, answers: 3 }])).toEqual([1, 0]);
  });
});

describe('reviewQueue', () => {
  it('leaves out what agrees and what cannot be compared', () => {
    expect(reviewQueue([{ disagreement: 0, answers: 2 }, { disagreement: 0.1, answers: 2 }, { disagreement: null, answers: 1 }])).toEqual([1]);
  });
});
