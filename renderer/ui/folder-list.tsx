import { Folder, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './icon-button.tsx';

export type FolderItem = { readonly path: string; readonly name: string; readonly detail?: ReactNode; readonly trailing?: ReactNode };

/** Folders to open, with their paths: recent projects, import roots. */
export function FolderList({
  label,
  folders,
  onOpen,
  onRemove,
}: {
  label: string;
  folders: readonly FolderItem[];
  onOpen: (path: string) => void;
  onRemove?: ((path: string) => void) | undefined;
}) {
  return (
    <ul aria-label={label} className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
      {folders.map(({ path, name, detail, trailing }) => (
        <li key={path} className="flex items-center gap-1 pr-2 hover:bg-hover">
          <button type="button" onClick={() => onOpen(path)} className="flex min-w-0 flex-1 items-center gap-3 px-3 py-2 text-left focus-visible:-outline-offset-2">
            <Folder size={18} strokeWidth={1.5} aria-hidden className="shrink-0 text-ink-3" />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium text-ink">{name}</span>
              <span className="block truncate text-xs text-ink-3" title={path}>
                {path}
              </span>
            </span>
            {detail && <span className="shrink-0 text-xs text-ink-3">{detail}</span>}
          </button>
          {trailing}
          {onRemove && <IconButton label={`Remove ${name} from the list`} icon={X} size="sm" onClick={() => onRemove(path)} />}
        </li>
      ))}
    </ul>
  );
}
