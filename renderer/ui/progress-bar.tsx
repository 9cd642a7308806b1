import { Progress } from '@base-ui/react/progress';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { formatPercent } from './format-percent.ts';

/** How far long work has come. `value` 0–1, or null while unknown. `detail` is for rate and time left, `onCancel` shows a way out. */
export function ProgressBar({
  label,
  value,
  detail,
  onCancel,
  hideLabel,
  tone = 'accent',
}: {
  label: string;
  value: number | null;
  detail?: ReactNode;
  onCancel?: (() => void) | undefined;
  hideLabel?: boolean | undefined;
  tone?: 'accent' | 'ok' | 'danger' | undefined;
}) {
  const fill = { accent: 'bg-accent', ok: 'bg-ok', danger: 'bg-danger' }[tone];
  return (
    <div className="flex min-w-0 items-center gap-2">
      <Progress.Root value={value === null ? null : value * 100} getAriaValueText={() => (value === null ? 'under way' : formatPercent(value))} className="flex min-w-0 flex-1 flex-col gap-1">
        <div className={hideLabel ? 'sr-only' : 'flex items-baseline justify-between gap-3 text-xs'}>
          <Progress.Label className="truncate font-medium text-ink-2">{label}</Progress.Label>
          <span className="text-ink-2">{value === null ? '' : formatPercent(value)}</span>
        </div>
        <Progress.Track className="ticks relative h-2 overflow-hidden rounded-sm border border-line-strong bg-surface">
          <Progress.Indicator className={`h-full ${fill} transition-[width] data-indeterminate:w-2/5 data-indeterminate:animate-[concord-sweep_1.4s_linear_infinite]`} />
        </Progress.Track>
        {detail && <div className="text-xs text-ink-3">{detail}</div>}
      </Progress.Root>
      {onCancel && (
        <Button size="sm" tone="quiet" onClick={onCancel}>
          Cancel
        </Button>
      )}
    </div>
  );
}
