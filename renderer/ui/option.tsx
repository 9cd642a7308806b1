import type { ReactNode } from 'react';
import type { Icon } from './icon.ts';

/** One choice of a select, combobox, radio group or segmented control. Values are unique texts. */
export type Option<Value extends string = string> = {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly icon?: Icon | undefined;
  readonly mark?: ReactNode;
  readonly disabled?: boolean | undefined;
};

/** How a choice looks in a list: mark or icon, label, hint below. */
export function OptionText({ option }: { option: Option }) {
  const Glyph = option.icon;
  return (
    <span className="flex min-w-0 items-center gap-2">
      {option.mark}
      {Glyph && <Glyph size={14} aria-hidden className="shrink-0 text-ink-3" />}
      <span className="min-w-0">
        <span className="block truncate">{option.label}</span>
        {option.hint && <span className="block text-xs text-ink-3">{option.hint}</span>}
      </span>
    </span>
  );
}
