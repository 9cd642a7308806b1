import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

/** A part of a page with its own heading. `flush` lets a table or chart touch the border. */
export function Card({
  title,
  subtitle,
  actions,
  children,
  flush,
  className,
}: {
  title?: ReactNode;
  subtitle?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  flush?: boolean | undefined;
  className?: string | undefined;
}) {
  const id = useId();
  return (
    <section aria-labelledby={title ? id : undefined} className={classNames('flex min-w-0 flex-col rounded-lg border border-line bg-surface', className)}>
      {(title || actions) && (
        <div className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-1.5">
          <div className="mr-auto min-w-0">
            {title && (
              <h2 id={id} className="text-sm font-semibold text-ink">
                {title}
              </h2>
            )}
            {subtitle && <p className="text-xs text-ink-3">{subtitle}</p>}
          </div>
          {actions}
        </div>
      )}
      <div className={classNames('min-h-0 min-w-0 flex-1', !flush && 'p-4')}>{children}</div>
    </section>
  );
}
