import { type AgreementShares, sharesOfPair, sharesOfTable } from './agreement-shares.ts';
import { agreementWeights } from './agreement-weights.ts';
import { brennanPrediger } from './brennan-prediger.ts';
import { cohenKappa, kappaStandardErrors, largestKappa, weightedKappaByDisagreement } from './cohen-kappa.ts';
import { congerKappa } from './conger-kappa.ts';
import { disagreement } from './disagreement.ts';
import { type Coefficient, type UndefinedReason, valueOrNull } from './estimate.ts';
import { fleissKappa } from './fleiss-kappa.ts';
import { gwetAc, gwetChance } from './gwet-ac.ts';
import { gwetStandardErrors } from './gwet-standard-errors.ts';
import { intraclassCorrelations } from './intraclass-correlation.ts';
import { kendallW } from './kendall-w.ts';
import { alphaOfParts, krippendorffAlpha, scaleOf } from './krippendorff-alpha.ts';
import type { PairTable } from './rater-pair.ts';
import { rawAgreement } from './raw-agreement.ts';
import { finiteOrNull, levelOf, matrixOf, pairOfInput, referenceInput, type ReferenceInput, tableOfInput, weightsOf } from './reference-input.ts';
import { scottPi } from './scott-pi.ts';
import { weightedKappas } from './weighted-kappa.ts';

/** Coefficients of a whole table in the shape of the reference cases. */
export const coefficientReferenceMetrics: Readonly<Record<string, (input: unknown) => unknown>> = {
  krippendorff_alpha: (input) => alpha(referenceInput(input)),
  two_rater_table: (input) => twoRaters(pairOfInput(referenceInput(input))),
  weighted_kappa: (input) => weighted(pairOfInput(referenceInput(input))),
  weighted_kappa_custom: (input) => weightedCustom(referenceInput(input)),
  fleiss_kappa: (input) => fleiss(referenceInput(input)),
  gwet_ac: (input) => gwet(referenceInput(input)),
  icc: (input) => icc(referenceInput(input)),
  kendall_w: (input) => concordance(referenceInput(input)),
};

/** `{ reason }` of the first undefined coefficient, or nothing. */
export function reasonOf(...coefficients: readonly Coefficient[]): { readonly reason?: UndefinedReason } {
  for (const coefficient of coefficients) if (coefficient.kind === 'undefined') return { reason: coefficient.because };
  return {};
}

function alpha(input: ReferenceInput): unknown {
  const table = tableOfInput(input);
  const options = levelOf(input);
  const coefficient = krippendorffAlpha(table, options);
  const { pairable, observed, expected } = disagreement(table, table.categories.length, scaleOf(options, table.categories), null);
  return {
    alpha: valueOrNull(coefficient),
    ...reasonOf(coefficient),
    observed_disagreement: pairable === 0 ? null : observed,
    expected_disagreement: pairable === 0 ? null : expected,
    n_pairable_values: pairable,
    percent_agreement: valueOrNull(rawAgreement(table).valueWeighted),
  };
}

/** Nominal alpha of a cross table: each cell is a pattern of two values. */
function alphaOfPair({ categories, counts }: PairTable): Coefficient {
  const start = Int32Array.from({ length: counts.length + 1 }, (_, cell) => 2 * cell);
  const code = Int32Array.from({ length: 2 * counts.length }, (_, i) => (i % 2 === 0 ? Math.floor(i / 2 / categories) : (i >> 1) % categories));
  return alphaOfParts(disagreement({ start, code }, categories, { kind: 'nominal' }, counts));
}

function twoRaters(table: PairTable): unknown {
  const identity = agreementWeights('unweighted', table.categories);
  const shares = sharesOfPair(table, identity);
  const kappa = cohenKappa(table);
  const pi = scottPi(shares, identity);
  const errors = kappaStandardErrors(table);
  const alphaValue = alphaOfPair(table);
  const bp = brennanPrediger(shares, identity);
  const ac1 = gwetAc(shares, identity);
  const rated = table.total > 0;
  return {
    percent_agreement: shares.agreement,
    cohen_kappa: valueOrNull(kappa),
    scott_pi: valueOrNull(pi),
    brennan_prediger: valueOrNull(bp),
    gwet_ac1: valueOrNull(ac1),
    krippendorff_alpha: valueOrNull(alphaValue),
    // Chance agreement is 1 exactly where the coefficient is undefined for want of variation.
    expected_agreement_kappa: kappa.kind === 'defined' ? 1 - kappa.expected : rated ? 1 : null,
    expected_agreement_pi: pi.kind === 'defined' ? 1 - pi.expected : rated ? 1 : null,
    kappa_max: valueOrNull(largestKappa(table)),
    kappa_se: errors === null ? null : errors.standardError,
    kappa_se_h0: errors === null ? null : errors.standardErrorAtZero,
    ...reasonOf(kappa, pi, alphaValue, bp, ac1),
  };
}

