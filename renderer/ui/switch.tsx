import { Switch as Base } from '@base-ui/react/switch';
import { BesideField } from './beside-field.tsx';
import type { FieldFrameProps } from './field-frame.tsx';

export type SwitchProps = FieldFrameProps & { checked: boolean; onChange: (next: boolean) => void };

/** On or off, at once. */
export function Switch({ checked, onChange, ...frame }: SwitchProps) {
  return (
    <BesideField {...frame}>
      <Base.Root
        checked={checked}
        onCheckedChange={onChange}
        disabled={frame.disabled}
        className="flex h-4 w-7 shrink-0 items-center rounded-full border border-line-strong bg-sunken px-px transition-colors data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50"
      >
        <Base.Thumb className="block size-3 rounded-full bg-line-strong transition-transform data-checked:translate-x-3 data-checked:bg-on-accent" />
      </Base.Root>
    </BesideField>
  );
}
