import type { Estimate } from '../../../shared/agreement/estimate.ts';
import type { Figure, QuestionAgreement } from '../../../shared/curation/agreement-figures.ts';
import { countOf } from '../../ui/format-count.ts';
import { formatCoefficient, formatEnd } from '../../ui/format-coefficient.ts';
import { formatPercent } from '../../ui/format-percent.ts';

/** Krippendorff's customary marks for the lower limit of the interval (2004, p. 241). */
const TENTATIVE = 0.667;
const RELIABLE = 0.8;

/** Intervals that rest on fewer differing samples than this are flagged, as the engine does for labels. */
export const FEW_DISAGREEING = 10;

/** What a chance-corrected figure says, in one sentence without a verdict: 1 − α is observed over expected disagreement. */
export function meaningOf({ value }: Estimate): string {
  if (value === null) return '';
  if (value === 1) return 'Labelers never differ.';
  if (value <= 0) return 'Labelers differ at least as much as answers given at random would.';
  return `Of the disagreement that answers at random would show, ${formatPercent(1 - value)} is left.`;
}

/** Where the lower limit lies between the customary marks; empty without an interval. */
export function limitSentence({ interval }: Estimate): string {
  if (interval === null) return '';
  const low = formatEnd(interval.low);
  if (interval.low >= RELIABLE) return `The lower limit, ${low}, is at or above .800, from where Krippendorff relies on data.`;
  if (interval.low >= TENTATIVE) return `The lower limit, ${low}, is between .667 and .800: by Krippendorff’s custom enough for tentative conclusions.`;
  return `The lower limit, ${low}, is below .667, the least that Krippendorff’s custom accepts.`;
}

/** What to know about the interval, or why there is none, and what to do. Empty when there is nothing to say. */
export function intervalSentence({ value, interval, intervalNote, n }: Estimate): string {
  if (value === null) return '';
  if (intervalNote === 'one_unit') return 'No interval: there is one sample only, so nothing says how another would come out.';
  if (intervalNote === 'one_cluster') return 'No interval: all samples are of one group, so nothing says how another group would come out.';
  if (intervalNote === 'too_many_undefined_resamples') return 'No interval: too many resamples have only one kind of answer. More samples of the rarer labels would help.';
  if (interval === null) return '';
  if (intervalNote !== 'few_disagreeing_units' && (n.disagreeing ?? FEW_DISAGREEING) >= FEW_DISAGREEING) return '';
  return `The interval rests on only ${countOf(n.disagreeing ?? 0, 'sample')} with differing answers: take it as a hint until more samples are labeled by two or more.`;
}

/**
 * Why percent, α and AC1 differ where nearly all answers are one label, with all three; null where that is not so. Which label, and from which share on, is
 * the engine's word (`prevalenceNote`).
 */
export function prevalenceSentence({ figures, prevalenceNote }: QuestionAgreement, nameOf: (label: string) => string): string | null {
  if (prevalenceNote === undefined || prevalenceNote === null) return null;
  const headline = figures[0]?.estimate.value ?? null;
  const percent = valueOf(figures, 'percent_agreement');
  const ac1 = valueOf(figures, 'gwet_ac1');
  const high = [percent === null ? '' : `percent agreement (${formatPercent(percent)})`, ac1 === null ? '' : `AC1 (${formatCoefficient(ac1)})`].filter((part) => part !== '').join(' and ');
  const alpha = headline === null ? 'α (undefined)' : `α (${formatCoefficient(headline)})`;
  return `“${nameOf(prevalenceNote.label)}” is ${formatPercent(prevalenceNote.share)} of the answers, so labelers agree often by chance alone: ${high} can stay high, while ${alpha} asks whether they find the rare labels too.`;
}

function valueOf(figures: readonly Figure[], id: Figure['id']): number | null {
  return figures.find((figure) => figure.id === id)?.estimate.value ?? null;
}

/** Why the headline is undefined and what to do next, as a title and a sentence; null when it is defined. */
export function undefinedAdvice(agreement: QuestionAgreement): { readonly title: string; readonly next: string } | null {
  const { value, reason, n } = agreement.figures[0]?.estimate ?? { value: null, reason: undefined, n: agreement.n };
  if (value !== null) return null;
  if (n.raters === 0 && agreement.cantTell + agreement.skipped > 0) {
    return {
      title: 'Nobody could answer',
      next: 'Every answer so far is “can’t tell” or skipped, which leaves nothing to compare. Say in the guideline how to decide, or ask another question; Review has what labelers noted.',
    };
  }
  if (n.raters <= 1) {
    return {
      title: n.raters === 0 ? 'No answers to compare yet' : 'Only one labeler has answered',
      next: 'Agreement needs two or more labelers on the same samples. Open a round with two labelers per sample, or bring in another labeler’s work.',
    };
  }
  if (reason === 'no_variation') {
    return {
      title: 'Everybody gave the same answer everywhere',
      next: 'So there is nothing beyond chance to measure. Add samples on which the answer should differ; percent agreement is shown meanwhile.',
    };
  }
  return {
    title: 'No sample has two answers yet',
    next: 'Labelers have worked on different samples so far. As soon as two of them answer about the same sample, agreement appears here.',
  };
}
