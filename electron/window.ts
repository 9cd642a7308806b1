import { BrowserWindow, dialog } from 'electron';
import { APP_ORIGIN } from './protocol.ts';
import { securePreferences } from './security.ts';

export interface WindowOptions {
  /** Path of the built preload script. */
  readonly preload: string;
  /** Words for the preload's `process.argv`. */
  readonly words: readonly string[];
  /** Path of the icon, where the platform shows one that is not in the bundle. */
  readonly icon: string;
  readonly unsaved: () => number;
}

/** Opens the app's window and loads the page. It stays hidden until there is something to see. */
export function openWindow({ preload, words, icon, unsaved }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Concord',
    width: 1440,
    height: 900,
    minWidth: 900,
    minHeight: 600,
    show: false,
    backgroundColor: '#16181d',
    icon,
    webPreferences: securePreferences(preload, words),
  });
  window.once('ready-to-show', () => window.show());
  window.on('close', (event) => {
    if (unsaved() > 0 && !closesAnyway(window, unsaved())) event.preventDefault();
  });
  void window.loadURL(`${APP_ORIGIN}/`);
  return window;
}

function closesAnyway(window: BrowserWindow, count: number): boolean {
  const chosen = dialog.showMessageBoxSync(window, {
    type: 'warning',
    message: count === 1 ? 'One change is not saved yet.' : `${count} changes are not saved yet.`,
    detail: 'They are kept on this device and are saved the next time this project is opened here. Other people do not see them until then.',
    buttons: ['Keep open', 'Close anyway'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return chosen === 1;
}

/** Asks for a folder in the system's own dialog; null when the user cancelled. */
export async function pickFolderIn(window: BrowserWindow, title: string): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { title, properties: ['openDirectory', 'createDirectory'] });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Brings the window to the front: somebody started Concord a second time. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}
