import { Field } from '@base-ui/react/field';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { type FieldFrameProps, FieldNotes } from './field-frame.tsx';

/** A small control with its label beside it: checkboxes and switches. The whole label is the target. */
export function BesideField({ label, hint, error, disabled, hideLabel, className, children }: FieldFrameProps & { children: ReactNode }) {
  return (
    <Field.Root invalid={Boolean(error)} disabled={disabled} className={classNames('flex min-w-0 flex-col gap-0.5', className)}>
      <Field.Label className="group inline-flex min-h-6 items-center gap-2 text-sm text-ink data-disabled:text-ink-3">
        {children}
        <span className={hideLabel ? 'sr-only' : 'min-w-0'}>{label}</span>
      </Field.Label>
      {(hint || error) && (
        <div className="pl-6">
          <FieldNotes hint={hint} error={error} />
        </div>
      )}
    </Field.Root>
  );
}
