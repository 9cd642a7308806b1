/*
 * Concord in its own window. Reads as a list: what must be said before Electron is ready, then what is set up, in order.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, type BrowserWindow, dialog, ipcMain, protocol, session, shell } from 'electron';
import type { HostEvent } from '../shared/host/host-api.ts';
import { HOST_EVENT_CHANNEL } from '../shared/host/host-channel.ts';
import { appDataFolder } from './host/app-data-folder.ts';
import { createHost } from './host/create-host.ts';
import { createPageRequest } from './host/page-request.ts';
import { listRendererFiles } from './host/renderer-files.ts';
import { setUpMenu } from './menu.ts';
import { answerScheme, MEDIA_WORD, SCHEME, SCHEME_PRIVILEGES } from './protocol.ts';
import { registerHost } from './register-host.ts';
import { guardContents, guardSession, isOurSender } from './security.ts';
import { readWindowOptions } from './start/window-options.ts';
import { bringToFront, openWindow, pickFolderIn } from './window.ts';

const root = app.getAppPath();
const options = readWindowOptions(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd());
const appData = options.appData ?? appDataFolder(process.platform, process.env, homedir());
const mediaSecret = randomBytes(16).toString('hex');

let window: BrowserWindow | null = null;
let unsaved = 0;

const tell = (event: HostEvent): void => window?.webContents.send(HOST_EVENT_CHANNEL, event);

protocol.registerSchemesAsPrivileged([SCHEME_PRIVILEGES]);
guardContents(app);
setUpUserData();
if (app.requestSingleInstanceLock()) void app.whenReady().then(setUp).catch(giveUp);
else app.quit();

/** Chromium's own files go beside Concord's, so that another `--app-data` is another app altogether. */
function setUpUserData(): void {
  const folder = join(appData, 'window');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  app.setPath('userData', folder);
}

async function setUp(): Promise<void> {
  guardSession(session.defaultSession);
  const host = await createHost({
    appData,
    version: app.getVersion(),
    transport: 'electron',
    // Outside the archive in a package, as it is data to be copied.
    sampleFolder: app.isPackaged ? join(process.resourcesPath, 'sample-project') : join(root, 'assets', 'sample', 'project'),
    openAtStart: options.open,
    pickFolder: (title) => (window === null ? Promise.resolve(null) : pickFolderIn(window, title)),
    revealFolder: async (path) => (await shell.openPath(path)) === '',
    reportBug: (method, error) => void process.stderr.write(`Concord: ${method} failed: ${String(error)}\n`),
  });
  const page = createPageRequest({ renderer: listRendererFiles(join(root, 'dist', 'renderer')), mediaSecret, ...host });
  protocol.handle(SCHEME, answerScheme(page));
  registerHost({ ipc: ipcMain, host, tell, isOurs: (frame) => isOurSender(frame, window), onUnsaved: (count) => (unsaved = count) });
  setUpMenu(tell, process.platform);
  setUpEnding(host.close);
  show();
}

function show(): void {
  if (window !== null) return bringToFront(window);
  unsaved = 0;
  window = openWindow({
    preload: join(root, 'dist', 'preload', 'preload.cjs'),
    words: [`${MEDIA_WORD}${mediaSecret}`],
    icon: join(root, 'assets', 'icons', 'icon-256.png'),
    unsaved: () => unsaved,
  });
  window.on('closed', () => (window = null));
}

/** Without a window there would be nothing to see, and the process would stay. */
function giveUp(error: unknown): void {
  dialog.showErrorBox('Concord could not start', error instanceof Error ? error.message : String(error));
  app.exit(3);
}

function setUpEnding(close: () => Promise<void>): void {
  app.on('second-instance', show);
  app.on('activate', show);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    // Locks are released and the last lines are on disk before the process ends.
    event.preventDefault();
    void close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}
