import { editCounts } from './edit-alignment.ts';
import { editDistance, SymbolNumbering } from './edit-distance.ts';
import { charactersOf, normaliseTranscript, wordsOf } from './transcript-normalisation.ts';

/** What an error rate counts in. */
export type TranscriptUnit = 'word' | 'character';

export interface ErrorRate {
  /** Errors / reference length, above 1 when there are many insertions; null when all references are empty. */
  readonly rate: number | null;
  readonly errors: number;
  /** Words or characters in all references. */
  readonly reference: number;
}

function symbols(text: string, unit: TranscriptUnit, normalise: boolean): readonly string[] {
  const compared = normalise ? normaliseTranscript(text) : text;
  return unit === 'word' ? wordsOf(compared) : charactersOf(compared);
}

/**
 * Word or character error rate of a corpus: the fewest edits at unit costs, summed over utterances, divided by the summed
 * length of the references (spec §8), not the mean of the utterances' rates. Texts are normalised unless `normalise` is
 * false. `references` and `hypotheses` correspond by index.
 */
export function errorRate(references: readonly string[], hypotheses: readonly string[], unit: TranscriptUnit, normalise = true): ErrorRate {
  const numbering = new SymbolNumbering();
  let errors = 0;
  let length = 0;
  references.forEach((reference, i) => {
    const expected = numbering.numbersOf(symbols(reference, unit, normalise));
    errors += editDistance(expected, numbering.numbersOf(symbols(hypotheses[i] ?? '', unit, normalise)));
    length += expected.length;
  });
  return { rate: length === 0 ? null : errors / length, errors, reference: length };
}

/** Match error rate and word information lost (Morris, Maier & Green 2004): both depend on the alignment shown. */
export interface AlignmentRates {
  /** Errors / (hits + errors). */
  readonly matchErrorRate: number | null;
  /** 1 − hits² / (reference words · hypothesis words). */
  readonly wordInformationLost: number | null;
}

/** The rates that need the hits of one alignment (`editCounts`), over a corpus. Null when there are no reference words. */
export function alignmentRates(references: readonly string[], hypotheses: readonly string[], normalise = true): AlignmentRates {
  const numbering = new SymbolNumbering();
  const sum = { hits: 0, errors: 0, reference: 0, hypothesis: 0 };
  references.forEach((reference, i) => {
    const expected = numbering.numbersOf(symbols(reference, 'word', normalise));
    const given = numbering.numbersOf(symbols(hypotheses[i] ?? '', 'word', normalise));
    const counts = editCounts(expected, given);
    sum.hits += counts.hits;
    sum.errors += counts.substitutions + counts.deletions + counts.insertions;
    sum.reference += expected.length;
    sum.hypothesis += given.length;
  });
  if (sum.reference === 0) return { matchErrorRate: null, wordInformationLost: null };
  return {
    matchErrorRate: sum.errors / (sum.hits + sum.errors),
    wordInformationLost: sum.hypothesis === 0 ? 1 : 1 - (sum.hits / sum.reference) * (sum.hits / sum.hypothesis),
  };
}
