import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { type ReactNode, useState } from 'react';
import { PopupContainer } from './popup-container.ts';
import { Toaster } from './toast.tsx';

/**
 * Wraps the app once. The app is one stacking context (`isolate`), so nothing inside it can paint over a dialog; popups portal into a named
 * landmark beside it; tooltips share one delay; toasts appear; Base UI is kept from writing `<style>` elements, which the CSP forbids.
 */
export function UiRoot({ children }: { children: ReactNode }) {
  const [container, setContainer] = useState<HTMLElement | null>(null);
  return (
    <CSPProvider disableStyleElements>
      <PopupContainer value={container}>
        <Tooltip.Provider delay={450} closeDelay={0}>
          {/* First, so that it listens before anything else can say something. */}
          <Toaster />
          {/* Clipped: what is absolute inside a scrolled part must not make the window itself scroll. */}
          <div className="relative isolate h-full overflow-clip">{children}</div>
          <section ref={setContainer} aria-label="Pop-ups" className="absolute top-0 left-0" />
        </Tooltip.Provider>
      </PopupContainer>
    </CSPProvider>
  );
}
