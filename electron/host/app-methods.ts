import { stat } from 'node:fs/promises';
import type { AppInfo, ProjectHandle } from '../../shared/host/host-api.ts';
import type { HostHandlers } from './host-handlers.ts';
import { realPathInside } from './path-inside.ts';
import { refuse } from './refusal.ts';

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
  readonly grantFolder: HostHandlers['grantFolder'];
  /** The folder of an open project. */
  readonly projectFolder: (handle: ProjectHandle) => string | undefined;
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
      if (pickFolder === null) {
        return refuse('not-allowed', 'There is no system folder dialog here.', UNCHANGED, 'Choose the folder in Concord’s own dialog.');
      }
      const picked = await pickFolder(title);
      return picked === null ? { ok: true, value: null } : grantFolder({ path: picked });
    },

    revealProjectFolder: async ({ handle, path }) => {
      const root = projectFolder(handle);
      if (root === undefined) return refuse('not-open', 'This project is not open any more.', UNCHANGED, 'Open the project again.');
      // SECURITY: only folders inside the project. To open a file would run whatever the desktop thinks fits its name.
      const folder = await realFolder(root, path);
      if (folder === null) return refuse('not-found', 'There is no such folder in this project.', UNCHANGED, 'It may have been moved; look in the project folder.');
      const shown = revealFolder !== null && (await revealFolder(folder));
      return shown ? { ok: true, value: null } : refuse('not-allowed', 'There is no file window to show the folder in.', UNCHANGED, `The folder is ${folder}.`);
    },
  };
}

const UNCHANGED = 'Nothing was changed.';

async function realFolder(root: string, path: string): Promise<string | null> {
  try {
    const folder = path === '' ? root : await realPathInside(root, path);
    return folder !== null && (await stat(folder)).isDirectory() ? folder : null;
  } catch {
    return null;
  }
}
