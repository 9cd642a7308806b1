import { type RefObject, useLayoutEffect } from 'react';

/** Where somebody was on the screen when they opened a number: kept with the entry of the window's history, so that back finds it. */
interface Place {
  readonly scrolled: number;
  /** What was pressed, as a selector: by its name. */
  readonly pressed: string | null;
}

/** Notes the place with the address that is left. Call it before `navigate`. */
export function rememberPlace(): void {
  const scroller = document.querySelector('[data-agreement-body]')?.closest('section');
  const place: Place = { scrolled: scroller?.scrollTop ?? 0, pressed: selectorOf(document.activeElement) };
  globalThis.history.replaceState({ ...(globalThis.history.state as object | null), place }, '');
}

/** Goes back to the noted place once what is on the screen is there again. `body` is what scrolls, inside the page's scroller. */
export function useKeptPlace(body: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const { place } = (globalThis.history.state ?? {}) as { readonly place?: Place };
    if (place === undefined || body.current === null) return;
    globalThis.history.replaceState({ ...(globalThis.history.state as object), place: undefined }, '');
    const scroller = body.current.closest('section');
    // Charts take their height from their width after the first layout.
    const settle = () => {
      if (place.pressed !== null) body.current?.querySelector<HTMLElement>(place.pressed)?.focus({ preventScroll: true });
      if (scroller !== null) scroller.scrollTop = place.scrolled;
    };
    settle();
    const frame = requestAnimationFrame(settle);
    return () => cancelAnimationFrame(frame);
  }, [body]);
}

function selectorOf(element: Element | null): string | null {
  for (const attribute of ['aria-label', 'title'] as const) {
    const name = element?.getAttribute(attribute);
    if (name !== null && name !== undefined) return `[${attribute}="${CSS.escape(name)}"]`;
  }
  return null;
}
