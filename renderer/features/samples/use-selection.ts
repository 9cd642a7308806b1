import { useState } from 'react';
import type { SampleId } from '../../../shared/model/ids.ts';
import type { SampleRow } from './use-sample-rows.ts';

/** Which samples are selected in the grid, as it is ordered and filtered now. */
export interface Selection {
  readonly ids: ReadonlySet<SampleId>;
  /** Those of them that the grid does not show at the moment. */
  readonly hidden: number;
  /** Selects or lets go one sample; with `range` selects all from the one touched last to this one. */
  readonly toggle: (index: number, range: boolean) => void;
  readonly selectAll: () => void;
  readonly clear: () => void;
}

const NOTHING: ReadonlySet<SampleId> = new Set();

export function useSelection(found: readonly SampleRow[]): Selection {
  const [ids, setIds] = useState(NOTHING);
  const [anchor, setAnchor] = useState<SampleId | undefined>();
  let shown = 0;
  if (ids.size > 0) for (const { entry } of found) if (ids.has(entry.id)) shown++;

  return {
    ids,
    hidden: ids.size - shown,
    toggle(index, range) {
      const id = found[index]?.entry.id;
      if (id === undefined) return;
      const from = range && anchor !== undefined ? found.findIndex(({ entry }) => entry.id === anchor) : -1;
      const next = new Set(ids);
      if (from === -1) {
        if (!next.delete(id)) next.add(id);
        setAnchor(id);
      } else for (const { entry } of found.slice(Math.min(from, index), Math.max(from, index) + 1)) next.add(entry.id);
      setIds(next);
    },
    selectAll() {
      setIds(new Set([...ids, ...found.map(({ entry }) => entry.id)]));
    },
    clear() {
      setIds(NOTHING);
      setAnchor(undefined);
    },
  };
}
