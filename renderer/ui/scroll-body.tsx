import type { ReactNode, Ref } from 'react';
import { classNames } from './class-names.ts';

/** The part of a page or panel that scrolls. Focusable, so that arrow and page keys reach it without a mouse. */
export function ScrollBody({ label, children, className, ref }: { label: string; children: ReactNode; className?: string | undefined; ref?: Ref<HTMLElement> | undefined }) {
  const focusable = { tabIndex: 0 };
  return (
    <section ref={ref} {...focusable} aria-label={label} className={classNames('min-h-0 flex-1 overflow-y-auto focus-visible:-outline-offset-2', className)}>
      {children}
    </section>
  );
}
