import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { closeButtonClass } from './dialog.tsx';
import { ScrollBody } from './scroll-body.tsx';
import { usePopupContainer } from './popup-container.ts';

/** A panel from the right over the screen: details, the guideline while labeling. Not modal unless asked: the screen behind stays usable. */
export function Sheet({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  width = 420,
  modal = false,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  width?: number | undefined;
  modal?: boolean | undefined;
}) {
  const container = usePopupContainer();
  return (
    <Base.Root open={open} onOpenChange={onOpenChange} modal={modal} disablePointerDismissal={!modal}>
      <Base.Portal container={container}>
        {modal && <Base.Backdrop className="fixed inset-0 z-10 bg-scrim transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />}
        <Base.Popup
          style={{ width }}
          className={classNames(
            'fixed inset-y-0 right-0 z-10 flex max-w-full flex-col bg-raised text-ink shadow-raised outline-none transition-[translate,opacity] duration-140',
            'data-ending-style:translate-x-4 data-ending-style:opacity-0 data-starting-style:translate-x-4 data-starting-style:opacity-0',
          )}
        >
          <div className="flex items-start gap-3 border-b border-line px-4 py-3">
            <div className="min-w-0 flex-1">
              <Base.Title className="text-base font-semibold">{title}</Base.Title>
              {description && <Base.Description className="text-xs text-ink-2">{description}</Base.Description>}
            </div>
            <Base.Close aria-label="Close" className={`${closeButtonClass} -mr-1.5`}>
              <X size={16} aria-hidden />
            </Base.Close>
          </div>
          <ScrollBody label="Panel" className="px-4 py-3">
            {children}
          </ScrollBody>
          {footer && <div className="flex items-center justify-end gap-2 border-t border-line px-4 py-3">{footer}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
