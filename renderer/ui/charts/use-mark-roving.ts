import { type KeyboardEvent, useState } from 'react';
import { rovingStep } from '../roving.ts';

/** What each mark of a chart spreads on its element to take part in roving. */
export type MarkProps = { readonly tabIndex: number; readonly 'data-mark': number; readonly onFocus: () => void };

/**
 * One tab stop for all marks of a chart; arrow keys move between them in rows of `columns`. Spread `container` on the element around the
 * marks and `mark(i)` on each. Where some places have no mark, `isMark` says which have: the others are passed over.
 */
export function useMarkRoving(count: number, columns = 1, isMark: (index: number) => boolean = everywhere): { container: { onKeyDown: (event: KeyboardEvent) => void }; mark: (index: number) => MarkProps } {
  const [active, setActive] = useState(0);
  const last = Math.min(active, Math.max(0, count - 1));
  const shown = isMark(last) ? last : Math.max(0, Array.from({ length: count }, (_, index) => index).findIndex(isMark));
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof Element) || !event.target.hasAttribute('data-mark')) return;
    // One row of marks side by side moves with left and right as well as up and down.
    const key = columns === 1 ? ({ ArrowRight: 'ArrowDown', ArrowLeft: 'ArrowUp' }[event.key] ?? event.key) : event.key;
    const step = (from: number) => rovingStep(key, event.ctrlKey || event.metaKey, from, count, columns, count);
    let next = step(shown);
    while (next !== null && !isMark(next)) {
      const further = step(next);
      next = further === next ? null : further;
    }
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    setActive(next);
    const target = event.currentTarget.querySelector(`[data-mark="${next}"]`);
    if (target instanceof HTMLElement || target instanceof SVGElement) target.focus();
  };
  return {
    container: { onKeyDown },
    mark: (index) => ({ tabIndex: index === shown ? 0 : -1, 'data-mark': index, onFocus: () => setActive(index) }),
  };
}

function everywhere(): boolean {
  return true;
}
