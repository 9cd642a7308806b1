import { compareText, compareUtf8 } from '../basics/order.ts';
import { normaliseTranscript } from '../agreement/transcript-normalisation.ts';
import type { Answer, AnswerValue } from '../model/annotation.ts';
import type { LabelId, PersonId } from '../model/ids.ts';
import type { Attribute, QuestionType } from '../model/label-set.ts';
import { decideRegions } from './decide-regions.ts';
import { type Decision, type DecisionRule, decided, undecided, type ValueOf } from './decision.ts';

/** What one labeler answered; each labeler has one vote. */
export interface Vote {
  readonly labeler: PersonId;
  readonly answer: Answer;
}

/**
 * The consensus of labelers on one question about one sample, by majority:
 * choice: the label most gave; multichoice: label by label; rating: the median level; text: the wording most agree on after
 * normalisation, in its most frequent spelling; regions: clusters that most labelers drew, averaged, with their `attributes`
 * by vote of those who drew them.
 *
 * "Can't tell" is a vote (for nothing else); a skip is none. A tie, a share below the threshold or too few votes leave the
 * question undecided. `share` is the share of voters behind the decision; where a decision has parts (labels, regions),
 * that of its weakest part. Does not depend on the order of votes. O(votes), for regions O(pairs of regions).
 */
export function decideAnswer(type: QuestionType, votes: readonly Vote[], rule: DecisionRule, attributes: readonly Attribute[] = []): Decision {
  const cast = [...votes].sort((a, b) => compareText(a.labeler, b.labeler)).map(({ answer }) => answer);
  const values: AnswerValue[] = cast.flatMap((answer) => (answer.is === 'value' && answer.value.type === type ? [answer.value] : []));
  const cantTell = cast.filter((answer) => answer.is === 'cant-tell').length;
  const voters = values.length + cantTell;
  if (voters === 0) return undecided(cast.some((answer) => answer.is === 'skipped') ? 'skipped' : 'no-answers', 0);
  if (voters < rule.atLeast) return undecided('too-few', voters);
  if (cantTell * 2 > voters) return undecided('cant-tell', voters, cantTell / voters);
  if (type === 'choice') return decideChoice(only('choice', values), cantTell, rule);
  // Where an answer has parts, whether it can be told at all is voted on first.
  if (cantTell * 2 === voters) return undecided('tie', voters, 0.5);
  const told = values.length / voters;
  if (told < rule.threshold) return undecided('below-threshold', voters, told);
  const decision = decideValue(type, values, rule, attributes);
  if (decision.is === 'decided') return decided(decision.value, Math.min(told, decision.share), voters);
  return undecided(decision.because, voters, decision.share === null ? null : Math.min(told, decision.share));
}

function decideValue(type: Exclude<QuestionType, 'choice'>, values: readonly AnswerValue[], rule: DecisionRule, attributes: readonly Attribute[]): Decision {
  switch (type) {
    case 'multichoice':
      return decideLabels(only('multichoice', values), rule);
    case 'rating':
      return decideLevel(only('rating', values), rule);
    case 'text':
      return decideText(only('text', values), rule);
    case 'box':
    case 'rotated-box':
    case 'polygon':
    case 'point':
    case 'span':
      return decideRegions(type, only(type, values).map(({ regions }) => regions), rule, attributes);
  }
}

function only<T extends QuestionType>(type: T, values: readonly AnswerValue[]): ValueOf<T>[] {
  return values.filter((value): value is ValueOf<T> => value.type === type);
}

function decideChoice(values: readonly ValueOf<'choice'>[], cantTell: number, rule: DecisionRule): Decision {
  const voters = values.length + cantTell;
  const ranked = ranking(values.map(({ label }) => label));
  const [best, second] = ranked;
  const runnerUp = Math.max(second?.[1] ?? 0, cantTell);
  if (best === undefined || best[1] < runnerUp) return undecided('cant-tell', voters, cantTell / voters);
  if (best[1] === runnerUp) return undecided('tie', voters, best[1] / voters);
  return accepted({ type: 'choice', label: best[0] }, best[1] / voters, voters, rule);
}

function decideLabels(values: readonly ValueOf<'multichoice'>[], rule: DecisionRule): Decision {
  const counts = new Map<LabelId, number>();
  for (const { labels } of values) for (const label of new Set(labels)) counts.set(label, (counts.get(label) ?? 0) + 1);
  let weakest = 1;
  const labels: LabelId[] = [];
  for (const [label, count] of counts) {
    const yes = count / values.length;
    if (yes === 0.5) return undecided('tie', values.length, 0.5);
    if (yes > 0.5) labels.push(label);
    weakest = Math.min(weakest, Math.max(yes, 1 - yes));
  }
  return accepted({ type: 'multichoice', labels: labels.sort(compareText) }, weakest, values.length, rule);
}

function decideLevel(values: readonly ValueOf<'rating'>[], rule: DecisionRule): Decision {
  const levels = values.map(({ level }) => level).sort((a, b) => a - b);
  const low = levels[Math.floor((levels.length - 1) / 2)] ?? 0;
  const high = levels[Math.floor(levels.length / 2)] ?? 0;
  const share = levels.filter((level) => level === low).length / levels.length;
  if (low !== high) return undecided('tie', levels.length, share);
  return accepted({ type: 'rating', level: low }, share, levels.length, rule);
}

function decideText(values: readonly ValueOf<'text'>[], rule: DecisionRule): Decision {
  const [best, second] = ranking(values.map(({ text }) => normaliseTranscript(text)));
  if (best === undefined) return undecided('no-answers', 0);
  const share = best[1] / values.length;
  if (best[1] === second?.[1]) return undecided('tie', values.length, share);
  const [spelling] = ranking(values.map(({ text }) => text).filter((text) => normaliseTranscript(text) === best[0]));
  return accepted({ type: 'text', text: spelling?.[0] ?? '' }, share, values.length, rule);
}

function accepted(value: AnswerValue, share: number, votes: number, rule: DecisionRule): Decision {
  return share < rule.threshold ? undecided('below-threshold', votes, share) : decided(value, share, votes);
}

/** Distinct texts with their counts, most frequent first; equally frequent ones in byte order. */
function ranking<T extends string>(texts: readonly T[]): [T, number][] {
  const counts = new Map<T, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || compareUtf8(a[0], b[0]));
}
