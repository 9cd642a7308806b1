import { EventEmitter } from 'node:events';
import type { MenuItemConstructorOptions, MessageBoxSyncOptions, Session, WebContents } from 'electron';
import type { Profile } from '../chromium.ts';
import type { SchemeServer } from './scheme-server.ts';

type Handler<T> = T extends (handler: infer H) => unknown ? NonNullable<Exclude<H, null>> : never;
type BeforeRequest = (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void;

/** An event as Electron hands it to listeners that may prevent something. */
export class StandInEvent {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** What the app told Electron, and what a test may change about the world around it. One per loaded module. */
export class StandInState {
  /** What `app.getAppPath()` says; a test may put another folder there before it loads main. */
  appPath = '';
  ready = false;
  hasLock = true;
  sandboxed = false;
  readonly paths = new Map<string, string>();
  readonly appEvents = new EventEmitter();
  readonly privileged: { scheme: string; privileges: object }[] = [];
  readonly schemes = new Map<string, (request: Request) => Promise<Response>>();
  readonly asked = new Map<string, (event: unknown, ...args: unknown[]) => unknown>();
  readonly sent = new EventEmitter();
  readonly openedOutside: string[] = [];
  readonly openedPaths: string[] = [];
  readonly errorBoxes: string[] = [];
  exitCode: number | null = null;
  readonly messageBoxes: MessageBoxSyncOptions[] = [];
  readonly sessionEvents = new EventEmitter();
  menu: readonly MenuItemConstructorOptions[] = [];
  spellChecker = true;
  /** What the user answers to dialogs. */
  picksFolder: string | null = null;
  pressesButton = 0;
  permissionRequest: Handler<Session['setPermissionRequestHandler']> | null = null;
  permissionCheck: Handler<Session['setPermissionCheckHandler']> | null = null;
  devicePermission: Handler<Session['setDevicePermissionHandler']> | null = null;
  beforeRequest: BeforeRequest | null = null;
  windowOpen: Parameters<WebContents['setWindowOpenHandler']>[0] | null = null;
  profile: Profile | null = null;
  server: SchemeServer | null = null;
  readonly quitted: Promise<void>;
  readonly markQuitted: () => void;

  constructor() {
    let mark = (): void => undefined;
    this.quitted = new Promise((resolve) => {
      mark = resolve;
    });
    this.markQuitted = mark;
  }

  mustBeReady(what: string): void {
    if (!this.ready) throw new Error(`${what} cannot be used before the app is ready`);
  }

  mustNotBeReady(what: string): void {
    if (this.ready) throw new Error(`${what} must be called before the app is ready`);
  }
}
