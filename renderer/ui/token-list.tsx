import { KeyHint } from './key-hint.tsx';

export interface TokenListProps {
  /** What the tokens are for: "What is said?". */
  label: string;
  tokens: readonly { readonly text: string; readonly meaning: string; readonly key?: string | undefined }[];
}

/** What is written for what is no word, what each means, and its key. */
export function TokenList({ label, tokens }: TokenListProps) {
  return (
    <section aria-label={`Tokens for “${label}”`}>
      <p className="text-xs font-semibold text-ink-2">What is no word in “{label}”</p>
      <ul className="mt-1">
        {tokens.map(({ text, meaning, key }) => (
          <li key={text} className="flex min-h-7 items-center gap-3 border-b border-line py-0.5 text-sm last:border-0">
            <bdi className="w-32 shrink-0 font-medium break-words">{text}</bdi>
            <span className="min-w-0 flex-1 text-ink-2">{meaning}</span>
            <KeyHint keys={key} />
          </li>
        ))}
      </ul>
    </section>
  );
}
