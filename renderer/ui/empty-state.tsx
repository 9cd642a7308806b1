import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import type { Icon } from './icon.ts';

/** Nothing here yet: what belongs here, and the next step to get it. */
export function EmptyState({
  icon: Glyph,
  title,
  children,
  actions,
  compact,
  main,
}: {
  icon: Icon;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  compact?: boolean | undefined;
  /** Whether it is all there is on the screen: then its title is the screen's heading. */
  main?: boolean | undefined;
}) {
  const Title = main ? 'h1' : 'p';
  return (
    <div className={classNames('mx-auto flex max-w-md flex-col items-center text-center', compact ? 'px-4 py-6' : 'px-6 py-16')}>
      <span className="mb-3 flex size-10 items-center justify-center rounded-lg border border-line bg-surface text-ink-3">
        <Glyph size={20} strokeWidth={1.5} aria-hidden />
      </span>
      <Title className="text-base font-semibold text-ink">{title}</Title>
      {children && <div className="mt-1 text-ink-2">{children}</div>}
      {actions && <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
