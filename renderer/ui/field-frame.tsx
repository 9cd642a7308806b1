import { Field } from '@base-ui/react/field';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** What every field takes. */
export type FieldFrameProps = {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  disabled?: boolean | undefined;
  hideLabel?: boolean | undefined;
  className?: string | undefined;
};

const labelClass = 'text-xs font-medium text-ink-2';

/** Label above, control, then the error or else the hint, wired together for screen readers. `nativeLabel={false}` for controls that are buttons. */
export function FieldFrame({ label, hint, error, disabled, hideLabel, className, nativeLabel = true, children }: FieldFrameProps & { nativeLabel?: boolean; children: ReactNode }) {
  return (
    <Field.Root invalid={Boolean(error)} disabled={disabled} className={classNames('flex min-w-0 flex-col gap-1', className)}>
      <Field.Label nativeLabel={nativeLabel} render={nativeLabel ? undefined : <div />} className={hideLabel ? 'sr-only' : labelClass}>
        {label}
      </Field.Label>
      {children}
      <FieldNotes hint={hint} error={error} />
    </Field.Root>
  );
}

/** The line under a control: the error if there is one, else the hint. */
export function FieldNotes({ hint, error }: { hint?: ReactNode; error?: ReactNode }) {
  if (error) {
    return (
      <Field.Error match className="flex items-start gap-1 text-xs text-danger-ink">
        <CircleAlert size={13} aria-hidden className="mt-0.5 shrink-0" />
        <span>{error}</span>
      </Field.Error>
    );
  }
  return hint ? <Field.Description className="text-xs text-ink-3">{hint}</Field.Description> : null;
}
