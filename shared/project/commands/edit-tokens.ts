import { type Attribute, type Question, type TranscriptToken, tokensAsked } from '../../model/label-set.ts';

/** A question, or attribute, that is answered with text. */
export type TextAsked = Extract<Question | Attribute, { type: 'text' }>;

/** The question, or attribute, with these tokens in this order; without any, nothing is written of them. */
export function withTokens<Q extends TextAsked>(asked: Q, tokens: readonly TranscriptToken[]): Q {
  const { tokens: _before, ...rest } = asked;
  return (tokens.length === 0 ? rest : { ...rest, tokens }) as Q;
}

/** The question, or attribute, with one more token, to be named at once. */
export function withToken<Q extends TextAsked>(asked: Q): Q {
  const tokens = tokensAsked(asked);
  return withTokens(asked, [...tokens, { text: freeText(tokens.map(({ text }) => text)), meaning: '' }]);
}

/** The token on a key of its own; without one where `key` is undefined. */
export function withTokenKey(token: TranscriptToken, key: string | undefined): TranscriptToken {
  const { key: _before, ...rest } = token;
  return key === undefined ? rest : { ...rest, key };
}

function freeText(taken: readonly string[]): string {
  for (let n = taken.length + 1; ; n++) if (!taken.includes(`[token ${n}]`)) return `[token ${n}]`;
}
