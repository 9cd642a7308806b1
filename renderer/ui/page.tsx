import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { ScrollBody } from './scroll-body.tsx';

/**
 * One screen: title row, toolbar, body. `aside` stands right of the body and scrolls by itself if it wants to. Set `scroll={false}` for
 * bodies that scroll inside (tables, grids, the sample); `padded={false}` for bodies that touch the edges.
 */
export function Page({
  title,
  subtitle,
  toolbar,
  tabs,
  aside,
  children,
  padded = true,
  scroll = true,
  className,
}: {
  title: string;
  subtitle?: ReactNode;
  toolbar?: ReactNode;
  tabs?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  padded?: boolean | undefined;
  scroll?: boolean | undefined;
  className?: string | undefined;
}) {
  const body = classNames(padded && 'px-6 py-5', className);
  return (
    <div className="flex h-full min-h-0 min-w-0 flex-1 flex-col bg-canvas">
      <header className={classNames('flex flex-wrap items-center gap-x-4 gap-y-2 bg-surface px-6 py-2.5', !tabs && 'border-b border-line')}>
        <div className="mr-auto min-w-0">
          <h1 className="truncate text-lg font-semibold text-ink">{title}</h1>
          {subtitle && <p className="text-xs text-ink-3">{subtitle}</p>}
        </div>
        {toolbar}
      </header>
      {tabs && <div className="border-b border-line bg-surface px-4">{tabs}</div>}
      <div className="flex min-h-0 flex-1">
        {scroll ? (
          <ScrollBody label={title} className={body}>
            {children}
          </ScrollBody>
        ) : (
          <div className={classNames('flex min-h-0 min-w-0 flex-1 flex-col', body)}>{children}</div>
        )}
        {aside}
      </div>
    </div>
  );
}
