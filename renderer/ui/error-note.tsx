import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

/** Something went wrong: what happened (`title`), what is safe, what to do next, and the buttons for it. `detail` is for the technical words. */
export function ErrorNote({
  title,
  safe,
  next,
  detail,
  actions,
  code,
}: {
  title: string;
  safe?: ReactNode;
  next?: ReactNode;
  detail?: ReactNode;
  actions?: ReactNode;
  code?: string | undefined;
}) {
  return (
    <div role="alert" className="flex gap-3 rounded-lg border border-danger/50 bg-danger-soft p-3 text-ink">
      <CircleAlert size={18} aria-hidden className="mt-px shrink-0 text-danger-ink" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold text-danger-ink">{title}</p>
        {safe && <p className="mt-0.5">{safe}</p>}
        {next && <p className="mt-0.5">{next}</p>}
        {actions && <div className="mt-2.5 flex flex-wrap gap-2">{actions}</div>}
        {(detail || code) && (
          <details className="mt-2 text-xs text-ink-2">
            <summary className="w-fit rounded-sm">Details</summary>
            <div className="mt-1 font-mono break-words whitespace-pre-wrap">
              {code && <div>{code}</div>}
              {detail}
            </div>
          </details>
        )}
      </div>
    </div>
  );
}
