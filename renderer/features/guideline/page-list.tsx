import { FileText } from 'lucide-react';
import { classNames } from '../../ui/class-names.ts';
import { LabelSwatch } from '../../ui/label-chip.tsx';
import type { PageEntry } from './guideline-pages.ts';

interface PageListProps {
  readonly entries: readonly PageEntry[];
  readonly page: string;
  readonly showChanges: boolean;
  readonly onOpen: (page: string) => void;
}

/** The pages: general, then each question with its labels. A dot marks what is not published yet. */
export function PageList({ entries, page, showChanges, onOpen }: PageListProps) {
  return (
    <nav aria-label="Guideline pages" className="w-60 shrink-0 overflow-auto border-r border-line bg-surface p-2">
      <ul className="flex flex-col gap-0.5">
        {entries.map((entry) => (
          <li key={entry.page}>
            <button
              type="button"
              aria-current={entry.page === page ? 'page' : undefined}
              onClick={() => onOpen(entry.page)}
              className={classNames(
                'flex min-h-7 w-full items-center gap-2 rounded-md px-2 py-1 text-left text-sm',
                entry.page === page ? 'bg-selected font-medium' : 'hover:bg-hover',
                entry.color > 0 && 'pl-5',
                entry.empty && 'text-ink-3',
              )}
            >
              {entry.color > 0 ? <LabelSwatch color={entry.color} /> : <FileText size={14} aria-hidden className="shrink-0 text-ink-3" />}
              <span className="min-w-0 flex-1">{entry.title}</span>
              {showChanges && entry.changed && (
                <span className="size-1.5 shrink-0 rounded-full bg-accent" title="Changed, not published yet">
                  <span className="sr-only">changed</span>
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
