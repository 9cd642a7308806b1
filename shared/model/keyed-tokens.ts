import type { TranscriptToken } from './label-set.ts';

/** A token with the chord that writes it; undefined for a tenth token that was given none. */
export interface KeyedToken {
  readonly token: TranscriptToken;
  readonly key: string | undefined;
}

/** The chord of a token that was given none: Alt and its place, for the first nine. */
export function standardTokenKey(at: number): string | undefined {
  return at < 9 ? `Alt+${at + 1}` : undefined;
}

/**
 * Whether a chord can write a token while text is typed: Alt with one sign, or a function key. Anything else writes or
 * moves in text (also Ctrl with Alt, which is AltGr on many keyboards), or belongs to the window.
 */
export function isTokenKey(key: string): boolean {
  return /^Alt\+(Shift\+)?[^\s]$/u.test(key) || /^(Mod\+)?(Shift\+)?F([1-9]|1\d|2[0-4])$/.test(key);
}

/**
 * The tokens with their chords: their own where they have one, else Alt and the place, 1 to 9. A chord that two ask for goes to the one that was given it, or came first.
 * One that cannot write a token, from a label set that was not made here, counts as none: a letter would be taken from all words.
 */
export function keyedTokens(tokens: readonly TranscriptToken[]): readonly KeyedToken[] {
  const own = tokens.map(({ key }) => (key !== undefined && isTokenKey(key) ? key : undefined));
  const given = new Set(own);
  const taken = new Set<string>();
  return tokens.map((token, at) => {
    const standard = standardTokenKey(at);
    const wanted = own[at] ?? (standard !== undefined && given.has(standard) ? undefined : standard);
    if (wanted === undefined || taken.has(wanted)) return { token, key: undefined };
    taken.add(wanted);
    return { token, key: wanted };
  });
}
