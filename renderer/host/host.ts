import type { HostApi } from '../../shared/host/host-api.ts';
import { localHost } from './local-host.ts';

declare global {
  interface Window {
    /** Put there by Electron's preload; absent in a browser. */
    readonly concord?: HostApi;
  }
}

let chosen: HostApi | null = null;

/** The host of this page: Electron's bridge where there is one, else the local host that served the page. One per page. */
export function host(): HostApi {
  chosen ??= window.concord ?? localHost();
  return chosen;
}
