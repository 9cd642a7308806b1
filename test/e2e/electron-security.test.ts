import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOST_CHANNEL } from '../../shared/host/host-channel.ts';
import { buildTestApp, type TestApp } from '../support/test-app.ts';
import { runWindowApp, type WindowApp } from '../support/window-app.ts';

/*
 * The posture of the window, as Electron is told it and as a page meets it. What Electron itself does with it cannot be
 * seen through a stand-in; electron-smoke.test.ts looks where there is a runtime.
 */
let built: TestApp;
let app: WindowApp;

beforeAll(async () => {
  built = await buildTestApp();
  app = await runWindowApp(built.folder);
});
afterAll(async () => {
  await app.close();
  await built.close();
});

describe('what Electron is told', () => {
  it('confines the page: sandbox, isolation, no Node, no webview, no spell checker that asks the network', () => {
    expect(app.window.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      preload: join(built.folder, 'dist', 'preload', 'preload.cjs'),
    });
    expect([app.standIn.sandboxed, app.standIn.spellChecker]).toEqual([true, false]);
  });

  it('tells the preload the media secret and nothing else', () => {
    expect(app.window.options.webPreferences?.additionalArguments).toEqual([expect.stringMatching(/^--concord-media=[0-9a-f]{32}$/)]);
  });

  it('makes one scheme an origin of its own', () => {
    expect(app.standIn.privileged).toEqual([{ scheme: 'concord', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }]);
  });

  it('answers the channels of the contract and no other', () => {
    expect([...app.standIn.asked.keys()]).toEqual(Object.values(HOST_CHANNEL));
    expect(app.standIn.sent.eventNames()).toEqual(['host/unsaved']);
  });

  it('grants no permission but writing to the clipboard, and no device', () => {
    const { permissionRequest, permissionCheck, devicePermission } = app.standIn;
    const granted = ['media', 'geolocation', 'notifications', 'midi', 'midiSysex', 'pointerLock', 'fullscreen', 'openExternal', 'clipboard-read', 'clipboard-sanitized-write', 'display-capture', 'fileSystem', 'hid', 'serial', 'usb'].filter((name) => {
      let answered = false;
      permissionRequest?.(null as never, name as never, (yes) => (answered = yes), null as never);
      expect(permissionCheck?.(null, name as never, '', null as never)).toBe(answered);
      return answered;
    });
    expect(granted).toEqual(['clipboard-sanitized-write']);
    expect(devicePermission?.(null as never)).toBe(false);
  });

  it.each([
    ['concord://app/assets/a.js', false], ['blob:concord://app/1', false], ['devtools://devtools/x', false],
    ['https://evil.example/', true], ['http://127.0.0.1:47000/', true], ['ws://evil.example/', true], ['file:///etc/passwd', true], ['ftp://x/', true],
  ])('lets requests go nowhere but to the app: %s', (url, expected) => {
    let cancelled: boolean | undefined;
    app.standIn.beforeRequest?.({ url }, ({ cancel }) => (cancelled = cancel));
    expect(cancelled).toBe(expected);
  });

  it.each([['https://evil.example/', true], ['file:///etc/passwd', true], ['concord://other/', true], ['javascript:alert(1)', true], ['concord://app/', false]])(
    'lets no redirect, frame or webview lead to %s',
    (url, expected) => {
      for (const name of ['will-frame-navigate', 'will-redirect']) {
        let prevented = false;
        app.window.webContents.emit(name, { url, preventDefault: () => (prevented = true) });
        expect(prevented).toBe(expected);
      }
      let prevented = false;
      app.window.webContents.emit('will-attach-webview', { preventDefault: () => (prevented = true) });
      expect(prevented).toBe(true);
    },
  );

  it('saves only files that the page made', () => {
    const prevented = ['blob:concord://app/1', 'https://evil.example/x'].map((url) => {
      let stopped = false;
      app.standIn.sessionEvents.emit('will-download', { preventDefault: () => (stopped = true) }, { getURL: () => url });
      return stopped;
    });
    expect(prevented).toEqual([false, true]);
  });
});

describe('what a page meets', () => {
  it('cannot leave', async () => {
    const before = app.page.url();
    const gone = await app.page.evaluate(async () => {
      location.href = 'https://evil.example/';
      await window.contractHost.appInfo({});
      return location.href;
    });
    expect(gone).toBe(before);
    expect(app.page.url()).toBe(before);
  });

  it('opens no window; a web link goes to the system’s browser, anything else nowhere', async () => {
    const pages = (): number => app.standIn.profile?.context.pages().length ?? 0;
    const before = pages();
    for (const url of ['file:///etc/passwd', 'concord://app/', 'javascript:alert(1)', 'smb://server/share', 'not an address']) {
      expect(app.standIn.windowOpen?.({ url } as never)).toEqual({ action: 'deny' });
    }
    expect(app.standIn.openedOutside).toEqual([]);
    for (const url of ['https://example.org/paper', 'http://example.org/']) {
      const popup = app.page.waitForEvent('popup').then((opened) => (opened.isClosed() ? undefined : opened.waitForEvent('close')));
      await app.page.evaluate((address) => void window.open(address), url);
      await popup;
    }
    expect(pages()).toBe(before);
    expect(app.standIn.openedOutside).toEqual(['https://example.org/paper']);
  });

  it('runs no inline script, no eval, and reaches no network', async () => {
    const met = await app.page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      document.body.append(style);
      const own = document.createElement('style');
      own.nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
      own.textContent = 'body { --own: 1 }';
      document.body.append(own);
      const fetched = await fetch('https://evil.example/').catch(() => 'refused');
      await new Promise((resolve) => {
        const image = new Image();
        image.addEventListener('error', resolve);
        image.src = 'https://evil.example/pixel.gif';
      });
      return {
        fetched,
        ran: 'ran' in window,
        own: getComputedStyle(document.body).getPropertyValue('--own'),
        violations: [...new Set(violations)].sort(),
      };
    });
    expect(met).toEqual({ fetched: 'refused', ran: false, own: '1', violations: ['connect-src', 'img-src', 'script-src-elem', 'style-src-elem'] });
  });

  it('is alone heard: a frame inside it gets no answer', async () => {
    const heard = await app.page.evaluate(async (channel) => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      type Raw = { __standInInvoke(channel: string, text: string): Promise<{ value?: string }> };
      const answer = await (frame.contentWindow as unknown as Raw).__standInInvoke(channel, '{"list":[{"members":[]}]}');
      frame.remove();
      return JSON.stringify(answer);
    }, HOST_CHANNEL.appInfo);
    expect(heard).toContain('not-allowed');
    expect(heard).not.toContain('0.0.0-stand-in');
  });
});

describe('the source', () => {
  const electron = resolve(import.meta.dirname, '..', '..', 'electron');

  it('imports electron in five files only', () => {
    const files = readdirSync(electron, { recursive: true, encoding: 'utf8' }).filter((name) => /\.[mc]?[jt]s$/.test(name));
    const importing = files.filter((name) => /from 'electron'|import\('electron'\)|require\('electron'\)/.test(readFileSync(join(electron, name), 'utf8')));
    expect(importing.sort()).toEqual(['main.ts', 'menu.ts', 'preload.ts', 'security.ts', 'window.ts']);
  });

  it('names the reason of every rule', () => {
    const lines = readFileSync(join(electron, 'security.ts'), 'utf8').split('\n');
    expect(lines.filter((line) => line.includes('// SECURITY: ')).length).toBeGreaterThanOrEqual(18);
  });
});
