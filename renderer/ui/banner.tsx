import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { IconButton } from './icon-button.tsx';
import { softTone, type Tone } from './tone.ts';

const icons: Record<Tone, LucideIcon> = { neutral: Info, accent: Info, ok: CircleCheck, warn: TriangleAlert, danger: CircleAlert };

/** A lasting condition of the screen, at its top: read-only project, work not saved, media missing. */
export function Banner({
  tone,
  title,
  children,
  actions,
  onDismiss,
}: {
  tone: Tone;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  onDismiss?: (() => void) | undefined;
}) {
  const Glyph = icons[tone];
  return (
    <div role={tone === 'danger' ? 'alert' : 'status'} className={classNames('flex items-center gap-2.5 border-b border-line px-4 py-1.5', softTone[tone])}>
      <Glyph size={16} aria-hidden className="shrink-0" />
      <p className="min-w-0 flex-1 text-ink">
        <strong className="font-semibold">{title}</strong>
        {children && <> {children}</>}
      </p>
      {actions && <div className="flex shrink-0 gap-2">{actions}</div>}
      {onDismiss && <IconButton label="Dismiss" icon={X} size="sm" onClick={onDismiss} />}
    </div>
  );
}
