import { Popover as Base } from '@base-ui/react/popover';
import type { ReactNode } from 'react';
import { popupBox } from './control-style.ts';
import { usePopupContainer } from './popup-container.ts';

/** A word of the trade with its meaning in one sentence, and where that comes from: on hover, focus or press. `block` where it stands alone, not in a sentence. */
export function Term({ children, definition, source, more, block }: { children: ReactNode; definition: ReactNode; source?: ReactNode; more?: ReactNode; block?: boolean | undefined }) {
  const container = usePopupContainer();
  return (
    <Base.Root>
      <Base.Trigger
        openOnHover
        delay={350}
        className={`${block ? 'block min-h-6' : 'inline'} rounded-sm text-left underline decoration-line-strong decoration-dotted underline-offset-3 hover:decoration-accent data-popup-open:decoration-accent`}
      >
        {children}
      </Base.Trigger>
      <Base.Portal container={container}>
        <Base.Positioner side="bottom" align="start" sideOffset={6} className="z-30">
          <Base.Popup className={`${popupBox} max-w-80 p-3`} initialFocus={false}>
            <Base.Title className="text-sm font-semibold">{children}</Base.Title>
            <Base.Description render={<div />} className="mt-0.5 text-ink-2">
              {definition}
            </Base.Description>
            {more && <div className="mt-2 text-ink-2">{more}</div>}
            {source && <div className="mt-2 border-t border-line pt-1.5 text-xs text-ink-3">{source}</div>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
