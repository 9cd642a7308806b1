import { Checkbox } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import { useRef } from 'react';

/** The bare box that selects a row or cell; hands over whether Shift was held. The pressable part is 24 px, the drawn one 16. */
export function SelectBox({
  label,
  checked,
  indeterminate = false,
  onChange,
  tabbable = true,
}: {
  label: string;
  checked: boolean;
  indeterminate?: boolean | undefined;
  onChange: (range: boolean) => void;
  tabbable?: boolean | undefined;
}) {
  const shift = useRef(false);
  return (
    <Checkbox.Root
      checked={checked}
      indeterminate={indeterminate}
      aria-label={label}
      tabIndex={tabbable ? 0 : -1}
      onPointerDown={(event) => {
        shift.current = event.shiftKey;
      }}
      onCheckedChange={() => {
        onChange(shift.current);
        shift.current = false;
      }}
      className="group flex size-6 items-center justify-center rounded-md"
    >
      <span className="flex size-4 items-center justify-center rounded-sm border border-line-strong bg-surface text-on-accent group-hover:border-accent group-data-checked:border-accent group-data-checked:bg-accent group-data-indeterminate:border-accent group-data-indeterminate:bg-accent">
        <Checkbox.Indicator>
          {indeterminate ? <Minus size={12} strokeWidth={3} aria-hidden /> : <Check size={12} strokeWidth={3} aria-hidden />}
        </Checkbox.Indicator>
      </span>
    </Checkbox.Root>
  );
}
