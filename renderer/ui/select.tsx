import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import { controlBox, popupBox, popupRow } from './control-style.ts';
import { FieldFrame, type FieldFrameProps } from './field-frame.tsx';
import { type Option, OptionText } from './option.tsx';
import { usePopupContainer } from './popup-container.ts';

export type SelectProps<Value extends string> = FieldFrameProps & {
  value: Value | null;
  onChange: (next: Value) => void;
  options: readonly Option<Value>[];
  placeholder?: string | undefined;
};

/** One of a known, short list. For long lists, or lists to be searched, take `Combobox`. */
export function Select<Value extends string>({ value, onChange, options, placeholder = 'Choose …', ...frame }: SelectProps<Value>) {
  const container = usePopupContainer();
  const chosen = options.find((option) => option.value === value);
  return (
    <FieldFrame {...frame} nativeLabel={false}>
      <Base.Root value={value} onValueChange={(next) => next !== null && onChange(next)} disabled={frame.disabled} items={options.map(({ value, label }) => ({ value, label }))}>
        <Base.Trigger className={`${controlBox} flex items-center justify-between gap-2 text-left hover:bg-hover`}>
          <Base.Value className="min-w-0 truncate data-placeholder:text-ink-3" placeholder={placeholder}>
            {chosen ? () => <OptionText option={{ ...chosen, hint: undefined }} /> : undefined}
          </Base.Value>
          <Base.Icon className="text-ink-3">
            <ChevronsUpDown size={13} aria-hidden />
          </Base.Icon>
        </Base.Trigger>
        <Base.Portal container={container}>
          <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-20">
            <Base.Popup className={`${popupBox} min-w-(--anchor-width) p-1`}>
              <Base.List className="max-h-[min(24rem,var(--available-height))] overflow-y-auto">
                {options.map((option) => (
                  <Base.Item key={option.value} value={option.value} disabled={option.disabled ?? false} className={`${popupRow} pr-8`}>
                    <Base.ItemText className="min-w-0 flex-1">
                      <OptionText option={option} />
                    </Base.ItemText>
                    <Base.ItemIndicator className="absolute right-2.5 text-accent-ink">
                      <Check size={14} aria-hidden />
                    </Base.ItemIndicator>
                  </Base.Item>
                ))}
              </Base.List>
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </FieldFrame>
  );
}
