import { alphaFigure } from '../agreement/alpha-with-interval.ts';
import type { ClusteredOptions } from '../agreement/bootstrap-options.ts';
import { agreementWeights } from '../agreement/agreement-weights.ts';
import { pairFigure, rawAgreementFigure, sharesFigure } from '../agreement/coefficient-with-interval.ts';
import { cohenKappa } from '../agreement/cohen-kappa.ts';
import { coincidenceMatrix, confusedPairs } from '../agreement/coincidence-matrix.ts';
import type { Estimate } from '../agreement/estimate.ts';
import { fleissKappa } from '../agreement/fleiss-kappa.ts';
import { estimatesOfGroups, type GroupFigure } from '../agreement/group-estimate.ts';
import { gwetAc } from '../agreement/gwet-ac.ts';
import { consensusAgreement } from '../agreement/human-level.ts';
import type { Level } from '../agreement/krippendorff-alpha.ts';
import { perCategoryAgreement } from '../agreement/per-category-agreement.ts';
import { perRaterAgreement } from '../agreement/per-rater-agreement.ts';
import { pairwiseAgreement } from '../agreement/pairwise-agreement.ts';
import { ratingPatterns } from '../agreement/rating-patterns.ts';
import type { RatingTable } from '../agreement/rating-table.ts';
import { scottPi } from '../agreement/scott-pi.ts';
import { unitDisagreement } from '../agreement/unit-disagreement.ts';
import type { AgreementInput } from './agreement-input.ts';
import type { Confusion, Figure, FigureId, MeasuredAgreement } from './agreement-figures.ts';
import { answerTable, categoriesOf, type LabelQuestion } from './answer-table.ts';
import { humanLevelOf, prevalenceNoteOf } from './agreement-notes.ts';

/** Agreement on one label a sample, or on ordered levels: alpha, kappa family, per label, per labeler, confusion. */
export function labelAgreement(input: AgreementInput, question: LabelQuestion, options: ClusteredOptions): MeasuredAgreement {
  const categories = categoriesOf(question);
  const table = answerTable(input, question);
  const level: Level = question.type === 'choice' ? 'nominal' : 'ordinal';
  const figures = figuresOf(table, level, options);
  const matrix = coincidenceMatrix(table);
  const raters = perRaterAgreement(table, { level });
  const consensus = consensusAgreement(table, options);
  const confused = confusedPairs(matrix);
  const disagreement = unitDisagreement(table, { level });
  const names = question.type === 'choice' ? question.labels.map(({ name }) => name) : question.levels;
  return {
    figures,
    labels: perCategoryAgreement(table, matrix).map(({ alpha, specific, count }, code) => {
      const worst = confused.filter(({ category }) => category === code).sort((a, b) => b.share - a.share)[0];
      return {
        label: String(categories[code]),
        count,
        specific,
        alpha,
        mostConfusedWith: worst === undefined || worst.share === 0 ? null : { label: String(categories[worst.mistakenFor]), share: worst.share },
      };
    }),
    labelers: raters.raters.map(({ withOthers, units, meanPairwise, alphaWithout, gainIfRemoved, bias }, at) => ({
      labeler: input.labelers[at] as (typeof input.labelers)[number],
      units,
      withOthers,
      withOthersInterval: consensus.raters[at]?.interval ?? null,
      meanPairwise,
      headlineWithout: alphaWithout,
      gain: gainIfRemoved,
      bias: [...bias].map((difference, code) => ({ label: String(categories[code]), difference })).sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference)),
    })),
    pairs: pairwiseAgreement(table).map(({ first, second, units, agreement, kappa }) => ({
      first: input.labelers[first] as (typeof input.labelers)[number],
      second: input.labelers[second] as (typeof input.labelers)[number],
      units,
      agreement,
      kappa,
    })),
    confusion: confusionOf(table),
    disagreement: Array.from(level === 'nominal' ? disagreement.pairwise : disagreement.relativeToLargest, (value, unit) =>
      (disagreement.values[unit] as number) < 2 || Number.isNaN(value) ? null : value,
    ),
    n: (figures[0] as Figure).estimate.n,
    humanLevel: humanLevelOf(consensus),
    prevalenceNote: prevalenceNoteOf(matrix, categories.map(String), names),
  };
}

function figuresOf(table: RatingTable, level: Level, options: ClusteredOptions): Figure[] {
  const patterns = ratingPatterns(table);
  const figures: { readonly id: FigureId; readonly figure: GroupFigure }[] = [
    { id: level === 'nominal' ? 'alpha_nominal' : 'alpha_ordinal', figure: alphaFigure(table, { level }, patterns) },
    { id: 'percent_agreement', figure: rawAgreementFigure(table, patterns) },
  ];
  if (level === 'ordinal') figures.push({ id: 'alpha_interval', figure: alphaFigure(table, { level: 'interval' }, patterns) });
  const identity = agreementWeights('unweighted', table.categories.length);
  if (table.raters === 2) {
    figures.push(
      level === 'nominal'
        ? { id: 'cohen_kappa', figure: pairFigure(table, 0, 1, cohenKappa) }
        : { id: 'weighted_kappa', figure: pairFigure(table, 0, 1, (pair) => cohenKappa(pair, 'quadratic')) },
    );
  } else if (level === 'nominal' && fleissKappa(table).kappa.kind === 'defined') {
    // Fleiss' kappa needs the same number of answers everywhere, where it is Scott's pi of all; otherwise it is left out, not shown as missing.
    figures.push({ id: 'fleiss_kappa', figure: sharesFigure(table, identity, (shares) => scottPi(shares, identity)) });
  }
  if (level === 'nominal') figures.push({ id: 'gwet_ac1', figure: sharesFigure(table, identity, (shares) => gwetAc(shares, identity)) });
  const estimates = estimatesOfGroups(
    figures.map(({ figure }) => figure),
    options,
  );
  return figures.map(({ id }, at) => ({ id, estimate: estimates[at] as Estimate }));
}

/** Pairs of answers of one unit, counted on both sides of the diagonal. */
function confusionOf({ categories, start, code }: RatingTable): Confusion {
  const counts = categories.map(() => categories.map(() => 0));
  for (let unit = 0; unit < start.length - 1; unit++) {
    const from = start[unit] as number;
    const to = start[unit + 1] as number;
    for (let a = from; a < to; a++) {
      for (let b = from; b < to; b++) {
        if (a === b) continue;
        const row = counts[code[a] as number] as number[];
        const column = code[b] as number;
        row[column] = (row[column] as number) + (code[a] === code[b] ? 0.5 : 1);
      }
    }
  }
  return { labels: categories.map(String), counts };
}
