import { assert } from '../basics/assert.ts';
import { valueOrNull } from './estimate.ts';
import { intraRaterAgreement } from './intra-rater-agreement.ts';
import { perCategoryAgreement } from './per-category-agreement.ts';
import { pairwiseAgreement } from './pairwise-agreement.ts';
import { perRaterAgreement } from './per-rater-agreement.ts';
import { type Category, tableOfRows } from './rating-table.ts';
import { reasonOf } from './reference-coefficients.ts';
import { finiteOrNull, levelOf, referenceInput, type ReferenceInput, tableOfInput } from './reference-input.ts';
import { disagreementQueue, unitDisagreement } from './unit-disagreement.ts';

/** Agreement broken down by category, unit and rater, in the shape of the reference cases. */
export const breakdownReferenceMetrics: Readonly<Record<string, (input: unknown) => unknown>> = {
  per_category_agreement: (input) => perCategory(referenceInput(input)),
  specific_agreement: (input) => specific(referenceInput(input)),
  item_disagreement: (input) => perUnit(referenceInput(input)),
  per_annotator: (input) => perRater(referenceInput(input)),
  intra_annotator: (input) => intraRater(referenceInput(input)),
};

function perCategory(input: ReferenceInput): unknown {
  const table = tableOfInput(input);
  const entries = perCategoryAgreement(table).map(({ alpha, agreement, specific, count }, category) => {
    const figures = { alpha_vs_rest: valueOrNull(alpha), ...reasonOf(alpha), percent_agreement_vs_rest: valueOrNull(agreement), specific_agreement: valueOrNull(specific), count };
    return [String(table.categories[category]), figures] as const;
  });
  return { categories: Object.fromEntries(entries) };
}

function specific(input: ReferenceInput): unknown {
  const table = tableOfInput(input);
  return Object.fromEntries(perCategoryAgreement(table).map(({ specific }, category) => [String(table.categories[category]), valueOrNull(specific)]));
}

function perUnit(input: ReferenceInput): unknown {
  const options = levelOf(input);
  const units = unitDisagreement(tableOfInput(input), options);
  const disagreement = options.level === 'nominal' ? units.pairwise : units.relativeToChance;
  const items = Array.from(units.values, (m, u) => ({
    m,
    pairwise_disagreement: finiteOrNull(disagreement[u] as number),
    entropy: finiteOrNull(units.entropy[u] as number),
    majority_margin: finiteOrNull(units.majorityMargin[u] as number),
  }));
  return { items, queue: [...disagreementQueue(units, { moreValuesFirst: false })] };
}

function perRater(input: ReferenceInput): unknown {
  const table = tableOfInput(input);
  const { alpha, raters, humanLevel } = perRaterAgreement(table, levelOf(input));
  return {
    alpha: valueOrNull(alpha),
    ...reasonOf(alpha),
    annotators: raters.map(({ withOthers, units, tiedUnits, meanPairwise, alphaWithout, gainIfRemoved }) => ({
      agreement_with_others_majority: valueOrNull(withOthers),
      n_units: units,
      n_tied_consensus: tiedUnits,
      mean_pairwise_agreement: valueOrNull(meanPairwise),
      alpha_without_rater: valueOrNull(alphaWithout),
      alpha_gain_if_removed: valueOrNull(gainIfRemoved),
      ...reasonOf(alphaWithout),
    })),
    pairwise: Object.fromEntries(
      pairwiseAgreement(table).map(({ first, second, units, agreement, kappa }) => [`${first}|${second}`, { n: units, agreement: valueOrNull(agreement), kappa: valueOrNull(kappa), ...reasonOf(kappa) }]),
    ),
    hlp_leave_one_out: valueOrNull(humanLevel),
  };
}

function intraRater(input: ReferenceInput): unknown {
  const repeats = input['repeats'];
  assert(Array.isArray(repeats), 'repeats are a list');
  const passes = new Map<string, (Category | null)[][]>();
  for (const repeat of repeats as readonly Record<string, Category | null>[]) {
    const annotator = String(repeat['annotator']);
    const rows = passes.get(annotator) ?? [];
    rows.push([repeat['first'] ?? null, repeat['second'] ?? null]);
    passes.set(annotator, rows);
  }
  const options = levelOf(input);
  return Object.fromEntries(
    [...passes].map(([annotator, rows]) => {
      const { units, agreement, alpha, kappa } = intraRaterAgreement(tableOfRows(rows), options);
      return [annotator, { n: units, agreement: valueOrNull(agreement), alpha: valueOrNull(alpha), kappa: valueOrNull(kappa), ...reasonOf(alpha) }];
    }),
  );
}
