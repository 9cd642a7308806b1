import { createContext, use } from 'react';

/** Where popups portal to: a landmark beside the app, so that screen readers find them in a named place. */
export const PopupContainer = createContext<HTMLElement | null>(null);

/** The portal target for a Base UI `Portal`; undefined until `UiRoot` has mounted. */
export function usePopupContainer(): HTMLElement | undefined {
  return use(PopupContainer) ?? undefined;
}
