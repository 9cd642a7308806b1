import { CirclePlus, X } from 'lucide-react';
import { navigate } from '../../state/app-store.ts';
import { Button } from '../../ui/button.tsx';
import { countOf, formatCount } from '../../ui/format-count.ts';
import type { Selection } from './use-selection.ts';

interface SelectionBarProps {
  readonly selection: Selection;
  /** How many samples the grid shows. */
  readonly found: number;
  readonly canOpenRound: boolean;
}

/** What can be done with the selected samples. */
export function SelectionBar({ selection, found, canOpenRound }: SelectionBarProps) {
  const { ids, hidden } = selection;
  return (
    <section aria-label="Selected samples" className="flex items-center gap-2 border-b border-line bg-accent-soft px-4 py-1.5 text-sm">
      <output className="flex-1">
        {countOf(ids.size, 'sample')} selected
        {hidden > 0 && `, ${formatCount(hidden)} of them not shown`}
      </output>
      {ids.size - hidden < found && (
        <Button size="sm" hotkey="Mod+A" onClick={selection.selectAll}>
          Select all {formatCount(found)} shown
        </Button>
      )}
      <Button size="sm" icon={X} hotkey="Escape" onClick={selection.clear}>
        Select none
      </Button>
      {canOpenRound && (
        <Button size="sm" tone="primary" icon={CirclePlus} onClick={() => navigate({ screen: 'people', open: 'round' }, { ids: [...ids] })}>
          Round about {ids.size === 1 ? 'this sample' : `these ${countOf(ids.size, 'sample')}`}
        </Button>
      )}
    </section>
  );
}
