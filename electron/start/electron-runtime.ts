import { join } from 'node:path';

/** What the decision looks at; handed in, so that every case can be tried on one machine. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** null where there are no user ids (Windows). */
  readonly uid: number | null;
  /** Folder of the `electron` package, or null when it is not installed. */
  readonly electronPackage: string | null;
  readonly exists: (path: string) => boolean;
  /** The text of a small file, or null when it cannot be read. */
  readonly readText: (path: string) => string | null;
  /** Owner and permission bits, or null when there is no such file. */
  readonly stat: (path: string) => { readonly uid: number; readonly mode: number } | null;
}

export type RuntimeChoice = { readonly run: 'electron'; readonly binary: string } | { readonly run: 'local-host'; readonly because: string };

/**
 * Whether Concord's own window can open here, decided by looking at files and the environment alone, in about a
 * millisecond. Asking the `electron` package instead would start a download that has no time limit.
 */
export function chooseRuntime(here: Surroundings): RuntimeChoice {
  const { platform, env, uid, electronPackage, exists, readText } = here;
  const local = (because: string): RuntimeChoice => ({ run: 'local-host', because });
  if (electronPackage === null) return local('the electron package is not installed');
  const dist = env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(electronPackage, 'dist');
  const binary = join(dist, readText(join(electronPackage, 'path.txt'))?.trim() || binaryName(platform));
  if (!exists(binary)) return local('the Electron runtime is not downloaded (npm start -- --install-electron fetches it)');
  if (platform !== 'linux') return { run: 'electron', binary };
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return local('there is no display');
  if (uid === 0) return local('you are root, and Electron runs as root only without its sandbox');
  if (!sandboxWorks(here, dist)) {
    return local('this system lets Electron’s sandbox start only with a root-owned, setuid chrome-sandbox beside it');
  }
  return { run: 'electron', binary };
}

function binaryName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * Chromium's sandbox needs unprivileged user namespaces (which Ubuntu 23.10 and later refuse to programs without an
 * AppArmor profile, and old Debian kernels to everybody) or the setuid helper. Without either, Electron aborts at once.
 */
function sandboxWorks({ readText, stat }: Surroundings, dist: string): boolean {
  const helper = stat(join(dist, 'chrome-sandbox'));
  if (helper !== null && helper.uid === 0 && (helper.mode & 0o4111) === 0o4111) return true;
  const says = (path: string): string | undefined => readText(path)?.trim();
  return (
    says('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') !== '1' &&
    says('/proc/sys/kernel/unprivileged_userns_clone') !== '0' &&
    says('/proc/sys/user/max_user_namespaces') !== '0'
  );
}
