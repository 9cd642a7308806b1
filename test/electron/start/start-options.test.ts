import { describe, expect, it } from 'vitest';
import { parseStartOptions, START_USAGE } from '../../../electron/start/start-options.ts';
import { readWindowOptions } from '../../../electron/start/window-options.ts';

describe('the words behind npm start --', () => {
  it('default to: window if possible, open, remembered port', () => {
    expect(parseStartOptions([])).toEqual({
      ok: true,
      value: { browser: false, sample: false, open: true, installElectron: false, port: null, appData: null, project: null, help: false, version: false },
    });
  });

  it('are all understood', () => {
    expect(parseStartOptions(['--browser', '--no-open', '--install-electron', '--port', '5000', '--app-data=/a', 'my project'])).toMatchObject({
      ok: true,
      value: { browser: true, open: false, installElectron: true, port: 5000, appData: '/a', project: 'my project' },
    });
    expect(parseStartOptions(['--sample'])).toMatchObject({ ok: true, value: { sample: true } });
  });

  it.each([['--nonsense'], ['--port'], ['--port', 'x'], ['--port', '80'], ['--port', '70000'], ['--port', '1e4.5'], ['a', 'b'], ['--sample', 'a'], ['--browser=yes']])('refuse %j in a sentence', (...words) => {
    const parsed = parseStartOptions(words);
    expect(parsed.ok ? '' : parsed.problem).toMatch(/.{10}/);
  });

  it('are all in the usage', () => {
    for (const word of ['--browser', '--sample', '--port', '--no-open', '--install-electron', '--app-data', '--help', '--version']) expect(START_USAGE).toContain(word);
  });
});

describe('the words of the window', () => {
  it('are the project, the sample and the app data, among Chromium’s own', () => {
    expect(readWindowOptions(['--no-sandbox', '--remote-debugging-port=0', '--app-data=data', 'p'], '/home')).toEqual({
      appData: '/home/data',
      open: { kind: 'project', path: '/home/p' },
    });
    expect(readWindowOptions(['--sample'], '/')).toEqual({ appData: null, open: { kind: 'sample' } });
    expect(readWindowOptions([], '/')).toEqual({ appData: null, open: null });
  });
});
