import { Field } from '@base-ui/react/field';
import type { ReactNode, Ref } from 'react';
import { controlFrame, innerInput } from './control-style.ts';
import { FieldFrame, type FieldFrameProps } from './field-frame.tsx';
import { useFieldRef } from './use-field-ref.ts';

export type TextFieldProps = FieldFrameProps & {
  value: string;
  onChange: (next: string) => void;
  placeholder?: string | undefined;
  type?: 'text' | 'password' | 'email' | 'url' | undefined;
  prefix?: ReactNode;
  suffix?: ReactNode;
  autoFocus?: boolean | undefined;
  onEnter?: (() => void) | undefined;
  onEscape?: (() => void) | undefined;
  inputRef?: Ref<HTMLInputElement> | undefined;
  spellCheck?: boolean | undefined;
  maxLength?: number | undefined;
};

/** One line of text. `onEnter` is not called while an input method is composing. */
export function TextField({ value, onChange, placeholder, type = 'text', prefix, suffix, autoFocus, onEnter, onEscape, inputRef, spellCheck, maxLength, ...frame }: TextFieldProps) {
  return (
    <FieldFrame {...frame}>
      <div className={controlFrame} data-invalid={frame.error ? '' : undefined} data-disabled={frame.disabled ? '' : undefined}>
        {prefix && <span className="flex shrink-0 items-center pl-2 text-ink-3">{prefix}</span>}
        <Field.Control
          ref={useFieldRef(inputRef, autoFocus)}
          type={type}
          value={value}
          onValueChange={onChange}
          placeholder={placeholder}
          spellCheck={spellCheck}
          maxLength={maxLength}
          autoComplete="off"
          className={innerInput}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && onEnter && !event.nativeEvent.isComposing) {
              event.preventDefault();
              onEnter();
            }
            if (event.key === 'Escape' && onEscape) {
              event.stopPropagation();
              onEscape();
            }
          }}
        />
        {suffix && <span className="flex shrink-0 items-center pr-2 text-xs text-ink-3">{suffix}</span>}
      </div>
    </FieldFrame>
  );
}
