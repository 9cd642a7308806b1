import type { AnswerValue } from '../model/annotation.ts';
import type { QuestionType } from '../model/label-set.ts';

export type ValueOf<T extends QuestionType> = Extract<AnswerValue, { type: T }>;

/** When a consensus counts: the least share of voters behind it, in [0, 1], and the least number of voters. */
export interface DecisionRule {
  readonly threshold: number;
  readonly atLeast: number;
}

export type UndecidedReason = 'no-answers' | 'skipped' | 'too-few' | 'tie' | 'below-threshold' | 'cant-tell';

/** `share` is null where nothing could be compared. */
export type Decision =
  | { readonly is: 'decided'; readonly value: AnswerValue; readonly share: number; readonly votes: number }
  | { readonly is: 'undecided'; readonly because: UndecidedReason; readonly share: number | null; readonly votes: number };

export function decided(value: AnswerValue, share: number, votes: number): Decision {
  return { is: 'decided', value, share, votes };
}

export function undecided(because: UndecidedReason, votes: number, share: number | null = null): Decision {
  return { is: 'undecided', because, share, votes };
}
