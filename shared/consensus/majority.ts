import { labelCounts, type Responses } from './responses.ts';

/** What most workers said about one item. */
export interface MajorityVote {
  /** Every label with the greatest count, ascending: more than one is a tie and stays one; none without responses. */
  readonly winners: readonly number[];
  /** Share of the responses per label; all 0 without responses. */
  readonly proportions: readonly number[];
  readonly responses: number;
}

/**
 * The most frequent labels of each item, ties kept as ties: breaking them by the order of labels moves an accuracy by up to five
 * points. A worker who answered an item twice has two votes. An item without responses has no winner. O(responses + items · labels).
 *
 * @example
 * majorityVote(responsesOf([[0, 0, 1], [0, 1, 0]], 2))[0]?.winners // → [0, 1]
 */
export function majorityVote(responses: Responses): MajorityVote[] {
  const counts = labelCounts(responses);
  return Array.from({ length: responses.items }, (_, item) => {
    const row = counts.subarray(item * responses.labels, (item + 1) * responses.labels);
    const total = row.reduce((sum, count) => sum + count, 0);
    const most = row.reduce((greatest, count) => Math.max(greatest, count), 0);
    const winners: number[] = [];
    row.forEach((count, label) => {
      if (most > 0 && count === most) winners.push(label);
    });
    return { winners, proportions: Array.from(row, (count) => (total === 0 ? 0 : count / total)), responses: total };
  });
}

/**
 * The credit a vote earns against a known truth: 1 / |winners| when the truth is among them, else 0, so that a tie is
 * neither right nor wrong by the order of labels. Mean over items with responses; null without any.
 */
export function majorityAccuracy(votes: readonly MajorityVote[], truth: readonly number[]): number | null {
  let credit = 0;
  let items = 0;
  votes.forEach((vote, item) => {
    if (vote.winners.length === 0) return;
    items++;
    if (vote.winners.includes(truth[item] ?? -1)) credit += 1 / vote.winners.length;
  });
  return items === 0 ? null : credit / items;
}
