import { describe, expect, it } from 'vitest';
import { chooseRuntime, type Surroundings } from '../../../electron/start/electron-runtime.ts';

const BINARY = '/p/electron/dist/electron';

function here(changes: Partial<Surroundings> & { readonly files?: Readonly<Record<string, string>>; readonly there?: readonly string[] } = {}): Surroundings {
  const { files = {}, there = [BINARY], ...rest } = changes;
  return {
    platform: 'linux', env: { DISPLAY: ':0' }, uid: 1000, electronPackage: '/p/electron',
    exists: (path) => there.includes(path), readText: (path) => files[path] ?? null, stat: () => null, ...rest,
  };
}
const reason = (surroundings: Surroundings): string => {
  const choice = chooseRuntime(surroundings);
  return choice.run === 'electron' ? `electron ${choice.binary}` : choice.because;
};
const USERNS = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';

describe('whether the window can open', () => {
  it('is yes where the runtime and a display are there', () => {
    expect(reason(here())).toBe(`electron ${BINARY}`);
    expect(reason(here({ env: { WAYLAND_DISPLAY: 'wayland-0' } }))).toBe(`electron ${BINARY}`);
  });

  it.each([
    ['the package is missing', here({ electronPackage: null }), /package is not installed/],
    ['the runtime was never downloaded', here({ there: [] }), /runtime is not downloaded .*--install-electron/],
    ['there is no display', here({ env: {} }), /no display/],
    ['the display is empty text', here({ env: { DISPLAY: '', WAYLAND_DISPLAY: '' } }), /no display/],
    ['the user is root', here({ uid: 0 }), /root.*sandbox/],
    ['AppArmor refuses namespaces', here({ files: { [USERNS]: '1\n' } }), /sandbox/],
    ['the kernel refuses namespaces', here({ files: { '/proc/sys/kernel/unprivileged_userns_clone': '0\n' } }), /sandbox/],
  ])('is no, with the reason, where %s', (_name, surroundings, expected) => expect(reason(surroundings)).toMatch(expected));

  it('is yes where the sandbox helper is root’s and setuid, whatever the kernel says', () => {
    const files = { [USERNS]: '1\n' };
    const withHelper = (uid: number, mode: number) => here({ files, stat: (path) => (path === '/p/electron/dist/chrome-sandbox' ? { uid, mode } : null) });
    expect(reason(withHelper(0, 0o104755))).toBe(`electron ${BINARY}`);
    expect(reason(withHelper(1000, 0o104755))).toMatch(/sandbox/);
    expect(reason(withHelper(0, 0o100755))).toMatch(/sandbox/);
  });

  it('follows path.txt and ELECTRON_OVERRIDE_DIST_PATH as the electron package does', () => {
    expect(reason(here({ files: { '/p/electron/path.txt': 'odd/electron' }, there: ['/p/electron/dist/odd/electron'] }))).toBe('electron /p/electron/dist/odd/electron');
    expect(reason(here({ env: { DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: '/own' }, there: ['/own/electron'] }))).toBe('electron /own/electron');
  });

  it('knows the binary of each platform, and asks for a display on Linux alone', () => {
    const mac = '/p/electron/dist/Electron.app/Contents/MacOS/Electron';
    expect(reason(here({ platform: 'darwin', env: {}, uid: 501, there: [mac] }))).toBe(`electron ${mac}`);
    expect(reason(here({ platform: 'win32', env: {}, uid: null, there: ['/p/electron/dist/electron.exe'] }))).toBe('electron /p/electron/dist/electron.exe');
  });
});
