import type { ReactNode } from 'react';
import type { MarkProps } from './use-mark-roving.ts';

/** A mark of an SVG chart: named, focusable, and a button when it opens something. */
export function SvgMark({ name, onOpen, roving, children, className }: { name: string; onOpen?: (() => void) | undefined; roving: MarkProps; children: ReactNode; className?: string | undefined }) {
  return (
    <g
      {...roving}
      role={onOpen ? 'button' : 'img'}
      aria-label={name}
      className={className}
      onClick={onOpen}
      onKeyDown={(event) => {
        if (onOpen && (event.key === 'Enter' || event.key === ' ')) {
          event.preventDefault();
          onOpen();
        }
      }}
    >
      <title>{name}</title>
      {children}
    </g>
  );
}
