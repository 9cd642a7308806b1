import { House, Monitor, Moon, Sun } from 'lucide-react';
import { useEffect } from 'react';
import { people } from '../../shared/project/views/people.ts';
import { actAs, changeSettings, closeProject, navigate } from '../state/app-store.ts';
import { screenTitle } from '../state/route.ts';
import { useApp, useMe, useSession, useView } from '../state/use-app.ts';
import { BrandMark } from '../ui/brand-mark.tsx';
import { classNames } from '../ui/class-names.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu } from '../ui/menu.tsx';
import { PersonMark } from '../ui/person-mark.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import { ImportMark } from './import-mark.tsx';
import { SaveStatus } from './save-status.tsx';
import { PROJECT_SCREENS } from './screens.ts';

const NEXT_THEME = { system: 'light', light: 'dark', dark: 'system' } as const;
const THEME_ICON = { system: Monitor, light: Sun, dark: Moon } as const;

/** The left column: where one can go, whether the work is saved, who one is. Signs without words where the window is narrow or enlarged. */
export function Navigation() {
  const { opened } = useSession();
  const current = useApp(({ route }) => (route.screen === 'home' || route.screen === 'new' ? 'label' : route.screen)); // as the shell shows them
  const theme = useApp(({ settings }) => settings.theme);

  useEffect(() => {
    const go = (event: KeyboardEvent) => {
      const target = event.altKey && !event.ctrlKey && !event.metaKey ? PROJECT_SCREENS.find(({ hotkey }) => event.code === `Digit${hotkey.slice(-1)}`) : undefined;
      // A screen may have a use of its own for the key: the tokens of a transcript.
      if (target === undefined || event.defaultPrevented) return;
      event.preventDefault();
      navigate({ screen: target.screen });
    };
    globalThis.addEventListener('keydown', go);
    return () => globalThis.removeEventListener('keydown', go);
  }, []);

  return (
    <nav aria-label="Project" className="flex w-52 shrink-0 flex-col border-r max-xl:w-14 border-line bg-surface">
      <div className="flex h-12 shrink-0 items-center gap-2 border-b border-line px-3 max-xl:justify-center">
        <BrandMark size={20} />
        <span className="truncate text-sm font-semibold max-xl:sr-only" title={opened.path}>
          {opened.file.name}
        </span>
      </div>
      <ul className="flex flex-col gap-0.5 p-2">
        {PROJECT_SCREENS.map(({ screen, icon: Icon, hotkey, hint }) => (
          <li key={screen}>
            <Tooltip text={hint} hotkey={hotkey} side="right">
              <button
                type="button"
                aria-current={screen === current ? 'page' : undefined}
                onClick={() => navigate({ screen })}
                className={classNames(
                  'flex h-8 w-full items-center gap-2.5 rounded-md px-2 text-sm max-xl:justify-center',
                  screen === current ? 'bg-selected font-medium text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
                )}
              >
                <Icon size={16} aria-hidden className="shrink-0" />
                <span className="max-xl:sr-only">{screenTitle(screen)}</span>
              </button>
            </Tooltip>
          </li>
        ))}
      </ul>
      <div className="mt-auto flex flex-col gap-1 border-t border-line p-2">
        <ImportMark />
        <SaveStatus />
        <MeMenu />
        <div className="flex justify-between max-xl:flex-col max-xl:items-center">
          <IconButton label="Close the project" icon={House} onClick={() => void closeProject().then((closed) => closed && navigate({ screen: 'home' }))} />
          <IconButton label={`Theme: ${theme}`} icon={THEME_ICON[theme]} onClick={() => void changeSettings({ theme: NEXT_THEME[theme] })} />
        </div>
      </div>
    </nav>
  );
}

function MeMenu() {
  const me = useMe();
  const everyone = useView(people);
  if (me === undefined) return null;
  return (
    <Menu
      trigger={
        <button type="button" className="flex h-8 w-full items-center gap-2 rounded-md px-2 text-left text-sm hover:bg-hover max-xl:justify-center">
          <span className="sr-only">You are</span>
          <span className="min-w-0 truncate max-xl:hidden">
            <PersonMark name={me.person.name} color={me.index + 1} size="sm" withName />
          </span>
          <span className="hidden max-xl:inline-flex">
            <PersonMark name={me.person.name} color={me.index + 1} size="sm" />
          </span>
          <span className="ml-auto text-2xs text-ink-3 max-xl:sr-only">{me.person.role}</span>
          <span className="sr-only">Change who you are</span>
        </button>
      }
      items={[
        { heading: 'Work on this device as' },
        ...everyone.map(({ id, person }) => ({ label: `${person.name} (${person.role})`, checked: id === me.id, onSelect: () => void actAs(id) })),
      ]}
    />
  );
}
