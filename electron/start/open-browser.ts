import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;
type Command = readonly [string, ...string[]];

/** How this system opens an address or a folder: program and words, or null where nobody would see it. */
export function systemCommand(target: string, platform: NodeJS.Platform, env: Env, onPath: (name: string) => string | null): Command | null {
  // `start` is a word of cmd, which would take & and % in an address as its own; rundll32 takes it as it is.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', target];
  if (platform === 'darwin') return ['open', target];
  const opener = onPath('xdg-open');
  return opener === null || !(env['DISPLAY'] || env['WAYLAND_DISPLAY']) ? null : [opener, target];
}

/** How an address is opened: where there is a Chromium, as a window of its own in the user's normal profile. */
export function browserCommand(url: string, platform: NodeJS.Platform, env: Env, uid: number | null, onPath: (name: string) => string | null): Command | null {
  const command = systemCommand(url, platform, env, onPath);
  // As root a Chromium would not start: its sandbox refuses.
  if (platform !== 'linux' || command === null || uid === 0) return command;
  for (const name of ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge']) {
    const program = onPath(name);
    if (program !== null) return [program, `--app=${url}`];
  }
  return command;
}

/** Opens the address in a browser, without waiting. False when there is none to open. */
export function openBrowser(url: string): boolean {
  return run(browserCommand(url, process.platform, process.env, process.getuid?.() ?? null, findOnPath));
}

/** Opens a folder in the system's file window, without waiting. False when there is no desktop. */
export function openWithSystem(folder: string): boolean {
  return run(systemCommand(folder, process.platform, process.env, findOnPath));
}

function run(command: Command | null): boolean {
  if (command === null) return false;
  const [program, ...words] = command;
  const child = spawn(program, words, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined); // the address is printed anyway
  child.unref();
  return true;
}

function findOnPath(name: string): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // not here
    }
  }
  return null;
}
