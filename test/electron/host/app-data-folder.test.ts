import { expect, it } from 'vitest';
import { appDataFolder } from '../../../electron/host/app-data-folder.ts';

it('lies where each system keeps what belongs to a user, unless CONCORD_APP_DATA says otherwise', () => {
  expect(appDataFolder('linux', {}, '/home/a')).toBe('/home/a/.local/share/concord');
  expect(appDataFolder('linux', { XDG_DATA_HOME: '/data' }, '/home/a')).toBe('/data/concord');
  expect(appDataFolder('linux', { XDG_DATA_HOME: 'relative' }, '/home/a')).toBe('/home/a/.local/share/concord');
  expect(appDataFolder('darwin', {}, '/Users/a')).toBe('/Users/a/Library/Application Support/Concord');
  expect(appDataFolder('win32', { LOCALAPPDATA: 'D:\\Local' }, 'C:\\Users\\a')).toBe('D:\\Local\\Concord');
  expect(appDataFolder('win32', {}, 'C:\\Users\\a')).toBe('C:\\Users\\a\\AppData\\Local\\Concord');
  expect(appDataFolder('linux', { CONCORD_APP_DATA: '/mine' }, '/home/a')).toBe('/mine');
});
