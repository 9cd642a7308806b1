import { NumberField as Base } from '@base-ui/react/number-field';
import { Minus, Plus } from 'lucide-react';
import { controlFrame, innerInput } from './control-style.ts';
import { FieldFrame, type FieldFrameProps } from './field-frame.tsx';

export type NumberFieldProps = FieldFrameProps & {
  value: number | null;
  onChange: (next: number | null) => void;
  min?: number | undefined;
  max?: number | undefined;
  step?: number | undefined;
  unit?: string | undefined;
  format?: Intl.NumberFormatOptions | undefined;
};

const stepper = 'flex h-full w-7 shrink-0 items-center justify-center text-ink-2 hover:bg-hover data-disabled:text-ink-3';

/** A number, typed or stepped with the arrows; null while the box is empty. Written the same everywhere (en), never by locale. */
export function NumberField({ value, onChange, min, max, step = 1, unit, format, ...frame }: NumberFieldProps) {
  return (
    <FieldFrame {...frame}>
      <Base.Root value={value} onValueChange={onChange} min={min} max={max} step={step} format={format} locale="en" disabled={frame.disabled}>
        <Base.Group className={controlFrame}>
          <Base.Input className={innerInput} />
          {unit && <span className="px-2 text-xs text-ink-3">{unit}</span>}
          <Base.Decrement aria-label="Less" className={`${stepper} border-l border-line`}>
            <Minus size={13} aria-hidden />
          </Base.Decrement>
          <Base.Increment aria-label="More" className={`${stepper} border-l border-line`}>
            <Plus size={13} aria-hidden />
          </Base.Increment>
        </Base.Group>
      </Base.Root>
    </FieldFrame>
  );
}
