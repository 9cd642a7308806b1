import { useEffect, useState } from 'react';
import { closeProject, navigate } from '../state/app-store.ts';
import { screenTitle } from '../state/route.ts';
import { CommandPalette } from '../ui/command-palette.tsx';
import { PROJECT_SCREENS } from './screens.ts';

/** Ctrl+K: go anywhere by typing. */
export function ProjectPalette() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const toggle = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setOpen((was) => !was);
      }
    };
    globalThis.addEventListener('keydown', toggle);
    return () => globalThis.removeEventListener('keydown', toggle);
  }, []);
  return (
    <CommandPalette
      open={open}
      onOpenChange={setOpen}
      placeholder="Go to …"
      commands={[
        ...PROJECT_SCREENS.map(({ screen, icon, hotkey, hint }) => ({ id: screen, label: screenTitle(screen), group: 'Go to', icon, hotkey, keywords: hint, run: () => navigate({ screen }) })),
        { id: 'close', label: 'Close the project', group: 'Project', run: () => void closeProject().then((closed) => closed && navigate({ screen: 'home' })) },
      ]}
    />
  );
}
