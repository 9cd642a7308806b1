import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../shared/basics/result.ts';

export interface StartOptions {
  readonly browser: boolean;
  readonly sample: boolean;
  readonly open: boolean;
  readonly installElectron: boolean;
  readonly port: number | null;
  readonly appData: string | null;
  readonly project: string | null;
  readonly help: boolean;
  readonly version: boolean;
}

export const START_USAGE = `Usage: npm start -- [options] [project folder]

Opens Concord: in its own window where the Electron runtime is there, else as a page in the browser.

  --browser            use the browser even if the window could open
  --sample             open the sample project
  --port <number>      port of the local host (1024 to 65535); remembered for the next start
  --no-open            do not open a browser, only print the address
  --install-electron   fetch the Electron runtime first (about 120 MB, at most 10 minutes)
  --app-data <folder>  where Concord keeps what belongs to this device
  --help               print this
  --version            print Concord's version
`;

/** Reads the words behind `npm start --`. The problem is a sentence that names the word it does not understand. */
export function parseStartOptions(args: readonly string[]): Result<StartOptions, string> {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        browser: { type: 'boolean' },
        sample: { type: 'boolean' },
        'no-open': { type: 'boolean' },
        'install-electron': { type: 'boolean' },
        port: { type: 'string' },
        'app-data': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    });
  } catch (error) {
    return err(error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error));
  }
  const { values, positionals } = parsed;
  if (positionals.length > 1) return err(`one project folder at most, not ${positionals.length}`);
  if (values.sample && positionals.length > 0) return err('either --sample or a project folder, not both');
  const port = values.port === undefined ? null : Number(values.port);
  if (port !== null && !(Number.isInteger(port) && port >= 1024 && port <= 65_535)) {
    return err(`--port wants a whole number from 1024 to 65535, not ${values.port}`);
  }
  return ok({
    browser: values.browser ?? false,
    sample: values.sample ?? false,
    open: !(values['no-open'] ?? false),
    installElectron: values['install-electron'] ?? false,
    port,
    appData: values['app-data'] ?? null,
    project: positionals[0] ?? null,
    help: values.help ?? false,
    version: values.version ?? false,
  });
}
