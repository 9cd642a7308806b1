import type { ReviewCase } from '../../../shared/curation/review-cases.ts';
import type { QuestionId, RoundId, SampleId } from '../../../shared/model/ids.ts';

export const SHOWN = ['open', 'decided', 'returned', 'all'] as const;
/** To decide, decided, given back by labelers, or everything. */
export type Shown = (typeof SHOWN)[number];

export interface ReviewFilter {
  readonly question: QuestionId | undefined;
  readonly round: RoundId | undefined;
  readonly shown: Shown;
  /** The key of a pattern (`patternKey`). */
  readonly pattern: string | undefined;
}

/** Which answers are decided: keys by `decisionKey`. */
export type Decided = ReadonlySet<string>;

export function caseKey({ round, sample, question }: ReviewCase): string {
  return `${round}/${sample}/${question}`;
}

/** A decision is about a sample and a question, whatever the round. */
export function decisionKey({ sample, question }: Pick<ReviewCase, 'sample' | 'question'>): string {
  return `${sample}/${question}`;
}

/** Cases of one question with the same answers against each other. */
export function patternKey({ question, pattern }: ReviewCase): string {
  return `${question}|${pattern}`;
}

/** The cases that a filter lets through, in their order; only those of the picked samples when some are picked. O(cases). */
export function filterCases(cases: readonly ReviewCase[], filter: ReviewFilter, decided: Decided, picked?: ReadonlySet<SampleId>): readonly ReviewCase[] {
  return cases.filter(
    (one) =>
      (picked?.has(one.sample) ?? true) &&
      (filter.question === undefined || one.question === filter.question) &&
      (filter.round === undefined || one.round === filter.round) &&
      (filter.pattern === undefined || patternKey(one) === filter.pattern) &&
      isShown(one, filter.shown, decided),
  );
}

export function isShown(one: ReviewCase, shown: Shown, decided: Decided): boolean {
  switch (shown) {
    case 'all':
      return true;
    case 'open':
      return one.score > 0 && !decided.has(decisionKey(one));
    case 'decided':
      return decided.has(decisionKey(one));
    case 'returned':
      return one.returned !== undefined;
  }
}

/** A pattern with how many cases show it. */
export interface PatternGroup {
  readonly key: string;
  readonly question: QuestionId;
  readonly pattern: string;
  readonly count: number;
}

/** The patterns among cases that differ, most frequent first, then in the cases' order. */
export function patternGroups(cases: readonly ReviewCase[]): readonly PatternGroup[] {
  const groups = new Map<string, PatternGroup>();
  for (const one of cases) {
    if (one.score === 0) continue;
    const key = patternKey(one);
    groups.set(key, { key, question: one.question, pattern: one.pattern, count: (groups.get(key)?.count ?? 0) + 1 });
  }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}

/**
 * The next case that nobody decided, after a place in the list and wrapping round; the case at the place, and others that
 * its decision decides, are passed over. Undefined when there is none.
 */
export function nextUndecided(list: readonly ReviewCase[], from: ReviewCase, decided: Decided): ReviewCase | undefined {
  const at = list.findIndex((one) => caseKey(one) === caseKey(from));
  const ahead = [...list.slice(at + 1), ...list.slice(0, Math.max(0, at))];
  const own = decisionKey(from);
  return ahead.find((one) => decisionKey(one) !== own && !decided.has(decisionKey(one)));
}

/** The case that an address (question, sample) means: one of the list first, in the round looked at before if there is one. */
export function caseAt(list: readonly ReviewCase[], all: readonly ReviewCase[], sample: SampleId, question: QuestionId | undefined, round: RoundId | undefined): ReviewCase | undefined {
  const fits = (one: ReviewCase) => one.sample === sample && (question === undefined || one.question === question);
  for (const cases of [list, all]) {
    const found = cases.filter(fits);
    if (found.length > 0) return found.find((one) => one.round === round) ?? found[0];
  }
  return undefined;
}
