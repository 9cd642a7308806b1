import { Field } from '@base-ui/react/field';
import type { Ref } from 'react';
import { FieldFrame, type FieldFrameProps } from './field-frame.tsx';
import { useFieldRef } from './use-field-ref.ts';

export type TextAreaProps = FieldFrameProps & {
  value: string;
  onChange: (next: string) => void;
  rows?: number | undefined;
  placeholder?: string | undefined;
  autoFocus?: boolean | undefined;
  inputRef?: Ref<HTMLTextAreaElement> | undefined;
};

/** Several lines of text; grows with its content up to about twelve lines. */
export function TextArea({ value, onChange, rows = 3, placeholder, autoFocus, inputRef, ...frame }: TextAreaProps) {
  return (
    <FieldFrame {...frame}>
      <Field.Control
        value={value}
        onValueChange={onChange}
        placeholder={placeholder}
        className="field-sizing-content max-h-64 w-full resize-y rounded-md border border-line-strong bg-surface px-2 py-1 text-sm text-ink outline-none placeholder:text-ink-3 focus:border-focus focus:ring-1 focus:ring-focus data-disabled:bg-sunken data-disabled:text-ink-3 data-invalid:border-danger"
        style={{ minHeight: `${rows * 1.1875 + 0.625}rem` }}
        render={<textarea ref={useFieldRef(inputRef, autoFocus)} rows={rows} />}
      />
    </FieldFrame>
  );
}
