import { type KeyboardEvent, useState } from 'react';
import { rovingStep } from '../roving.ts';

/** What each mark of a chart spreads on its element to take part in roving. */
export type MarkProps = { readonly tabIndex: number; readonly 'data-mark': number; readonly onFocus: () => void };

/**
 * One tab stop for all marks of a chart; arrow keys move between them in rows of `columns`. Spread `container` on the element around the
 * marks and `mark(i)` on each.
 */
export function useMarkRoving(count: number, columns = 1): { container: { onKeyDown: (event: KeyboardEvent) => void }; mark: (index: number) => MarkProps } {
  const [active, setActive] = useState(0);
  const shown = Math.min(active, Math.max(0, count - 1));
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof Element) || !event.target.hasAttribute('data-mark')) return;
    // One row of marks side by side moves with left and right as well as up and down.
    const key = columns === 1 ? ({ ArrowRight: 'ArrowDown', ArrowLeft: 'ArrowUp' }[event.key] ?? event.key) : event.key;
    const next = rovingStep(key, event.ctrlKey || event.metaKey, shown, count, columns, count);
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
