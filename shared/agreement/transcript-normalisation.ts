const APOSTROPHES = /['’ʼ]/gu;
const PUNCTUATION_AND_SYMBOLS = /[\p{P}\p{S}]/gu;
/** What Unicode calls white space, and the four separators U+001C to U+001F; a byte order mark is neither. */
const WHITE = `[\\p{White_Space}${String.fromCharCode(0x1c)}-${String.fromCharCode(0x1f)}]+`;
const WHITE_SPACE = new RegExp(WHITE, 'gu');
const AT_THE_ENDS = new RegExp(`^${WHITE}|${WHITE}$`, 'gu');

/** Words of small letters and digits with one space between: most of a normalised English transcript, and nothing to do. */
const PLAIN_WORDS = /^[a-z0-9]+(?: [a-z0-9]+)*$/u;

function trimmed(text: string): string {
  return text.replace(AT_THE_ENDS, '');
}

/**
 * A transcript as it is compared (spec §8), in this order: NFC, lower case, apostrophes (' ’ ʼ) deleted, every other
 * character of the Unicode categories P and S replaced by a space, white space collapsed and trimmed. Digits stay.
 *
 * @example
 * normaliseTranscript("It's 7 o'clock, OK?") // → 'its 7 oclock ok'
 */
export function normaliseTranscript(text: string): string {
  const lowered = text.normalize('NFC').toLowerCase();
  if (PLAIN_WORDS.test(lowered)) return lowered;
  const spaced = lowered.replace(APOSTROPHES, '').replace(PUNCTUATION_AND_SYMBOLS, ' ').replace(WHITE_SPACE, ' ');
  return spaced.slice(spaced.startsWith(' ') ? 1 : 0, spaced.endsWith(' ') ? -1 : undefined);
}

/** The words of a text: what white space separates. */
export function wordsOf(text: string): readonly string[] {
  if (PLAIN_WORDS.test(text)) return text.split(' ');
  const inner = trimmed(text);
  return inner === '' ? [] : inner.split(WHITE_SPACE);
}

/** The characters of a text: its code points, spaces included, without white space at the ends. */
export function charactersOf(text: string): readonly string[] {
  return Array.from(trimmed(text));
}
