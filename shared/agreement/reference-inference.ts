import { acceleration, basicInterval, bcaInterval, bootstrapReplicates, type BootstrapSummary, jackknife, type Jackknife, MOST_UNDEFINED, percentileInterval, summarizeReplicates } from './bootstrap.ts';
import { alphaResampling } from './alpha-with-interval.ts';
import { alphaPermutation } from './alpha-permutation.ts';
import { disagreement } from './disagreement.ts';
import { valueOrNull } from './estimate.ts';
import { alphaOfParts, krippendorffAlpha, scaleOf } from './krippendorff-alpha.ts';
import { mcnemar } from './mcnemar.ts';
import { adjustedPValues } from './p-adjust.ts';
import { pairedPermutation } from './paired-permutation.ts';
import { ratingPatterns } from './rating-patterns.ts';
import { unitCount } from './rating-table.ts';
import { reasonOf } from './reference-coefficients.ts';
import { finiteOrNull, levelOf, matrixOf, numbersOf, referenceInput, type ReferenceInput, tableOfInput, tableOfUnits, unitsOf } from './reference-input.ts';
import { resampleUnits } from './resampling.ts';

/** Intervals and tests in the shape of the reference cases. */
export const inferenceReferenceMetrics: Readonly<Record<string, (input: unknown) => unknown>> = {
  bootstrap_ci: (input) => storedBootstrap(referenceInput(input)),
  bootstrap_ci_stochastic: (input) => seededBootstrap(referenceInput(input)),
  mcnemar: (input) => mcnemarTest(referenceInput(input)),
  p_adjust: (input) => adjusted(referenceInput(input)),
  paired_permutation: (input) => paired(referenceInput(input)),
  two_sample_permutation_alpha: (input) => twoSample(referenceInput(input)),
};

/** Resamples given as unit indices: everything but the generator. */
function storedBootstrap(input: ReferenceInput): unknown {
  const table = tableOfInput(input);
  const options = levelOf(input);
  const scale = scaleOf(options, table.categories);
  const statistic = (weights: Float64Array): number => valueOrNull(alphaOfParts(disagreement(table, table.categories.length, scale, weights))) ?? NaN;
  const replicates = Float64Array.from(matrixOf(input['resamples']), (resample) => {
    const weights = new Float64Array(unitCount(table));
    for (const unit of resample) weights[unit] = (weights[unit] as number) + 1;
    return statistic(weights);
  });
  const leftOut = jackknife(resampleUnits(unitCount(table)), statistic);
  const stored = [...replicates].map(finiteOrNull);
  return {
    ...intervals(input, replicates, leftOut),
    replicates: stored,
    replicates_first_10: stored.slice(0, 10),
    jackknife: [...leftOut.values].map(finiteOrNull),
  };
}

function seededBootstrap(input: ReferenceInput): unknown {
  const table = tableOfInput(input);
  const seed = Number(input['seed'] ?? 1);
  const patterns = ratingPatterns(table);
  const { statistic } = alphaResampling(table, patterns, { ...levelOf(input), seed });
  // Other tools draw all rows, also those with one value.
  const plan = resampleUnits(unitCount(table), patterns.patternOf);
  return intervals(input, bootstrapReplicates(plan, statistic, seed, 0, Number(input['n_resamples'] ?? 2000)), jackknife(plan, statistic));
}

function intervals(input: ReferenceInput, replicates: Float64Array, leftOut: Jackknife): Readonly<Record<string, unknown>> {
  const alpha = krippendorffAlpha(tableOfInput(input), levelOf(input));
  if (alpha.kind === 'undefined') return { alpha: null, reason: alpha.because, percentile: null, basic: null, bca: null, n_undefined: replicates.filter(Number.isNaN).length };
  const summary = summarizeReplicates(alpha.value, replicates);
  const accelerated = acceleration(leftOut);
  return {
    alpha: alpha.value,
    mean: finiteOrNull(summary.mean),
    sd: finiteOrNull(summary.standardError),
    z0: finiteOrNull(summary.bias),
    acceleration: finiteOrNull(accelerated),
    n_undefined: summary.undefined,
    ...endPoints(alpha.value, summary, accelerated, Number(input['confidence'] ?? 0.95), replicates.length),
  };
}

function endPoints(value: number, summary: BootstrapSummary, accelerated: number, confidence: number, resamples: number): Readonly<Record<string, unknown>> {
  if (summary.ascending.length === 0 || summary.undefined > MOST_UNDEFINED * resamples) return { percentile: null, basic: null, bca: null };
  const percentile = percentileInterval(summary, confidence);
  return { percentile, basic: basicInterval(value, summary, confidence), bca: bcaInterval(summary, accelerated, confidence) ?? percentile };
}

function mcnemarTest(input: ReferenceInput): unknown {
  const [before, after] = matrixOf(input['table']);
  const { chiSquare, p, chiSquareWithContinuity, pWithContinuity, pExact } = mcnemar({ worse: before?.[1] ?? 0, better: after?.[0] ?? 0 });
  return { chi2: chiSquare, p, chi2_continuity: chiSquareWithContinuity, p_continuity: pWithContinuity, p_exact: pExact, ...(chiSquare === null ? { reason: 'no_variation' } : {}) };
}

function adjusted(input: ReferenceInput): unknown {
  const p = numbersOf(input['p']);
  return {
    holm: adjustedPValues(p, 'holm'),
    bh: adjustedPValues(p, 'benjamini-hochberg'),
    bonferroni: adjustedPValues(p, 'bonferroni'),
    hochberg: adjustedPValues(p, 'hochberg'),
    by: adjustedPValues(p, 'benjamini-yekutieli'),
  };
}

function paired(input: ReferenceInput): unknown {
  const { statistic, asExtreme, arrangements, pTwoSided } = pairedPermutation(numbersOf(input['differences']), { seed: Number(input['seed'] ?? 1) });
  return { statistic, n_as_extreme: asExtreme, n_total: arrangements, p_two_sided: pTwoSided };
}

function twoSample(input: ReferenceInput): unknown {
  const before = unitsOf(input, input['before']);
  const after = unitsOf(input, input['after']);
  const table = tableOfUnits(input, [...before, ...after], input['layout'] === 'units_by_categories');
  const isAfter = [...before.map(() => false), ...after.map(() => true)];
  const test = alphaPermutation(table, isAfter, { ...levelOf(input), seed: Number(input['seed'] ?? 1) });
  return {
    alpha_before: valueOrNull(test.before),
    alpha_after: valueOrNull(test.after),
    difference: finiteOrNull(test.difference),
    n_as_extreme: test.asExtreme,
    n_total: test.arrangements,
    n_undefined: test.undefined,
    p_two_sided: finiteOrNull(test.pTwoSided),
    ...reasonOf(test.before, test.after),
  };
}
