import { useSyncExternalStore } from 'react';
import type { Theme } from './palette.ts';

/** What a person asked for; `system` follows the operating system. */
export type ThemeChoice = Theme | 'system';

const systemDark = () => matchMedia('(prefers-color-scheme: dark)');

/** The choice in force: the `data-theme` of the document, `system` when there is none. */
export function themeChoice(): ThemeChoice {
  const set = document.documentElement.dataset['theme'];
  return set === 'light' || set === 'dark' ? set : 'system';
}

/** Applies a choice at once. Keeping it across starts is the caller's business. */
export function setTheme(choice: ThemeChoice): void {
  if (choice === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = choice;
}

function shownTheme(): Theme {
  const choice = themeChoice();
  if (choice !== 'system') return choice;
  return systemDark().matches ? 'dark' : 'light';
}

function subscribe(notify: () => void): () => void {
  const media = systemDark();
  const observer = new MutationObserver(notify);
  media.addEventListener('change', notify);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => {
    media.removeEventListener('change', notify);
    observer.disconnect();
  };
}

/** The theme that is really shown, following both the system and `setTheme`. For canvases; everything else uses tokens. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, shownTheme);
}
