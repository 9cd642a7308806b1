import type { Estimate } from '../agreement/estimate.ts';
import { agreementInput } from '../curation/agreement-input.ts';
import type { FigureId, QuestionAgreement } from '../curation/agreement-figures.ts';
import { FIGURE_WORDS } from '../curation/figure-words.ts';
import { questionAgreement } from '../curation/question-agreement.ts';
import type { ReleaseRecipe } from '../model/release.ts';
import type { ProjectState } from '../project/project-state.ts';

/** Fixed, because the data card's bytes must be the same wherever it is made; as many as on screen and on the command line, so that its intervals are theirs. */
const RESAMPLES = 2000;

/** What stands beside a chance-corrected headline, because anybody understands it. */
const PLAIN_FIGURES: readonly FigureId[] = ['percent_agreement', 'f1', 'wer', 'exact_agreement'];

/**
 * Agreement on the recipe's questions in the recipe's rounds, for the data card: the headline of each question with its
 * interval, and the plain figure beside it. Only answers given blind. Costs a bootstrap per question.
 */
export function agreementLines(state: ProjectState, { questions, rounds, seed }: ReleaseRecipe): readonly string[] {
  return questions.flatMap((id) => {
    const input = agreementInput(state, id, { blindOnly: true, ...(rounds.length === 0 ? {} : { rounds }) });
    if (input === undefined) return [];
    const { attributes = [], ...whole } = questionAgreement(input, { seed, resamples: RESAMPLES });
    return [...linesOf(`\`${id}\``, whole, 'samples, counted in each round,'), ...attributes.flatMap((each) => linesOf(`\`${id}\`, \`${each.question}\` of each region`, each, 'regions'))];
  });
}

function linesOf(name: string, { figures }: Pick<QuestionAgreement, 'figures'>, units: string): readonly string[] {
  const plain = figures.slice(1).find((figure) => PLAIN_FIGURES.includes(figure.id));
  return [...figures.slice(0, 1), ...(plain === undefined ? [] : [plain])].map((figure) => `${name}: ${FIGURE_WORDS[figure.id].name} ${estimateInWords(figure.estimate, units)}`);
}

const REASONS: Readonly<Record<NonNullable<Estimate['reason']>, string>> = {
  no_pairable_values: 'no sample was answered by two labelers',
  no_variation: 'all answers are the same, so chance cannot be told from agreement',
  unequal_ratings: 'samples have different numbers of answers',
  negative_values: 'values below zero have no ratio',
};

function estimateInWords({ value, reason, interval, n }: Estimate, units: string): string {
  if (value === null) return `is undefined: ${reason === undefined ? 'there is too little to go by' : REASONS[reason]}`;
  const range = interval === null ? '' : `${Math.round(interval.confidence * 100)} % interval ${twoDigits(interval.low)} to ${twoDigits(interval.high)}, `;
  return `${twoDigits(value)} (${range}${n.units} ${units} answered by at least two of ${n.raters} labelers)`;
}

/** As on the screen: a true minus, and no zero below zero. */
function twoDigits(figure: number): string {
  const text = figure.toFixed(2);
  return text === '-0.00' ? '0.00' : text.replace('-', '−');
}
