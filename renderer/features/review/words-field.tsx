import { type ReactNode, type Ref, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { keyedTokens } from '../../../shared/model/keyed-tokens.ts';
import type { TranscriptToken } from '../../../shared/model/label-set.ts';
import { chordOf } from '../../state/keys/key-chord.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';

interface WordsFieldProps {
  readonly label: ReactNode;
  readonly value: string;
  /** What the guideline writes for what is no word. */
  readonly tokens: readonly TranscriptToken[];
  readonly rows: number;
  readonly multiline: boolean;
  readonly placeholder?: string;
  readonly field?: Ref<HTMLTextAreaElement> | undefined;
  readonly onChange: (text: string) => void;
  readonly onDecide?: (() => void) | undefined;
}

/** The decision’s words, in any script: written by hand, with the guideline’s signs as chips and by their keys. Enter decides. */
export function WordsField({ label, value, tokens, rows, multiline, placeholder, field, onChange, onDecide }: WordsFieldProps) {
  const input = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number>(undefined);
  const keyed = keyedTokens(tokens);
  useImperativeHandle(field, () => input.current as HTMLTextAreaElement);
  useLayoutEffect(() => {
    if (caret.current !== undefined) input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  }, [value]);

  function write(token: string): void {
    const [from, to] = [input.current?.selectionStart ?? value.length, input.current?.selectionEnd ?? value.length];
    const written = withToken(value, from, to, token);
    caret.current = written.caret;
    input.current?.focus();
    onChange(written.text);
  }

  return (
    <div
      className="flex flex-col gap-1"
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        const chord = chordOf(event.nativeEvent);
        const token = chord === undefined ? undefined : keyed.find(({ key }) => key === chord)?.token;
        if (token !== undefined) write(token.text);
        else if (event.key === 'Escape') (event.target as HTMLElement).blur();
        else if (event.key === 'Enter' && onDecide !== undefined && event.target === input.current && !(event.shiftKey && multiline)) onDecide();
        else return;
        event.preventDefault();
        event.stopPropagation(); // outside of text, Alt and a digit go to a screen
      }}
    >
      <TextArea label={label} value={value} onChange={onChange} rows={rows} inputRef={input} placeholder={placeholder} dir="auto" spellCheck />
      {tokens.length > 0 && (
        <ul aria-label="Signs of the guideline" className="flex flex-wrap gap-1">
          {keyed.map(({ token, key }) => (
            <li key={token.text}>
              <Tooltip text={token.meaning === '' ? token.text : token.meaning} hotkey={key}>
                <button
                  type="button"
                  // The caret stays where it is.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => write(token.text)}
                  className="flex h-6 items-center gap-1 rounded-md border border-line-strong bg-surface px-1.5 text-xs hover:bg-hover"
                >
                  <bdi>{token.text}</bdi>
                  <KeyHint keys={key} />
                </button>
              </Tooltip>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A text with a token in place of what is marked, a space to either side where words touch it; and where the caret is then. */
export function withToken(text: string, from: number, to: number, token: string): { readonly text: string; readonly caret: number } {
  const [before, after] = [text.slice(0, from), text.slice(to)];
  const start = before === '' || /\s$/u.test(before) ? before : `${before} `;
  const end = after === '' || /^\s/u.test(after) ? after : ` ${after}`;
  return { text: start + token + end, caret: start.length + token.length };
}