function weighted(table: PairTable): unknown {
  const { unweighted, linear, quadratic } = weightedKappas(table);
  return { unweighted: valueOrNull(unweighted), linear: valueOrNull(linear), quadratic: valueOrNull(quadratic), ...reasonOf(unweighted, linear, quadratic) };
}

function weightedCustom(input: ReferenceInput): unknown {
  const table = pairOfInput(input);
  const coefficient = input['disagreement_weights'] === undefined ? cohenKappa(table, weightsOf(input)) : weightedKappaByDisagreement(table, matrixOf(input['disagreement_weights']));
  return { value: valueOrNull(coefficient), ...reasonOf(coefficient) };
}

function fleiss(input: ReferenceInput): unknown {
  const table = tableOfInput(input);
  const { kappa, categoryKappas, categoryShares, unitAgreements, zAtChance } = fleissKappa(table);
  const refused = kappa.kind === 'undefined' && kappa.because === 'unequal_ratings';
  const identity = agreementWeights('unweighted', table.categories.length);
  const shares: AgreementShares = refused ? { agreement: null, prevalence: categoryShares } : sharesOfTable(table, identity);
  return {
    kappa: valueOrNull(kappa),
    ...reasonOf(kappa),
    observed_agreement: shares.agreement,
    expected_agreement: kappa.kind === 'defined' ? 1 - kappa.expected : shares.agreement === null ? null : 1,
    category_proportions: [...categoryShares],
    category_kappas: categoryKappas.map(valueOrNull),
    item_agreements: [...unitAgreements].map(finiteOrNull),
    randolph_free_marginal_kappa: valueOrNull(brennanPrediger(shares, identity)),
    krippendorff_alpha: valueOrNull(krippendorffAlpha(table)),
    z_h0: finiteOrNull(zAtChance),
  };
}

function gwet(input: ReferenceInput): unknown {
  const table = tableOfInput(input);
  const weights = agreementWeights(weightsOf(input), table.categories.length);
  const shares = sharesOfTable(table, weights);
  const ac = gwetAc(shares, weights);
  const bp = brennanPrediger(shares, weights);
  const generalised = scottPi(shares, weights);
  const errors = gwetStandardErrors(table, shares, weights);
  const between = (a: number, b: number): number => 1 - (weights[a * table.categories.length + b] as number);
  return {
    percent_agreement: shares.agreement,
    gwet_ac: valueOrNull(ac),
    brennan_prediger: valueOrNull(bp),
    fleiss_generalised: valueOrNull(generalised),
    pe_gwet: shares.agreement === null ? null : finiteOrNull(gwetChance(shares.prevalence, weights)),
    se_irrcac: { ac: finiteOrNull(errors.gwetAc), bp: finiteOrNull(errors.brennanPrediger), fleiss: finiteOrNull(errors.fleiss) },
    krippendorff_alpha_same_weights: valueOrNull(alphaOfParts(disagreement(table, table.categories.length, { kind: 'pairs', between }, null))),
    conger_kappa: valueOrNull(congerKappa(table, weights)),
    ...reasonOf(ac, bp, generalised),
  };
}

function icc(input: ReferenceInput): unknown {
  const { oneWay, agreement, consistency, oneWayMean, agreementMean, consistencyMean } = intraclassCorrelations(tableOfInput(input));
  return {
    ICC1: valueOrNull(oneWay),
    ICC2: valueOrNull(agreement),
    ICC3: valueOrNull(consistency),
    ICC1k: valueOrNull(oneWayMean),
    ICC2k: valueOrNull(agreementMean),
    ICC3k: valueOrNull(consistencyMean),
    ...reasonOf(oneWay, agreement, consistency, oneWayMean, agreementMean, consistencyMean),
  };
}

function concordance(input: ReferenceInput): unknown {
  const { w, uncorrected, chiSquare, degrees, p } = kendallW(tableOfInput(input));
  return {
    W: valueOrNull(w),
    kendall_w: valueOrNull(w),
    W_corrected: valueOrNull(w),
    W_uncorrected: valueOrNull(uncorrected),
    chi2: finiteOrNull(chiSquare),
    df: degrees,
    p: finiteOrNull(p),
    ...reasonOf(w),
  };
}
