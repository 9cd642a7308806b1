import { stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import type { AppInfo, FolderGrant, ProjectHandle } from '../../shared/host/host-api.ts';
import type { HostRefusal, HostResult } from '../../shared/host/host-result.ts';
import type { HostHandlers } from './host-handlers.ts';

/** What the desktop around the host can do; null where it cannot. */
export interface Desktop {
  /** The system's own folder dialog: the path picked, or null when the user cancelled. */
  readonly pickFolder: ((title: string) => Promise<string | null>) | null;
  /** Shows a folder in the system's file window; false when that failed. */
  readonly revealFolder: ((path: string) => Promise<boolean>) | null;
}

export interface AppMethodsDeps extends Desktop {
  readonly version: string;
  readonly transport: AppInfo['transport'];
  readonly openAtStart: AppInfo['openAtStart'];
  readonly grantFolder: (path: string) => Promise<HostResult<FolderGrant>>;
  /** The folder of an open project, or null. */
  readonly projectFolder: (handle: ProjectHandle) => string | null;
}

type AppMethods = Pick<HostHandlers, 'appInfo' | 'pickFolder' | 'revealProjectFolder'>;

/** What the host says about itself and asks of the desktop around it. */
export function appMethods(deps: AppMethodsDeps): AppMethods {
  const { version, transport, openAtStart, pickFolder, revealFolder, grantFolder, projectFolder } = deps;
  return {
    appInfo: async () => ({
      ok: true,
      value: { version, platform: process.platform, transport, nativeDialogs: pickFolder !== null, openAtStart },
    }),

    pickFolder: async ({ title }) => {
      if (pickFolder === null) return refusal('not-allowed', 'There is no system folder dialog here.', 'Choose the folder in Concord’s own dialog.');
      const picked = await pickFolder(title);
      return picked === null ? { ok: true, value: null } : grantFolder(picked);
    },

    revealProjectFolder: async ({ handle, path }) => {
      const root = projectFolder(handle);
      if (root === null) return refusal('not-open', 'This project is not open any more.', 'Open the project again.');
      if (revealFolder === null) return refusal('not-allowed', 'There is no desktop to show the folder on.', `The folder is ${resolve(root, path)}.`);
      const folder = resolve(root, path);
      // SECURITY: only folders inside the project. To open a file would run whatever the desktop thinks fits its name.
      const inside = folder === root || folder.startsWith(root.endsWith(sep) ? root : root + sep);
      const isFolder = inside && (await stat(folder).then((found) => found.isDirectory(), () => false));
      if (!isFolder) return refusal('not-found', 'There is no such folder in this project.', 'It may have been moved; reload the project.');
      return (await revealFolder(folder)) ? { ok: true, value: null } : refusal('failed', 'The file window could not be opened.', `The folder is ${folder}.`);
    },
  };
}

function refusal(code: HostRefusal['code'], message: string, next: string): HostRefusal {
  return { ok: false, code, message, safe: 'Nothing was changed.', next };
}
