const APOSTROPHES = /['’ʼ]/gu;
const PUNCTUATION_AND_SYMBOLS = /[\p{P}\p{S}]/gu;
const WHITE_SPACE = /\s+/gu;

/**
 * A transcript as it is compared (spec §8), in this order: NFC, lower case, apostrophes (' ’ ʼ) deleted, every other
 * character of the Unicode categories P and S replaced by a space, white space collapsed and trimmed. Digits stay.
 *
 * @example
 * normaliseTranscript("It's 7 o'clock, OK?") // → 'its 7 oclock ok'
 */
export function normaliseTranscript(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(APOSTROPHES, '').replace(PUNCTUATION_AND_SYMBOLS, ' ').replace(WHITE_SPACE, ' ').trim();
}

/** The words of a text: what white space separates. */
export function wordsOf(text: string): readonly string[] {
  const trimmed = text.trim();
  return trimmed === '' ? [] : trimmed.split(WHITE_SPACE);
}

/** The characters of a text: its code points, spaces included, without white space at the ends. */
export function charactersOf(text: string): readonly string[] {
  return Array.from(text.trim());
}
