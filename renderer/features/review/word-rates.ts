import { errorRate } from '../../../shared/agreement/error-rate.ts';
import { normaliseTranscript, wordsOf } from '../../../shared/agreement/transcript-normalisation.ts';

/** How two transcripts differ in words, compared as agreement compares them (case, punctuation and white space do not count). */
export interface WordRates {
  /** Words to replace, insert or delete to turn one text into the other. */
  readonly errors: number;
  /** WER with the first text as the reference: errors over its words; null where it has none. */
  readonly first: number | null;
  /** WER with the second as the reference. */
  readonly second: number | null;
  /** Both ways together: twice the errors over the words of both; null where both are empty. */
  readonly both: number | null;
  /** Words of each. */
  readonly words: readonly [number, number];
}

/** O(words²). */
export function wordRates(first: string, second: string): WordRates {
  const forth = errorRate([first], [second], 'word');
  const count = (text: string) => wordsOf(normaliseTranscript(text)).length;
  const words = [count(first), count(second)] as const;
  const total = words[0] + words[1];
  return { errors: forth.errors, first: forth.rate, second: words[1] === 0 ? null : forth.errors / words[1], both: total === 0 ? null : (2 * forth.errors) / total, words };
}
