import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import { BesideField } from './beside-field.tsx';
import type { FieldFrameProps } from './field-frame.tsx';

export type CheckboxProps = FieldFrameProps & { checked: boolean; onChange: (next: boolean) => void; indeterminate?: boolean | undefined };

/** Yes or no, taken into account when the form is. For something that happens at once, take `Switch`. */
export function Checkbox({ checked, onChange, indeterminate = false, ...frame }: CheckboxProps) {
  return (
    <BesideField {...frame}>
      <Base.Root
        checked={checked}
        indeterminate={indeterminate}
        onCheckedChange={onChange}
        disabled={frame.disabled}
        className="flex size-4 shrink-0 items-center justify-center rounded-sm border border-line-strong bg-surface group-hover:border-accent data-checked:border-accent data-checked:bg-accent data-disabled:border-line data-disabled:bg-sunken data-indeterminate:border-accent data-indeterminate:bg-accent"
      >
        <Base.Indicator className="text-on-accent">
          {indeterminate ? <Minus size={12} strokeWidth={3} aria-hidden /> : <Check size={12} strokeWidth={3} aria-hidden />}
        </Base.Indicator>
      </Base.Root>
    </BesideField>
  );
}
