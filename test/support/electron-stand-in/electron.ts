/*
 * Stands in for the `electron` module in tests (vitest alias), so that main.ts and preload.ts run unchanged where no
 * Electron runtime can be had. Windows are pages of a real Chromium, the custom scheme is a loopback server, IPC goes
 * through bound functions. Each export is typed by electron.d.ts as far as the app uses it. It keeps Electron's own rules
 * where our code could break them: what must come before or after ready, one handler a channel, closing and quitting.
 *
 * It proves our wiring, not Electron: no isolated world, no process sandbox, no native dialogs.
 */
import type { App, Dialog, IpcMain, Menu as ElectronMenu, MenuItemConstructorOptions, Protocol, Session, Shell } from 'electron';
import { launchProfile } from '../chromium.ts';
import { browserWindowOf } from './browser-window.ts';
import { serveScheme } from './scheme-server.ts';
import { StandInEvent, StandInState } from './state.ts';

/** For tests: what was recorded, and what may be set. */
export const standIn = new StandInState();

export const BrowserWindow = browserWindowOf(standIn);
export type BrowserWindow = InstanceType<typeof BrowserWindow>;

export const app = {
  isPackaged: false,
  getAppPath: () => standIn.appPath,
  getVersion: () => '0.0.0-stand-in',
  setPath: (name, path) => void standIn.paths.set(name, path),
  requestSingleInstanceLock: () => standIn.hasLock,
  enableSandbox: () => {
    standIn.mustNotBeReady('app.enableSandbox');
    standIn.sandboxed = true;
  },
  whenReady: async () => {
    standIn.profile = await launchProfile();
    const [scheme = { scheme: 'none' }] = standIn.privileged;
    standIn.server = await serveScheme(scheme.scheme, () => standIn.schemes.get(scheme.scheme));
    standIn.ready = true;
  },
  on: ((name: string, listener: (...args: unknown[]) => void) => standIn.appEvents.on(name, listener)) as unknown as App['on'],
  quit: () => {
    for (const window of BrowserWindow.all.slice()) if (!window.close()) return;
    const event = new StandInEvent();
    standIn.appEvents.emit('will-quit', event);
    if (!event.defaultPrevented) standIn.markQuitted();
  },
  exit: (code) => {
    standIn.exitCode = code ?? 0;
    standIn.markQuitted();
  },
} satisfies Partial<App>;

export const protocol = {
  registerSchemesAsPrivileged: (schemes) => {
    standIn.mustNotBeReady('protocol.registerSchemesAsPrivileged');
    standIn.privileged.push(...schemes.map(({ scheme, privileges = {} }) => ({ scheme, privileges })));
  },
  handle: (scheme, handler) => {
    standIn.mustBeReady('protocol.handle');
    if (standIn.schemes.has(scheme)) throw new Error(`The scheme ${scheme} is handled already`);
    standIn.schemes.set(scheme, async (request) => handler(request));
  },
} satisfies Partial<Protocol>;

export const ipcMain = {
  handle: (channel, listener) => {
    if (standIn.asked.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    standIn.asked.set(channel, listener as (event: unknown, ...args: unknown[]) => unknown);
  },
  on: ((channel: string, listener: (...args: unknown[]) => void) => standIn.sent.on(channel, listener)) as unknown as IpcMain['on'],
} satisfies Partial<IpcMain>;

const defaultSession = {
  setPermissionRequestHandler: (handler) => void (standIn.permissionRequest = handler),
  setPermissionCheckHandler: (handler) => void (standIn.permissionCheck = handler),
  setDevicePermissionHandler: (handler) => void (standIn.devicePermission = handler),
  setSpellCheckerEnabled: (enabled) => void (standIn.spellChecker = enabled),
  webRequest: {
    onBeforeRequest: ((handler: StandInState['beforeRequest']) => void (standIn.beforeRequest = handler)) as Session['webRequest']['onBeforeRequest'],
  } as Session['webRequest'],
  on: ((name: string, listener: (...args: unknown[]) => void) => standIn.sessionEvents.on(name, listener)) as unknown as Session['on'],
} satisfies Partial<Session>;
export const session = {
  get defaultSession() {
    standIn.mustBeReady('session.defaultSession');
    return defaultSession;
  },
};

export const dialog = {
  showMessageBoxSync: (...args: readonly unknown[]) => {
    standIn.messageBoxes.push(args.at(-1) as (typeof standIn.messageBoxes)[number]);
    return standIn.pressesButton;
  },
  showOpenDialog: async () => ({ canceled: standIn.picksFolder === null, filePaths: standIn.picksFolder === null ? [] : [standIn.picksFolder] }),
  showErrorBox: (title, content) => void standIn.errorBoxes.push(`${title}: ${content}`),
} satisfies Partial<Dialog>;

export const shell = {
  openExternal: async (url) => void standIn.openedOutside.push(url),
  openPath: async (path) => {
    standIn.openedPaths.push(path);
    return '';
  },
} satisfies Partial<Shell>;

export const Menu = {
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => template as unknown as ElectronMenu,
  setApplicationMenu: (menu: ElectronMenu | null) => void (standIn.menu = (menu ?? []) as unknown as MenuItemConstructorOptions[]),
};

/** Ends what a test started, whatever the app thinks of it. */
export async function endStandIn(): Promise<void> {
  await standIn.profile?.close();
  await standIn.server?.close();
}
