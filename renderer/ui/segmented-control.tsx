import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { classNames } from './class-names.ts';
import { FieldFrame, type FieldFrameProps } from './field-frame.tsx';
import type { Option } from './option.tsx';

export type SegmentedControlProps<Value extends string> = FieldFrameProps & {
  value: Value;
  onChange: (next: Value) => void;
  options: readonly Option<Value>[];
  size?: 'sm' | 'md' | undefined;
};

/** One of two to five short choices, all in sight. A radio group to screen readers and the keyboard. */
export function SegmentedControl<Value extends string>({ value, onChange, options, size = 'md', ...frame }: SegmentedControlProps<Value>) {
  return (
    <FieldFrame {...frame} nativeLabel={false}>
      <RadioGroup
        value={value}
        onValueChange={onChange}
        disabled={frame.disabled}
        className={classNames('inline-flex w-fit items-stretch rounded-md border border-line-strong bg-surface p-px', size === 'sm' ? 'h-6' : 'h-7')}
      >
        {options.map(({ value: own, label, icon: Glyph, mark, disabled, hint }) => (
          <Radio.Root
            key={own}
            value={own}
            disabled={disabled ?? false}
            title={hint}
            className={classNames(
              'inline-flex items-center justify-center gap-1.5 rounded-sm font-medium whitespace-nowrap text-ink-2 select-none hover:bg-hover data-disabled:text-ink-3',
              'data-checked:bg-selected data-checked:text-accent-ink data-checked:hover:bg-selected',
              size === 'sm' ? 'px-1.5 text-xs' : 'px-2.5 text-sm',
            )}
          >
            {mark}
            {Glyph && <Glyph size={14} aria-hidden />}
            {label}
          </Radio.Root>
        ))}
      </RadioGroup>
    </FieldFrame>
  );
}
