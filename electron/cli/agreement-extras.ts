import type { Coefficient, Estimate } from '../../shared/agreement/estimate.ts';
import type { QuestionAgreement } from '../../shared/curation/agreement-figures.ts';
import { cellText, plainEstimate } from './report-cell.ts';

/** What there is to say about a question besides figures and rows, where it exists: how well people do, repeats, starts and ends of spans. */
export interface AgreementExtras {
  /** As `--json` prints it. */
  readonly plain: object;
  /** For people. */
  readonly lines: readonly string[];
}

/** Extras of what was measured, with labelers named as `nameOf` has them. */
export function extrasOf({ humanLevel, labelers, boundaries }: QuestionAgreement, nameOf: (labeler: string) => string): AgreementExtras {
  const repeats = labelers.flatMap(({ labeler, repeats: own }) => (own === undefined || own === null || own.units === 0 ? [] : [{ labeler: nameOf(labeler), ...own }]));
  const level = humanLevel ?? undefined;
  return {
    plain: {
      ...(level === undefined ? {} : { humanLevel: { estimate: plainEstimate(level.estimate), low: level.low, high: level.high, pitfalls: level.pitfalls } }),
      ...(repeats.length === 0 ? {} : { repeats: repeats.map(({ labeler, units, agreement, alpha, few }) => ({ labeler, units, agreement: plainEstimate(agreement), alpha: plainCoefficient(alpha), few })) }),
      ...(boundaries === undefined
        ? {}
        : {
            boundaries: {
              toleranceSeconds: boundaries.tolerance,
              f1: plainEstimate(boundaries.f1),
              deviationSeconds: boundaries.deviation,
              pairs: boundaries.pairs.map(({ first, second, matched, precision, recall, f1, deviation }) => ({
                first: nameOf(first),
                second: nameOf(second),
                matched,
                precision: plainCoefficient(precision),
                recall: plainCoefficient(recall),
                f1: plainCoefficient(f1),
                deviationSeconds: deviation,
              })),
            },
          }),
    },
    lines: [
      ...(level === undefined ? [] : [`Human level: ${level.low.toFixed(3)} to ${level.high.toFixed(3)} of answers are what the others, or all, settle on.`]),
      ...repeats.map(({ labeler, units, agreement, few }) => `${labeler} answered ${units === 1 ? 'one sample' : `${units} samples`} twice: ${cellText(agreement)} the same${few ? ' (fewer than 30: it says little)' : ''}.`),
      ...(boundaries === undefined ? [] : [`Starts and ends within ${Math.round(boundaries.tolerance * 1000)} ms: F1 ${cellText(boundaries.f1)}${medianOf(boundaries.deviation?.medianAbsolute)}.`]),
    ],
  };
}

function medianOf(seconds: number | undefined): string {
  return seconds === undefined ? '' : `, ${Math.round(seconds * 1000)} ms apart in the median`;
}

function plainCoefficient(coefficient: Coefficient): Pick<Estimate, 'value' | 'reason'> {
  return coefficient.kind === 'defined' ? { value: coefficient.value } : { value: null, reason: coefficient.because };
}
