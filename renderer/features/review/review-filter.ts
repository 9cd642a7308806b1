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

/** The cases that a filter lets through, in their order. O(cases). */
export function filterCases(cases: readonly ReviewCase[], filter: ReviewFilter, decided: Decided): readonly ReviewCase[] {
  return cases.filter(
    (one) =>
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

/** How many cases differ, and how many of them are decided. */
export function progressOf(cases: readonly ReviewCase[], decided: Decided): { readonly differing: number; readonly done: number } {
  const differing = cases.filter(({ score }) => score > 0);
  return { differing: differing.length, done: differing.filter((one) => decided.has(decisionKey(one))).length };
}

/** How many cases each choice of a filter would show, the other choices staying. */
export interface FilterCounts {
  readonly shown: Readonly<Record<Shown, number>>;
  readonly question: ReadonlyMap<QuestionId, number>;
  readonly round: ReadonlyMap<RoundId, number>;
}

/** Counts what each choice would show, without the pattern. One pass over the cases. */
export function filterCounts(cases: readonly ReviewCase[], filter: ReviewFilter, decided: Decided): FilterCounts {
  const shown: Record<Shown, number> = { open: 0, decided: 0, returned: 0, all: 0 };
  const question = new Map<QuestionId, number>();
  const round = new Map<RoundId, number>();
  for (const one of cases) {
    const fitsQuestion = filter.question === undefined || one.question === filter.question;
    const fitsRound = filter.round === undefined || one.round === filter.round;
    if (fitsQuestion && fitsRound) for (const each of SHOWN) if (isShown(one, each, decided)) shown[each] += 1;
    const fitsShown = isShown(one, filter.shown, decided) ? 1 : 0;
    question.set(one.question, (question.get(one.question) ?? 0) + (fitsRound ? fitsShown : 0));
    round.set(one.round, (round.get(one.round) ?? 0) + (fitsQuestion ? fitsShown : 0));
  }
  return { shown, question, round };
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
