import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useRef } from 'react';
import { classNames } from './class-names.ts';
import { firstField } from './first-field.ts';
import { usePopupContainer } from './popup-container.ts';

const widths = { sm: 'w-100', md: 'w-136', lg: 'w-192', xl: 'w-280' };

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  footer?: ReactNode;
  size?: keyof typeof widths | undefined;
  initialFocus?: RefObject<HTMLElement | null> | undefined;
  dismissible?: boolean | undefined;
};

export const closeButtonClass = 'flex size-7 shrink-0 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink';

/**
 * Asks for something before going on. Focus goes in and comes back by itself; Esc and a press outside close it unless
 * `dismissible` is false. The body scrolls, title and footer stay.
 */
export function Dialog({ open, onOpenChange, title, description, children, footer, size = 'md', initialFocus, dismissible = true }: DialogProps) {
  const container = usePopupContainer();
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => (next || dismissible) && onOpenChange(next)} disablePointerDismissal={!dismissible}>
      <Base.Portal container={container}>
        <Base.Backdrop className="fixed inset-0 z-10 bg-scrim transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-10 flex items-start justify-center overflow-hidden px-4 pt-[12vh] pb-6">
          <Base.Popup
            ref={popup}
            initialFocus={initialFocus ?? (() => firstField(popup.current))}
            className={classNames(
              'flex max-h-full max-w-full flex-col rounded-lg bg-raised text-ink shadow-raised outline-none transition-[opacity,translate] duration-100',
              'data-ending-style:opacity-0 data-starting-style:-translate-y-1 data-starting-style:opacity-0',
              widths[size],
            )}
          >
            <div className="flex items-start gap-3 px-5 pt-4 pb-3">
              <div className="min-w-0 flex-1">
                <Base.Title className="text-lg font-semibold">{title}</Base.Title>
                {description && <Base.Description className="mt-0.5 text-ink-2">{description}</Base.Description>}
              </div>
              {dismissible && (
                <Base.Close aria-label="Close" className={`${closeButtonClass} -mr-2`}>
                  <X size={16} aria-hidden />
                </Base.Close>
              )}
            </div>
            {children && <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-4">{children}</div>}
            {footer && <div className="flex items-center justify-end gap-2 border-t border-line px-5 py-3">{footer}</div>}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
