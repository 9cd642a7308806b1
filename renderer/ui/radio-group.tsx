import { Radio } from '@base-ui/react/radio';
import { RadioGroup as Base } from '@base-ui/react/radio-group';
import { useId } from 'react';
import { FieldFrame, type FieldFrameProps } from './field-frame.tsx';
import type { Option } from './option.tsx';

export type RadioGroupProps<Value extends string> = FieldFrameProps & {
  value: Value | null;
  onChange: (next: Value) => void;
  options: readonly Option<Value>[];
};

/** One of a few, each with room for a sentence. */
export function RadioGroup<Value extends string>({ value, onChange, options, ...frame }: RadioGroupProps<Value>) {
  const id = useId();
  return (
    <FieldFrame {...frame} nativeLabel={false}>
      <Base<Value | null> value={value} onValueChange={(next) => next !== null && onChange(next)} disabled={frame.disabled} className="flex flex-col gap-1">
        {options.map((option) => (
          <label key={option.value} className="group flex min-h-6 items-start gap-2 py-0.5 text-sm">
            <Radio.Root
              value={option.value}
              disabled={option.disabled ?? false}
              aria-labelledby={`${id}-${option.value}`} // without it, each is named by the field's label
              aria-describedby={option.hint ? `${id}-${option.value}-hint` : undefined}
              className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-line-strong bg-surface group-hover:border-accent data-checked:border-accent data-disabled:bg-sunken"
            >
              <Radio.Indicator className="size-2 rounded-full bg-accent" />
            </Radio.Root>
            <span className="min-w-0">
              <span id={`${id}-${option.value}`} className={option.disabled ? 'text-ink-3' : 'text-ink'}>
                {option.label}
              </span>
              {option.hint && <span id={`${id}-${option.value}-hint`} className="block text-xs text-ink-3">{option.hint}</span>}
            </span>
          </label>
        ))}
      </Base>
    </FieldFrame>
  );
}
