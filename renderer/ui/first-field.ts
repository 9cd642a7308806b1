const wanted = '[data-autofocus]';
const fields = 'input:not([disabled], [type="hidden"], [aria-hidden="true"]), textarea:not([disabled]), [role="combobox"], [role="radio"][tabindex="0"], [role="switch"]';

/**
 * Where focus goes when a dialog or panel opens: the field that asked for it, else the first field, else what Base UI takes (the first
 * control). For Base UI's `initialFocus`.
 */
export function firstField(popup: HTMLElement | null): HTMLElement | true {
  return popup?.querySelector<HTMLElement>(wanted) ?? popup?.querySelector<HTMLElement>(fields) ?? true;
}
