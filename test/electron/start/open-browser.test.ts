import { describe, expect, it } from 'vitest';
import { browserCommand, systemCommand } from '../../../electron/start/open-browser.ts';

const URL = 'http://127.0.0.1:47000/#open=x';
const has = (...names: string[]) => (name: string) => (names.includes(name) ? `/bin/${name}` : null);
const display = { DISPLAY: ':0' };

describe('opening the browser', () => {
  it('is left alone where there is no display or nothing that opens', () => {
    expect(browserCommand(URL, 'linux', {}, 1000, has('xdg-open', 'chromium'))).toBeNull();
    expect(browserCommand(URL, 'linux', display, 1000, has())).toBeNull();
  });

  it('takes a Chromium as a window of its own, except as root, whom its sandbox refuses', () => {
    expect(browserCommand(URL, 'linux', display, 1000, has('xdg-open', 'chromium'))).toEqual(['/bin/chromium', `--app=${URL}`]);
    expect(browserCommand(URL, 'linux', display, 0, has('xdg-open', 'chromium'))).toEqual(['/bin/xdg-open', URL]);
  });

  it('takes the system’s default elsewhere', () => {
    expect(browserCommand(URL, 'linux', { WAYLAND_DISPLAY: 'w' }, 1000, has('xdg-open'))).toEqual(['/bin/xdg-open', URL]);
    expect(browserCommand(URL, 'darwin', {}, 501, has())).toEqual(['open', URL]);
    expect(systemCommand('C:\\a & b', 'win32', {}, has())).toEqual(['rundll32', 'url.dll,FileProtocolHandler', 'C:\\a & b']);
  });
});
