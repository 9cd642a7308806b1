import { assert } from '../basics/assert.ts';

/**
 * How much two categories agree: 1 on the diagonal, less away from it. `linear` is 1 − |i − j| / (k − 1), `quadratic`
 * 1 − ((i − j) / (k − 1))², both on the index in the *declared* order of k categories (Fleiss & Cohen 1973): a declared category that
 * nobody used still keeps its neighbours apart. Some tools re-index to the used categories and answer differently.
 */
export type AgreementWeights = 'unweighted' | 'linear' | 'quadratic' | readonly (readonly number[])[];

/**
 * The weights of k categories as a k × k matrix, row by row.
 *
 * @example
 * agreementWeights('linear', 3) // → Float64Array [1, 0.5, 0, 0.5, 1, 0.5, 0, 0.5, 1]
 */
export function agreementWeights(weights: AgreementWeights, categories: number): Float64Array<ArrayBuffer> {
  const matrix = new Float64Array(categories * categories);
  const furthest = Math.max(1, categories - 1);
  for (let i = 0; i < categories; i++) {
    for (let j = 0; j < categories; j++) {
      const apart = Math.abs(i - j) / furthest;
      matrix[i * categories + j] = weights === 'unweighted' ? Number(i === j) : weights === 'linear' ? 1 - apart : weights === 'quadratic' ? 1 - apart * apart : given(weights, i, j);
    }
  }
  return matrix;
}

function given(weights: readonly (readonly number[])[], i: number, j: number): number {
  const weight = weights[i]?.[j];
  assert(weight !== undefined, `the weights of categories ${i} and ${j} are missing`);
  return weight;
}
