import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, ChevronsUpDown } from 'lucide-react';
import { controlFrame, innerInput, popupBox, popupRow } from './control-style.ts';
import { FieldFrame, type FieldFrameProps } from './field-frame.tsx';
import { type Option, OptionText } from './option.tsx';
import { usePopupContainer } from './popup-container.ts';

export type ComboboxProps = FieldFrameProps & {
  value: string | null;
  onChange: (next: string | null) => void;
  options: readonly Option[];
  placeholder?: string | undefined;
  emptyText?: string | undefined;
};

/** One of a long list, found by typing. null when cleared. */
export function Combobox({ value, onChange, options, placeholder, emptyText = 'Nothing fits.', ...frame }: ComboboxProps) {
  const container = usePopupContainer();
  return (
    <FieldFrame {...frame}>
      <Base.Root
        items={options}
        value={options.find((option) => option.value === value) ?? null}
        onValueChange={(next: Option | null) => onChange(next?.value ?? null)}
        itemToStringLabel={(option: Option) => option.label}
        isItemEqualToValue={(a: Option, b: Option) => a.value === b.value}
        disabled={frame.disabled}
      >
        <Base.InputGroup className={controlFrame}>
          <Base.Input placeholder={placeholder} className={innerInput} />
          <Base.Trigger aria-label="Show the list" className="flex h-full w-7 shrink-0 items-center justify-center text-ink-3 hover:bg-hover">
            <ChevronsUpDown size={13} aria-hidden />
          </Base.Trigger>
        </Base.InputGroup>
        <Base.Portal container={container}>
          <Base.Positioner sideOffset={4} className="z-20">
            <Base.Popup className={`${popupBox} w-(--anchor-width) max-w-(--available-width)`}>
              <Base.Empty>
                <div className="px-3 py-2 text-ink-3">{emptyText}</div>
              </Base.Empty>
              <Base.List className="max-h-[min(22rem,var(--available-height))] overflow-y-auto overscroll-contain p-1 data-empty:p-0">
                {(option: Option) => (
                  <Base.Item key={option.value} value={option} disabled={option.disabled ?? false} className={popupRow}>
                    <span className="min-w-0 flex-1">
                      <OptionText option={option} />
                    </span>
                    <Base.ItemIndicator className="text-accent-ink">
                      <Check size={14} aria-hidden />
                    </Base.ItemIndicator>
                  </Base.Item>
                )}
              </Base.List>
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </FieldFrame>
  );
}
