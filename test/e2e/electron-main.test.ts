import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { HostApi, HostEvent } from '../../shared/host/host-api.ts';
import { runWindowApp, type WindowApp } from '../support/window-app.ts';
import { buildTestApp, type TestApp } from '../support/test-app.ts';

/*
 * main.ts and preload.ts as they are, over the stand-in for the `electron` module: what they register, allow and refuse.
 */
declare global {
  interface Window {
    readonly contractHost: HostApi;
    heard?: HostEvent[];
  }
}

let built: TestApp;
let app: WindowApp;

beforeAll(async () => {
  built = await buildTestApp();
  app = await runWindowApp(built.folder, ['--sample']);
});
afterAll(async () => {
  await app.close();
  await built.close();
});

describe('the window', () => {
  it('shows the app’s page, and only once there is something to see', () => {
    expect(app.standIn.server?.toScheme(app.page.url())).toBe('concord://app/');
    expect(app.window.options.show).toBe(false);
    expect(app.window.visible).toBe(true);
  });

  it('gives the page the host, frozen, under one name', async () => {
    const found = await app.page.evaluate(async () => {
      const info = await window.concord?.appInfo({});
      return { info, same: window.contractHost === window.concord, frozen: Object.isFrozen(window.concord), names: Object.keys(window.concord ?? {}).length };
    });
    expect(found).toMatchObject({ same: true, frozen: true, info: { ok: true, value: { transport: 'electron', nativeDialogs: true, openAtStart: { kind: 'sample' } } } });
  });

  it('keeps Chromium’s files beside Concord’s own', () => {
    expect(app.standIn.paths.get('userData')).toBe(`${app.appData}/window`);
  });

  it('asks the system for folders, and grants what was picked', async () => {
    app.standIn.picksFolder = app.appData;
    expect(await app.page.evaluate(() => window.contractHost.pickFolder({ title: 'T' }))).toMatchObject({ ok: true, value: { path: app.appData } });
    app.standIn.picksFolder = null;
    expect(await app.page.evaluate(() => window.contractHost.pickFolder({ title: 'T' }))).toEqual({ ok: true, value: null });
  });

  it('sends menu commands to the page as events, until it stops listening', async () => {
    const listen = (): void => {
      window.heard = [];
      const stop = window.contractHost.onHostEvent((event) => {
        window.heard?.push(event);
        if (window.heard?.length === 2) stop();
      });
    };
    await app.page.evaluate(listen);
    for (const label of ['&Undo', '&Command palette', '&Redo']) clickMenu(label);
    await app.page.waitForFunction(() => window.heard?.length === 2);
    expect(await app.page.evaluate(() => window.heard)).toEqual([
      { event: 'menu', command: 'undo' },
      { event: 'menu', command: 'palette' },
    ]);
  });

  it('refuses what does not fit through: a function is no request', async () => {
    const asked = app.page.evaluate(() => window.contractHost.openProject({ path: (() => '/') as unknown as string }));
    await expect(asked).rejects.toThrow(/could not be cloned/);
  });

  it('is asked before it closes while work is not saved', async () => {
    await app.page.evaluate(async () => {
      window.contractHost.reportUnsaved(3);
      await window.contractHost.appInfo({}); // answered after what was sent before it
    });
    expect(app.window.close()).toBe(false);
    expect(app.standIn.messageBoxes.at(-1)).toMatchObject({ message: '3 changes are not saved yet.', defaultId: 0, cancelId: 0 });
  });

  it('comes to the front when Concord is started again', () => {
    app.window.minimized = true;
    app.standIn.appEvents.emit('second-instance');
    expect([app.window.minimized, app.window.focused]).toEqual([false, 1]);
  });
});

it('says what is wrong and ends when it cannot start', async () => {
  vi.resetModules();
  const { endStandIn, standIn } = await import('../support/electron-stand-in/electron.ts');
  standIn.appPath = app.appData; // nothing was built there
  const { argv } = process;
  process.argv = ['electron', '.', `--app-data=${app.appData}`];
  await import('../../electron/main.ts');
  process.argv = argv;
  await standIn.quitted;
  await endStandIn();
  expect([standIn.exitCode, standIn.errorBoxes]).toEqual([3, [expect.stringMatching(/^Concord could not start: .*renderer/)]]);
});

it('leaves the stage to the Concord that runs already', async () => {
  vi.resetModules();
  const { BrowserWindow, standIn } = await import('../support/electron-stand-in/electron.ts');
  standIn.hasLock = false;
  const { argv } = process;
  process.argv = ['electron', '.', `--app-data=${app.appData}`];
  await import('../../electron/main.ts');
  process.argv = argv;
  await standIn.quitted;
  expect([standIn.ready, BrowserWindow.all.length, standIn.asked.size]).toEqual([false, 0, 0]);
});

function clickMenu(label: string): void {
  for (const { submenu } of app.standIn.menu) {
    if (!Array.isArray(submenu)) continue;
    const item = submenu.find((each) => each.label === label);
    if (item?.click) {
      (item.click as () => void)();
      return;
    }
  }
  throw new Error(`no menu item ${label}`);
}
