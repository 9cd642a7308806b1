import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import type { Icon } from './icon.ts';

/** A filter, a tag: can be pressed, and taken away. */
export function Chip({
  children,
  onRemove,
  removeLabel = 'Remove',
  onClick,
  selected,
  icon: Glyph,
}: {
  children: ReactNode;
  onRemove?: (() => void) | undefined;
  removeLabel?: string | undefined;
  onClick?: (() => void) | undefined;
  selected?: boolean | undefined;
  icon?: Icon | undefined;
}) {
  const inside = (
    <>
      {Glyph && <Glyph size={13} aria-hidden className="shrink-0" />}
      <span className="truncate">{children}</span>
    </>
  );
  const body = 'inline-flex h-full min-w-0 items-center gap-1.5 rounded-md px-2';
  return (
    <span className={classNames('inline-flex h-6 max-w-full items-center rounded-md border text-xs', selected ? 'border-accent bg-selected text-accent-ink' : 'border-line-strong bg-surface text-ink-2')}>
      {onClick ? (
        <button type="button" aria-pressed={selected} onClick={onClick} className={`${body} hover:bg-hover`}>
          {inside}
        </button>
      ) : (
        <span className={body}>{inside}</span>
      )}
      {onRemove && (
        <button type="button" aria-label={removeLabel} onClick={onRemove} className="flex size-6 shrink-0 items-center justify-center rounded-md hover:bg-hover hover:text-ink">
          <X size={12} aria-hidden />
        </button>
      )}
    </span>
  );
}
