import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { type AppPage, openAppPage } from './app-page.ts';
import { type LocalHostOptions, type RunningLocalHost, startLocalHost } from './local-host.ts';

/** What Chromium itself writes to the console when the host that a page talks to is gone, or was started anew (401). */
const HOST_AWAY = /net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING|SOCKET_NOT_CONNECTED)|status of 401/;

/** A computer with Concord on it: a folder of its own, app data, a port, and a browser profile. */
export interface Device {
  /** Where its media and projects lie. */
  readonly folder: string;
  readonly page: Page;
  readonly host: RunningLocalHost;
  /** Errors of the page since it was made, over all its browsers: empty when all is well. A host that was killed is no error. */
  complaints(): readonly string[];
  /** Power cut: the host is gone at once, the page stays. */
  killHost(): Promise<void>;
  /** Starts the host again under the same address; the page finds it by itself. */
  restartHost(words?: readonly string[]): Promise<void>;
  /** Closes the browser and opens the app in a new one: with the same profile, or as if the profile had been wiped. */
  reopenBrowser(profile: 'same' | 'wiped'): Promise<void>;
  close(): Promise<void>;
}

export interface DeviceOptions {
  readonly words?: readonly string[];
  readonly env?: LocalHostOptions['env'];
}

/** Starts Concord on a device of its own. `close` removes everything of it; CONCORD_PICTURES names a folder for its last screen. */
export async function newDevice(options: DeviceOptions = {}): Promise<Device> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'concord-device-')));
  const appData = join(folder, '.app-data');
  const env = options.env === undefined ? {} : { env: options.env };
  const profiles: string[] = [];
  const closed: string[] = [];
  let host = await startLocalHost({ appData, words: options.words ?? [], ...env });
  let browser: AppPage = await openFresh();
  let running = true;

  async function openFresh(): Promise<AppPage> {
    const profile = join(folder, `.profile-${profiles.length}`);
    profiles.push(profile);
    return openAppPage(await host.launchUrl(), { profile });
  }

  return {
    folder,
    get page() {
      return browser.page;
    },
    get host() {
      return host;
    },
    complaints: () => [...closed, ...browser.complaints].filter((complaint) => !HOST_AWAY.test(complaint)),
    async killHost() {
      await host.kill();
      running = false;
    },
    async restartHost(words = []) {
      host = await startLocalHost({ appData, port: host.port, words, ...env });
      running = true;
    },
    async reopenBrowser(which) {
      const { profile } = browser;
      await browser.close();
      closed.push(...browser.complaints);
      browser = which === 'same' ? await openAppPage(await host.launchUrl(), { profile }) : await openFresh();
    },
    async close() {
      const pictures = process.env['CONCORD_PICTURES'];
      if (pictures !== undefined) await browser.page.screenshot({ path: join(pictures, `${basename(folder)}.png`) });
      await browser.close();
      if (running) await host.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
