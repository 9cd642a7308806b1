import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { keyedTokens } from '../../../shared/model/keyed-tokens.ts';
import type { TranscriptToken } from '../../../shared/model/label-set.ts';
import { chordOf } from '../../state/keys/key-chord.ts';
import { TextArea } from '../../ui/text-area.tsx';
import type { FieldInHand, TranscriptHandle } from './field-in-hand.ts';
import { withWords } from './insert-words.ts';

interface TranscriptFieldProps {
  readonly label: string;
  readonly text: string;
  readonly tokens: readonly TranscriptToken[];
  readonly multiline: boolean;
  readonly rows: number;
  readonly disabled?: boolean;
  readonly tabIndex?: number;
  readonly quiet?: boolean;
  readonly placeholder?: string;
  readonly inHand: FieldInHand;
  readonly ref?: Ref<TranscriptHandle>;
  readonly onText: (text: string) => void;
  /** Enter: on to what comes next. */
  readonly onEnter: () => void;
  /** Escape: out of the text. */
  readonly onEscape?: () => void;
  readonly onFocus?: () => void;
}

/**
 * Words as they are said or written, in any script: the direction goes by the first letter, spelling is checked, tokens of the guideline
 * are written by their keys. What an input method composes is told when it is done. Other keys are left to the screen.
 */
export function TranscriptField({ label, text, tokens, multiline, rows, disabled = false, tabIndex, quiet, placeholder = 'Type here', inHand, ref, onText, onEnter, onEscape, onFocus }: TranscriptFieldProps) {
  const input = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number>(undefined);
  const [composing, setComposing] = useState<string | undefined>();

  const handle: TranscriptHandle = {
    focus: () => input.current?.focus(),
    write(words) {
      const field = input.current;
      if (field === null || disabled || composing !== undefined) return;
      const next = withWords({ text: field.value, from: field.selectionStart, to: field.selectionEnd }, words);
      caret.current = next.caret;
      field.focus();
      onText(next.text);
    },
    settle() {
      if (composing === undefined) return;
      input.current?.blur();
      input.current?.focus();
    },
  };
  const latest = useRef<TranscriptHandle>(null);
  useImperativeHandle(latest, () => handle);
  // Whoever keeps it writes into the text of now, not of when it got the caret.
  const [lasting] = useState<TranscriptHandle>(() => ({ focus: () => latest.current?.focus(), write: (words) => latest.current?.write(words), settle: () => latest.current?.settle() }));
  useImperativeHandle(ref, () => lasting, [lasting]);
  // A field that goes while it has the caret is not left: nothing may be written into it any more.
  useEffect(() => {
    if (document.activeElement === input.current) inHand.take(lasting);
    return () => inHand.letGo(lasting);
  }, [inHand, lasting]);

  useLayoutEffect(() => {
    if (caret.current === undefined) return;
    input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  }, [text]);

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const chord = chordOf(event.nativeEvent);
    const token = chord === undefined ? undefined : keyedTokens(tokens).find(({ key }) => key === chord)?.token;
    if (token !== undefined) handle.write(token.text);
    else if (chord === 'Enter' || (chord === 'Shift+Enter' && !multiline)) onEnter();
    else if (chord === 'Escape' && onEscape !== undefined) onEscape();
    // A slip beside the key of a token leads to no other screen.
    else if (tokens.length === 0 || chord === undefined || !/^Alt\+[1-9]$/.test(chord)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      className="min-w-0"
      onKeyDown={press}
      onFocus={() => {
        inHand.take(lasting);
        onFocus?.();
      }}
      onBlur={() => inHand.letGo(lasting)}
      onCompositionStart={() => setComposing(input.current?.value ?? text)}
      onCompositionEnd={() => {
        setComposing(undefined);
        const now = input.current?.value;
        if (now !== undefined && now !== text) onText(now);
      }}
    >
      <TextArea
        label={label}
        hideLabel
        value={composing ?? text}
        onChange={(next) => (composing === undefined ? onText(next) : setComposing(next))}
        rows={rows}
        inputRef={input}
        placeholder={placeholder}
        disabled={disabled}
        dir="auto"
        spellCheck
        tabIndex={tabIndex}
        quiet={quiet}
      />
    </div>
  );
}
