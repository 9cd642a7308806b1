import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { AppInfo } from '../../shared/host/host-api.ts';

export interface WindowOptions {
  readonly appData: string | null;
  readonly open: AppInfo['openAtStart'];
}

/**
 * What the window's process was asked for. Lenient, unlike `npm start`: Chromium's own switches stand among these words,
 * and a desktop passes what it likes.
 */
export function readWindowOptions(words: readonly string[], cwd: string): WindowOptions {
  const { values, positionals } = parseArgs({
    args: [...words],
    strict: false,
    allowPositionals: true,
    options: { 'app-data': { type: 'string' }, sample: { type: 'boolean' } },
  });
  const appData = values['app-data'];
  const [project] = positionals;
  const open = project === undefined ? null : ({ kind: 'project', path: resolve(cwd, project) } as const);
  return {
    appData: typeof appData === 'string' ? resolve(cwd, appData) : null,
    open: values['sample'] === true ? { kind: 'sample' } : open,
  };
}
