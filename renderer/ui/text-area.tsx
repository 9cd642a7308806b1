import { Field } from '@base-ui/react/field';
import type { Ref } from 'react';
import { classNames } from './class-names.ts';
import { FieldFrame, type FieldFrameProps } from './field-frame.tsx';
import { useFieldRef } from './use-field-ref.ts';

export type TextAreaProps = FieldFrameProps & {
  value: string;
  onChange: (next: string) => void;
  rows?: number | undefined;
  placeholder?: string | undefined;
  autoFocus?: boolean | undefined;
  inputRef?: Ref<HTMLTextAreaElement> | undefined;
  /** `auto` goes by the first letter: for words of any script. */
  dir?: 'auto' | undefined;
  spellCheck?: boolean | undefined;
  tabIndex?: number | undefined;
  /** In a row of many: a frame only where it is pointed at or written in. */
  quiet?: boolean | undefined;
};

/** Several lines of text; grows with its content up to about twelve lines. */
export function TextArea({ value, onChange, rows = 3, placeholder, autoFocus, inputRef, dir, spellCheck, tabIndex, quiet = false, ...frame }: TextAreaProps) {
  return (
    <FieldFrame {...frame}>
      <Field.Control
        value={value}
        onValueChange={onChange}
        placeholder={placeholder}
        className={classNames(
          'field-sizing-content max-h-64 w-full rounded-md border px-2 py-1 text-sm text-ink outline-none placeholder:text-ink-3 focus:border-focus focus:bg-surface focus:ring-1 focus:ring-focus data-disabled:text-ink-3 data-invalid:border-danger',
          quiet ? 'resize-none border-transparent bg-transparent hover:border-line-strong' : 'resize-y border-line-strong bg-surface data-disabled:bg-sunken',
        )}
        style={{ minHeight: `${rows * 1.1875 + 0.625}rem` }}
        render={<textarea ref={useFieldRef(inputRef, autoFocus)} rows={rows} dir={dir} spellCheck={spellCheck} tabIndex={tabIndex} />}
      />
    </FieldFrame>
  );
}
