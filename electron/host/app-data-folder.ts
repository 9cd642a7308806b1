import { posix, win32 } from 'node:path';

/**
 * Where Concord keeps what belongs to this device and user: settings, recent projects, writers, the spool. The window, the
 * local host and the command line share it. Never a roaming folder: writers belong to one machine. `CONCORD_APP_DATA` overrides the system's custom.
 */
export function appDataFolder(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>, home: string): string {
  const chosen = env['CONCORD_APP_DATA'];
  if (chosen) return chosen;
  if (platform === 'win32') return win32.join(env['LOCALAPPDATA'] || win32.join(home, 'AppData', 'Local'), 'Concord');
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Concord');
  const dataHome = env['XDG_DATA_HOME'];
  // The standard says that a relative path is to be ignored.
  return posix.join(dataHome?.startsWith('/') ? dataHome : posix.join(home, '.local', 'share'), 'concord');
}
