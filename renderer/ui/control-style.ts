/** One look for everything that can be typed into or opened: 28 px high, crisp border, accent when focused. */
export const controlBox =
  'h-7 w-full rounded-md border border-line-strong bg-surface px-2 text-sm text-ink outline-none placeholder:text-ink-3 ' +
  'focus:border-focus focus:ring-1 focus:ring-focus data-invalid:border-danger data-disabled:bg-sunken data-disabled:text-ink-3';

/** The same for a box that holds its input (prefix, suffix, steppers inside). */
export const controlFrame =
  'flex h-7 w-full items-center rounded-md border border-line-strong bg-surface text-sm text-ink ' +
  'focus-within:border-focus focus-within:ring-1 focus-within:ring-focus data-invalid:border-danger data-disabled:bg-sunken data-disabled:text-ink-3';

/** The input inside a `controlFrame`. */
export const innerInput = 'h-full min-w-0 flex-1 bg-transparent px-2 text-sm text-ink outline-none placeholder:text-ink-3';

/** The surface of everything that floats: menus, lists, popovers. */
export const popupBox =
  'rounded-lg bg-raised text-sm text-ink shadow-raised outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0';

/** A row of a menu or list; the highlighted one is tinted, never inverted, so that coloured marks stay readable. */
export const popupRow =
  'flex min-h-7 cursor-default items-center gap-2 rounded-md px-2 py-1 text-sm outline-none select-none ' +
  'data-highlighted:bg-selected data-disabled:text-ink-3 data-disabled:opacity-60';
