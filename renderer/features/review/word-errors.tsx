import { Fragment } from 'react';
import { countOf } from '../../ui/format-count.ts';
import { formatPercent } from '../../ui/format-percent.ts';
import { Term } from '../../ui/term.tsx';
import type { WordRow } from './word-row.ts';
import { wordRates } from './word-rates.ts';

/** So many pairs are told one by one. */
const PAIRS_TOLD = 6;

/** Word error rates: of each labeler against the decision; while nothing is decided between labelers, each the reference of the other in turn. */
export function WordErrors({ rows, decided }: { readonly rows: readonly WordRow[]; readonly decided: string | undefined }) {
  if (decided !== undefined) {
    const told = rows.map((row) => ({ ...row, rates: wordRates(decided, row.text) }));
    return (
      <p data-error-rates="decision" className="text-xs text-ink-2">
        <WordErrorTerm /> with the decision as the reference:{' '}
        {told.map(({ key, name, rates }, at) => (
          <Fragment key={key}>
            {at > 0 && ' · '}
            {name} {rateText(rates.first)} ({countOf(rates.errors, 'word')} of {rates.words[0]})
          </Fragment>
        ))}
      </p>
    );
  }
  const pairs = rows.flatMap((one, at) => rows.slice(at + 1).map((other) => ({ one, other, rates: wordRates(one.text, other.text) })));
  const [only] = pairs;
  if (only === undefined) return null;
  if (pairs.length > 1) {
    return (
      <p data-error-rates="pairs" className="text-xs text-ink-2">
        <WordErrorTerm /> of each pair, both ways together:{' '}
        {pairs.slice(0, PAIRS_TOLD).map(({ one, other, rates }, at) => (
          <Fragment key={`${one.key} ${other.key}`}>
            {at > 0 && ' · '}
            {one.name} and {other.name} {rateText(rates.both)}
          </Fragment>
        ))}
        {pairs.length > PAIRS_TOLD && ' …'}
      </p>
    );
  }
  const { one, other, rates } = only;
  return (
    <p data-error-rates="pair" className="text-xs text-ink-2">
      <WordErrorTerm /> {rateText(rates.first)} with {one.name}’s words as the reference ({countOf(rates.errors, 'word')} of {rates.words[0]}), {rateText(rates.second)} with {other.name}’s; {rateText(rates.both)} both ways together
    </p>
  );
}

function WordErrorTerm() {
  return (
    <Term
      definition="Words to replace, insert or delete to turn one text into the other, over the words of the reference. Case and punctuation do not count. Both ways together: over the words of both texts, each the reference in turn; this is what agreement reports."
      source="Word error rate: Levenshtein 1966 on words"
    >
      WER
    </Term>
  );
}

/** Undefined against a reference without words. */
function rateText(rate: number | null): string {
  return rate === null ? '– (no words)' : formatPercent(rate, 1);
}
