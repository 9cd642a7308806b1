import type { ReactNode } from 'react';

/** Words that act, inside a sentence or a cell. */
export function LinkButton({ children, onClick, title }: { children: ReactNode; onClick: () => void; title?: string | undefined }) {
  return (
    <button
      type="button"
      onClick={onClick}
      title={title}
      className="rounded-sm text-left text-accent-ink underline decoration-current/40 underline-offset-2 hover:decoration-current"
    >
      {children}
    </button>
  );
}
