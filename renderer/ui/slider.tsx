import { Slider as Base } from '@base-ui/react/slider';
import { FieldNotes, type FieldFrameProps } from './field-frame.tsx';
import { Field } from '@base-ui/react/field';
import { classNames } from './class-names.ts';

export type SliderProps = Omit<FieldFrameProps, 'label'> & {
  label: string;
  value: number;
  onChange: (next: number) => void;
  onCommit?: ((next: number) => void) | undefined;
  min: number;
  max: number;
  step?: number | undefined;
  format?: ((n: number) => string) | undefined;
};

/** A number on a scale, shown as words beside the label. `onCommit` comes once, when the hand lets go. */
export function Slider({ label, value, onChange, onCommit, min, max, step = 1, format = String, hint, error, disabled, hideLabel, className }: SliderProps) {
  return (
    <Field.Root invalid={Boolean(error)} disabled={disabled} className={classNames('flex min-w-0 flex-col gap-1', className)}>
      <Base.Root value={value} onValueChange={onChange} onValueCommitted={onCommit} min={min} max={max} step={step} disabled={disabled}>
        <div className={hideLabel ? 'sr-only' : 'flex items-baseline justify-between gap-2 text-xs font-medium text-ink-2'}>
          <span>{label}</span>
          <output className="text-ink">{format(value)}</output>
        </div>
        <Base.Control className="flex h-6 w-full touch-none items-center select-none">
          <Base.Track className="ticks h-1.5 w-full border-x border-line-strong">
            <div className="absolute inset-x-0 top-1/2 h-0.5 -translate-y-1/2 bg-line-strong" />
            <Base.Indicator className="top-1/2! h-0.5! -translate-y-1/2 bg-accent" />
            <Base.Thumb
              getAriaLabel={() => label}
              getAriaValueText={() => format(value)}
              className="h-4 w-2.5 rounded-sm border border-accent bg-surface has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus data-disabled:border-line-strong"
            />
          </Base.Track>
        </Base.Control>
      </Base.Root>
      <FieldNotes hint={hint} error={error} />
    </Field.Root>
  );
}
