import { FolderInput } from 'lucide-react';
import { navigate } from '../state/app-store.ts';
import { useApp } from '../state/use-app.ts';
import { formatCount } from '../ui/format-count.ts';

/** In the navigation while files come in: how far it is; opens the Samples screen, which says more. */
export function ImportMark() {
  const importing = useApp((state) => state.importing);
  if (importing === undefined || importing.finishedAt !== undefined) return null;
  const { doneFiles, totalFiles } = importing;
  return (
    <button type="button" onClick={() => navigate({ screen: 'samples' })} className="flex h-7 items-center gap-2 rounded-md px-2 text-xs text-ink-2 hover:bg-hover max-xl:justify-center">
      <FolderInput size={14} aria-hidden />
      <span className="tabular-nums max-xl:sr-only">
        Adding {formatCount(doneFiles)}
        {totalFiles === null ? '' : ` of ${formatCount(totalFiles)}`}
      </span>
    </button>
  );
}
