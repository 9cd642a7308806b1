import type { Confusion } from '../../../shared/curation/agreement-figures.ts';
import { Bars } from '../../ui/charts/bars.tsx';
import { formatCount } from '../../ui/format-count.ts';
import type { AnswerName } from './answer-names.ts';
import { mostConfusedPairs } from './confusion-view.ts';

const MOST_ROWS = 20;

interface ConfusedPairsProps {
  readonly confusion: Confusion;
  readonly pooled: boolean;
  /** Who said the first and who the second, where it is one pair of labelers. */
  readonly who?: readonly [string, string];
  readonly nameOf: (answer: string | null) => AnswerName;
  readonly onOpen: (one: string | null, other: string | null) => void;
}

/** What is confused most, in order; a row opens its samples. */
export function ConfusedPairs({ confusion, pooled, who, nameOf, onOpen }: ConfusedPairsProps) {
  const pairs = mostConfusedPairs(confusion, pooled);
  if (pairs.length === 0) return <p className="text-ink-3">Nothing is confused with anything.</p>;
  const shown = pairs.slice(0, MOST_ROWS);
  return (
    <>
      {who !== undefined && <p className="mb-1 px-1 text-xs text-ink-3">{`${who[0]} / ${who[1]}`}</p>}
      <Bars
        label="Most confused"
        bars={shown.map(({ one, other, count }, at) => ({ key: String(at), name: `${nameOf(one).name} / ${nameOf(other).name}`, value: count }))}
        onOpen={(key) => {
          const pair = shown[Number(key)];
          if (pair !== undefined) onOpen(pair.one, pair.other);
        }}
      />
      {pairs.length > shown.length && <p className="mt-1 px-1 text-xs text-ink-3">{`and ${formatCount(pairs.length - shown.length)} rarer ones, in the copy`}</p>}
    </>
  );
}
