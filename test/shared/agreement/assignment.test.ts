import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maximumAssignment } from '../../../shared/agreement/assignment.ts';

type Matrix = readonly (readonly number[])[];

function solve(matrix: Matrix, firstOfTies: boolean): number[] {
  const cells = matrix.flatMap((row, i) => row.map((weight, j) => ({ i, j, weight }))).filter(({ weight }) => weight > 0);
  const pairs = { rows: cells.map(({ i }) => i), columns: cells.map(({ j }) => j), weights: cells.map(({ weight }) => weight) };
  return [...maximumAssignment(pairs, matrix.length, matrix[0]?.length ?? 0, { firstOfTies })];
}

function weightOf(matrix: Matrix, columns: readonly number[]): number {
  return columns.reduce((sum, column, row) => sum + (column === -1 ? 0 : (matrix[row]?.[column] ?? 0)), 0);
}

/** All assignments, by trying everything; rows that stay alone come last in order. */
function best(matrix: Matrix): { weight: number; first: readonly number[] } {
  let found = { weight: -1, first: [] as readonly number[] };
  const columns = matrix[0]?.length ?? 0;
  const walk = (chosen: readonly number[]): void => {
    if (chosen.length === matrix.length) {
      const weight = weightOf(matrix, chosen);
      if (weight > found.weight + 1e-9) found = { weight, first: chosen };
      return;
    }
    for (let column = 0; column < columns; column++) {
      if ((matrix[chosen.length]?.[column] ?? 0) > 0 && !chosen.includes(column)) walk([...chosen, column]);
    }
    walk([...chosen, -1]);
  };
  walk([]);
  return found;
}

const matrices = (weight: fc.Arbitrary<number>): fc.Arbitrary<number[][]> =>
  fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([rows, columns]) =>
    fc.array(fc.array(weight, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  );

describe('maximumAssignment', () => {
  it('reaches the weight that trying everything reaches', () => {
    fc.assert(
      fc.property(matrices(fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 1, noNaN: true }))), (matrix) => {
        const columns = solve(matrix, false);
        const taken = columns.filter((column) => column !== -1);
        expect(new Set(taken).size).toBe(taken.length);
        expect(weightOf(matrix, columns)).toBeCloseTo(best(matrix).weight, 9);
      }),
      { seed: 1, numRuns: 400 },
    );
  });

  it('takes the first of all assignments that tie', () => {
    fc.assert(
      fc.property(matrices(fc.constantFrom(0, 0.5, 1)), (matrix) => {
        expect(solve(matrix, true)).toEqual(best(matrix).first);
      }),
      { seed: 1, numRuns: 600 },
    );
  });

  it('has nothing to assign without pairs', () => {
    expect([...maximumAssignment({ rows: [], columns: [], weights: [] }, 2, 3, { firstOfTies: true })]).toEqual([-1, -1]);
  });
});
