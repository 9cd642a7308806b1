import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { BrowserWindowConstructorOptions, WebContents } from 'electron';
import type { Frame, Page } from 'playwright-core';
import { makeCarrier, preloadRealm } from './preload-realm.ts';
import { type StandInState, StandInEvent } from './state.ts';

const carrier = makeCarrier();

/** `WebFrameMain` as far as the app looks at it. */
export interface StandInFrame {
  readonly url: string;
}

/** Makes the class of windows of one stand-in: a window is a page of its Chromium. */
export function browserWindowOf(state: StandInState) {
  return class StandInWindow extends EventEmitter {
    static readonly all: StandInWindow[] = [];
    readonly options: BrowserWindowConstructorOptions;
    readonly webContents: EventEmitter & { readonly mainFrame: StandInFrame; send(channel: string, ...args: unknown[]): void; setWindowOpenHandler: WebContents['setWindowOpenHandler'] };
    /** Resolves when the page is loaded. */
    readonly loaded: Promise<Page>;
    visible: boolean;
    focused = 0;
    minimized = false;
    destroyed = false;
    readonly #frames = new Map<Frame, StandInFrame>();
    #page: Page | null = null;
    #markLoaded: (page: Page) => void = () => undefined;

    constructor(options: BrowserWindowConstructorOptions) {
      super();
      state.mustBeReady('BrowserWindow');
      this.options = options;
      this.visible = options.show ?? true;
      this.loaded = new Promise((resolve) => {
        this.#markLoaded = resolve;
      });
      const frameOf = (frame: Frame | undefined): StandInFrame => this.#frameOf(frame);
      const mainFrame = (): Frame | undefined => this.#page?.mainFrame();
      const page = (): Page | null => this.#page;
      this.webContents = Object.assign(new EventEmitter(), {
        get mainFrame() {
          return frameOf(mainFrame());
        },
        send(channel: string, ...args: unknown[]) {
          const message = { channel, text: carrier.pack(args) };
          const deliver = (told: typeof message): void => {
            (globalThis as unknown as { __standInDeliver(channel: string, text: string): void }).__standInDeliver(told.channel, told.text);
          };
          void page()?.evaluate(deliver, message).catch(() => undefined); // the page may be gone by now
        },
        setWindowOpenHandler(handler: Parameters<WebContents['setWindowOpenHandler']>[0]) {
          state.windowOpen = handler;
        },
      });
      // `Object.assign` would have read the getter once.
      Object.defineProperty(this.webContents, 'mainFrame', { get: () => frameOf(mainFrame()) });
      StandInWindow.all.push(this);
      state.appEvents.emit('web-contents-created', new StandInEvent(), this.webContents);
    }

    async loadURL(address: string): Promise<void> {
      const { profile, server } = state;
      if (profile === null || server === null) throw new Error('the stand-in is not started');
      const page = await profile.context.newPage();
      this.#page = page;
      await page.exposeBinding('__standInInvoke', async (source, channel: string, text: string) => {
        const answer = state.asked.get(channel);
        try {
          if (answer === undefined) throw new Error(`No handler registered for '${channel}'`);
          const value = await answer({ senderFrame: this.#frameOf(source.frame) }, ...(carrier.unpack(text) as unknown[]));
          return { value: carrier.pack(value) };
        } catch (error) {
          return { error: String(error) };
        }
      });
      await page.exposeBinding('__standInSend', (source, channel: string, text: string) => {
        state.sent.emit(channel, { senderFrame: this.#frameOf(source.frame) }, ...(carrier.unpack(text) as unknown[]));
      });
      const { preload, additionalArguments = [] } = this.options.webPreferences ?? {};
      if (preload !== undefined) await page.addInitScript(preloadRealm(readFileSync(preload, 'utf8'), ['electron', ...additionalArguments]));
      await page.route('**/*', async (route, request) => {
        const url = server.toScheme(request.url());
        const event = Object.assign(new StandInEvent(), { url, isMainFrame: true });
        // Only what the page itself navigates to is asked about, not what the app loads.
        if (request.isNavigationRequest() && this.#page !== null && page.url() !== 'about:blank') this.webContents.emit('will-frame-navigate', event);
        let cancelled = event.defaultPrevented;
        if (!cancelled) state.beforeRequest?.({ url }, ({ cancel }) => (cancelled = cancel === true));
        await (cancelled ? route.abort('aborted') : route.continue());
      });
      await this.#watchPopups(page);
      await page.goto(server.toHttp(address));
      this.emit('ready-to-show');
      this.#markLoaded(page);
    }

    /** Playwright's popup event comes without the address, so it is taken from the debugging protocol. */
    async #watchPopups(page: Page): Promise<void> {
      const protocol = await page.context().newCDPSession(page);
      await protocol.send('Page.enable');
      protocol.on('Page.windowOpen', ({ url }) => {
        const details = { url, frameName: '', features: '', disposition: 'new-window', referrer: { url: '', policy: 'default' } } as const;
        if (state.windowOpen?.(details).action === 'allow') throw new Error('the stand-in opens no second window');
      });
      page.on('popup', (popup) => void popup.close());
    }

    #frameOf(frame: Frame | undefined): StandInFrame {
      if (frame === undefined) return { url: '' };
      const known = this.#frames.get(frame);
      if (known !== undefined) return known;
      const made = {
        get url() {
          return state.server?.toScheme(frame.url()) ?? frame.url();
        },
      };
      this.#frames.set(frame, made);
      return made;
    }

    show(): void {
      this.visible = true;
    }

    isDestroyed(): boolean {
      return this.destroyed;
    }

    isMinimized(): boolean {
      return this.minimized;
    }

    restore(): void {
      this.minimized = false;
    }

    focus(): void {
      this.focused++;
    }

    /** As the user closes it: the app may prevent that. Gives whether it closed. */
    close(): boolean {
      const event = new StandInEvent();
      this.emit('close', event);
      if (event.defaultPrevented) return false;
      this.destroyed = true;
      void this.#page?.close();
      StandInWindow.all.splice(StandInWindow.all.indexOf(this), 1);
      this.emit('closed');
      if (StandInWindow.all.length === 0) state.appEvents.emit('window-all-closed');
      return true;
    }
  };
}
