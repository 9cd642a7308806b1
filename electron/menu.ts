import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { HostEvent } from '../shared/host/host-api.ts';

type MenuCommand = Extract<HostEvent, { event: 'menu' }>['command'];

/**
 * The application menu. Undo and redo are the app's own (they walk history, not only text), so they go to the page as
 * commands; the keys stay with the page, which knows whether somebody is typing.
 */
export function setUpMenu(tell: (event: HostEvent) => void, platform: NodeJS.Platform): void {
  const command = (label: string, accelerator: string, name: MenuCommand): MenuItemConstructorOptions => ({
    label,
    accelerator,
    registerAccelerator: false,
    click: () => tell({ event: 'menu', command: name }),
  });
  const template: MenuItemConstructorOptions[] = [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [command('&Home', 'CmdOrCtrl+Shift+H', 'home'), { type: 'separator' }, platform === 'darwin' ? { role: 'close' } : { role: 'quit' }],
    },
    {
      label: '&Edit',
      submenu: [
        command('&Undo', 'CmdOrCtrl+Z', 'undo'),
        command('&Redo', platform === 'darwin' ? 'Cmd+Shift+Z' : 'Ctrl+Y', 'redo'),
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&View',
      submenu: [
        command('&Command palette', 'CmdOrCtrl+K', 'palette'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        { type: 'separator' },
        { role: 'toggleDevTools' },
      ],
    },
    { role: 'windowMenu' },
    { role: 'help', submenu: [command('&Keyboard shortcuts', '?', 'shortcuts')] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
