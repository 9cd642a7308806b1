import type { ReactNode } from 'react';

/** A row of controls that belong together, under one name. */
export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset aria-label={label} className="flex min-w-0 flex-wrap items-center gap-2">
      {children}
    </fieldset>
  );
}

/** Pushes what follows to the far end. */
export function ToolbarGap() {
  return <span className="flex-1" />;
}

/** A hairline between groups of controls. */
export function ToolbarLine() {
  return <span aria-hidden className="mx-1 h-5 w-px bg-line" />;
}
