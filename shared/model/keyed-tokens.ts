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

/** The tokens with their chords: their own where they have one, else Alt and the place, 1 to 9. A chord that two ask for goes to the one that was given it, or came first. */
export function keyedTokens(tokens: readonly TranscriptToken[]): readonly KeyedToken[] {
  const given = new Set(tokens.flatMap(({ key }) => key ?? []));
  const taken = new Set<string>();
  return tokens.map((token, at) => {
    const standard = standardTokenKey(at);
    const wanted = token.key ?? (standard !== undefined && given.has(standard) ? undefined : standard);
    if (wanted === undefined || taken.has(wanted)) return { token, key: undefined };
    taken.add(wanted);
    return { token, key: wanted };
  });
}
