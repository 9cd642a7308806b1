import { describe, expect, it } from 'vitest';
import { ringDefect } from '../../../shared/agreement/ring-defect.ts';

describe('ringDefect', () => {
  it('finds nothing wrong with simple rings, convex or not, closed explicitly or not', () => {
    expect(ringDefect([[0, 0], [4, 0], [4, 4], [0, 4]])).toBeNull();
    expect(ringDefect([[0, 0], [6, 0], [6, 2], [2, 2], [2, 4], [6, 4], [6, 6], [0, 6], [0, 0]])).toBeNull();
  });

  it('accepts corners on a straight line', () => {
    expect(ringDefect([[0, 0], [5, 0], [10, 0], [10, 5], [10, 10], [0, 10]])).toBeNull();
  });

  it('names rings that cross themselves', () => {
    expect(ringDefect([[0, 0], [4, 4], [4, 0], [0, 4]])).toBe('self-intersecting');
  });

  it('names rings that touch themselves or fold back', () => {
    expect(ringDefect([[0, 0], [4, 0], [4, 4], [2, 0], [0, 4]])).toBe('self-intersecting');
    expect(ringDefect([[0, 0], [4, 0], [2, 0], [2, 4]])).toBe('self-intersecting');
  });

  it('names rings with fewer than three different corners', () => {
    expect(ringDefect([[0, 0], [1, 1], [1, 1], [0, 0]])).toBe('too-few-points');
    expect(ringDefect([])).toBe('too-few-points');
  });
});
