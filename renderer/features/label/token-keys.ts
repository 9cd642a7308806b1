import type { TranscriptToken } from '../../../shared/model/label-set.ts';

export interface KeyedToken {
  readonly token: TranscriptToken;
  /** The chord that writes it; undefined for a tenth token that was given none. */
  readonly key: string | undefined;
}

/** The tokens with their keys: the guideline's own where it names one, else Alt and the place, 1 to 9. A chord that two ask for goes to the one that was given it, or came first. */
export function keyedTokens(tokens: readonly TranscriptToken[]): readonly KeyedToken[] {
  const given = new Set(tokens.flatMap(({ key }) => key ?? []));
  const taken = new Set<string>();
  return tokens.map((token, at) => {
    const standard = at < 9 ? `Alt+${at + 1}` : undefined;
    const wanted = token.key ?? (standard !== undefined && given.has(standard) ? undefined : standard);
    if (wanted === undefined || taken.has(wanted)) return { token, key: undefined };
    taken.add(wanted);
    return { token, key: wanted };
  });
}
