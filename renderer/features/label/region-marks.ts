import { useState } from 'react';

/** Which regions are locked or hidden on this screen. Not part of the answer: gone with the sample. */
export interface RegionMarks {
  readonly locked: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
  /** Sets the mark on all of them, or takes it from all where all have it. */
  readonly toggle: (mark: 'locked' | 'hidden', ids: readonly string[]) => void;
}

export function useRegionMarks(): RegionMarks {
  const [marks, setMarks] = useState<Pick<RegionMarks, 'locked' | 'hidden'>>({ locked: new Set(), hidden: new Set() });
  return { ...marks, toggle: (mark, ids) => setMarks((now) => ({ ...now, [mark]: toggledMarks(now[mark], ids) })) };
}

export function toggledMarks(now: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> {
  const chosen = new Set(ids);
  return ids.every((id) => now.has(id)) ? new Set([...now].filter((id) => !chosen.has(id))) : new Set([...now, ...ids]);
}
