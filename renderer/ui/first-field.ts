import type { RefObject } from 'react';

const wanted = '[data-autofocus]';
const fields = 'input:not([disabled], [type="hidden"], [aria-hidden="true"]), textarea:not([disabled]), [role="combobox"], [role="radio"][tabindex="0"], [role="switch"]';

/**
 * Where focus goes when a dialog or panel opens: the field that asked for it, else the first field, else what Base UI takes (the first
 * control). For Base UI's `initialFocus`.
 */
export function firstField(popup: RefObject<HTMLElement | null>): () => HTMLElement | true {
  return () => popup.current?.querySelector<HTMLElement>(wanted) ?? popup.current?.querySelector<HTMLElement>(fields) ?? true;
}
