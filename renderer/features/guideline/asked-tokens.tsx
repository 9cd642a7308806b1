import { keyedTokens } from '../../../shared/model/keyed-tokens.ts';
import { attributesAsked, type Question, tokensAsked } from '../../../shared/model/label-set.ts';
import { TokenList } from '../../ui/token-list.tsx';

/** The tokens that a question, and what it asks about each region, has: part of how to decide, though written with the questions. */
export function AskedTokens({ question }: { readonly question: Question }) {
  const asked = [question, ...attributesAsked(question)].filter((each) => tokensAsked(each).length > 0);
  if (asked.length === 0) return null;
  return (
    <div className="flex max-w-3xl flex-col gap-4 px-6 pb-6">
      {asked.map((each) => (
        <TokenList key={`${each === question ? 'question' : 'attribute'} ${each.id}`} label={each.prompt} tokens={keyedTokens(tokensAsked(each)).map(({ token, key }) => ({ ...token, key }))} />
      ))}
    </div>
  );
}
