/*
 * Everything that Electron is told for safety, in one file. Each rule starts with SECURITY, so that one search shows the
 * posture; test/e2e/electron-security.test.ts asserts it. The page's own policy is in host/content-security-policy.ts.
 */
import { type App, type BrowserWindow, type Session, shell, type WebFrameMain, type WebPreferences } from 'electron';
import { isAppAddress, SCHEME } from './protocol.ts';

/** What the window's page may do. */
export function securePreferences(preload: string, words: readonly string[]): WebPreferences {
  return {
    preload,
    additionalArguments: [...words],
    sandbox: true, // SECURITY: the page's process is confined by the operating system
    contextIsolation: true, // SECURITY: the page cannot reach into the preload script
    nodeIntegration: false, // SECURITY: no Node in the page
    nodeIntegrationInWorker: false, // SECURITY: nor in its workers
    nodeIntegrationInSubFrames: false, // SECURITY: nor in frames
    webSecurity: true, // SECURITY: the same-origin policy holds
    allowRunningInsecureContent: false, // SECURITY: nothing unencrypted is mixed in
    webviewTag: false, // SECURITY: no page inside the page
    navigateOnDragDrop: false, // SECURITY: a dropped file is not opened as a page
    safeDialogs: true, // SECURITY: a page cannot trap the user in alerts
    spellcheck: false, // SECURITY: the spell checker would fetch its dictionaries from the network
  };
}

/** Rules for every page that this app ever makes, the window's among them. Call it before any window exists. */
export function guardContents(app: App): void {
  app.enableSandbox(); // SECURITY: the sandbox for every process, whatever a window says
  app.on('web-contents-created', (_event, contents) => {
    // SECURITY: the app stays the app. No link, script, redirect or frame leads to another page.
    contents.on('will-frame-navigate', (event) => {
      if (!isAppAddress(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      if (!isAppAddress(event.url)) event.preventDefault();
    });
    // SECURITY: no second window. A web link that the user clicked opens in the system's browser instead.
    contents.setWindowOpenHandler(({ url }) => {
      if (URL.canParse(url) && new URL(url).protocol === 'https:') void shell.openExternal(url);
      return { action: 'deny' };
    });
    // SECURITY: no <webview>, even if something inserts one.
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

/** Rules for the session: what pages may ask of the system, and where requests may go. */
export function guardSession(session: Session): void {
  // SECURITY: no camera, microphone, location, notifications, devices … Writing text to the clipboard on a click is all.
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === 'clipboard-sanitized-write'));
  session.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write');
  session.setDevicePermissionHandler(() => false); // SECURITY: no USB, HID or serial device
  // SECURITY: no network at all, also not from what the policy of the page does not cover.
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !staysHere(details.url) }));
  session.setSpellCheckerEnabled(false); // SECURITY: see `spellcheck`
  // SECURITY: the page saves files it made itself, and fetches none.
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith('blob:')) event.preventDefault();
  });
}

function staysHere(url: string): boolean {
  return new Set([`${SCHEME}:`, 'blob:', 'data:', 'devtools:']).has(new URL(url).protocol);
}

/** SECURITY: a message counts only from the main frame of our own window while it shows our own page. */
export function isOurSender(frame: WebFrameMain | null, window: BrowserWindow | null): boolean {
  return frame !== null && window !== null && !window.isDestroyed() && frame === window.webContents.mainFrame && isAppAddress(frame.url);
}
