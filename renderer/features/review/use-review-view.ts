import { useState } from 'react';

/** How the lead likes to look at cases; kept on this device. */
interface Looks {
  readonly hideNames: boolean;
  readonly beside: boolean;
  readonly guideline: boolean;
  /** Pixels. */
  readonly listWidth: number;
  readonly panelWidth: number;
}

export interface ReviewView extends Looks {
  readonly set: <K extends keyof Looks>(what: K, value: Looks[K]) => void;
}

const PLACE = 'concord/review-view';
const DEFAULT: Looks = { hideNames: false, beside: false, guideline: false, listWidth: 270, panelWidth: 340 };

export function useReviewView(): ReviewView {
  const [looks, setLooks] = useState(readLooks);
  return {
    ...looks,
    set(what, value) {
      const next = { ...looks, [what]: value };
      setLooks(next);
      localStorage.setItem(PLACE, JSON.stringify(next));
    },
  };
}

function readLooks(): Looks {
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE) ?? '{}') as Readonly<Record<string, unknown>>;
    const known = Object.entries(DEFAULT).map(([name, value]) => [name, typeof kept[name] === typeof value ? kept[name] : value]);
    return Object.fromEntries(known) as Looks;
  } catch {
    return DEFAULT;
  }
}
