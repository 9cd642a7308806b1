/** A text with what is selected in it, in UTF-16 units as text fields count. */
export interface MarkedText {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const SPACE = /\s/u;
const OPENS = /[\s([{“‘«„¿¡'"-]/u;
const CLOSES = /[\s)\]}”’»‟.,;:!?…،؛؟۔।、。'"-]/u;

/**
 * The text after words were written at the caret, or in place of what is marked: with a space where they would touch a word, and none
 * where there is one, or before a sign that closes. The caret comes after them.
 */
export function withWords({ text, from, to }: MarkedText, words: string): { readonly text: string; readonly caret: number } {
  const [before, after] = [text.slice(0, from), text.slice(to)];
  const [last, next] = [before.at(-1), after[0]];
  const lead = last === undefined || OPENS.test(last) || SPACE.test(words.charAt(0)) ? '' : ' ';
  const tail = next === undefined || CLOSES.test(next) || SPACE.test(words.slice(-1)) ? '' : ' ';
  const start = before + lead + words;
  return { text: start + tail + after, caret: start.length };
}
