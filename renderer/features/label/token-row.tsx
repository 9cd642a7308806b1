import { keyedTokens } from '../../../shared/model/keyed-tokens.ts';
import type { TranscriptToken } from '../../../shared/model/label-set.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';

/** What the guideline writes for what is no word: a press writes it at the caret. By keyboard, its key does the same. */
export function TokenRow({ tokens, write }: { readonly tokens: readonly TranscriptToken[]; readonly write: (words: string) => void }) {
  if (tokens.length === 0) return null;
  return (
    <ul aria-label="Tokens" className="flex flex-wrap gap-1">
      {keyedTokens(tokens).map(({ token, key }) => (
        <li key={token.text}>
          <Tooltip text={token.meaning === '' ? token.text : token.meaning} hotkey={key}>
            <button
              type="button"
              tabIndex={-1}
              // The caret stays where it is.
              onPointerDown={(event) => event.preventDefault()}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => write(token.text)}
              className="flex h-6 items-center gap-1.5 rounded-md border border-line-strong bg-surface px-1.5 text-xs hover:bg-hover"
            >
              <bdi>{token.text}</bdi>
              <KeyHint keys={key} />
            </button>
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}
