import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import { popupBox } from './control-style.ts';
import { usePopupContainer } from './popup-container.ts';

/** A small panel beside its trigger: a filter, an explanation, a few fields. */
export function Popover({
  trigger,
  title,
  children,
  side = 'bottom',
  align = 'start',
  open,
  onOpenChange,
  keepsFocus = false,
}: {
  trigger: ReactElement;
  title?: ReactNode;
  children: ReactNode;
  side?: 'top' | 'bottom' | 'left' | 'right';
  align?: 'start' | 'center' | 'end';
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  /** When it closes, the focus does not go back to the trigger: the caller says where to. */
  keepsFocus?: boolean | undefined;
}) {
  const container = usePopupContainer();
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal container={container}>
        <Base.Positioner side={side} align={align} sideOffset={6} className="z-20">
          <Base.Popup finalFocus={!keepsFocus} className={`${popupBox} max-h-(--available-height) max-w-88 min-w-48 overflow-y-auto p-3`}>
            {title && <Base.Title className="mb-1.5 text-sm font-semibold">{title}</Base.Title>}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
