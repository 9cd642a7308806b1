/*
 * `npm start`: opens Concord in its own window if the Electron runtime is there and can run, else says in one line why
 * not and runs the same app on the local host.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { appDataFolder } from './host/app-data-folder.ts';
import { createHost } from './host/create-host.ts';
import { listRendererFiles } from './host/renderer-files.ts';
import { chooseRuntime, type RuntimeChoice } from './start/electron-runtime.ts';
import { openWithSystem } from './start/open-browser.ts';
import { installElectron } from './start/install-electron.ts';
import { runElectron } from './start/run-electron.ts';
import { runLocalHost } from './start/run-local-host.ts';
import { parseStartOptions, START_USAGE, type StartOptions } from './start/start-options.ts';

const INSTALL_LIMIT_MS = 10 * 60 * 1000;
const WRONG_USE = 2;

/** The folder that holds package.json, dist and assets; this file is built into dist/electron. */
const root = resolve(import.meta.dirname, '..', '..');

async function start(args: readonly string[]): Promise<number> {
  const parsed = parseStartOptions(args);
  if (!parsed.ok) {
    console.error(`${parsed.problem}\n\n${START_USAGE}`);
    return WRONG_USE;
  }
  const options = parsed.value;
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  if (options.help || options.version) {
    console.log(options.help ? START_USAGE : version);
    return 0;
  }
  const appData = resolve(options.appData ?? appDataFolder(process.platform, process.env, homedir()));
  const choice = await choose(options);
  if (choice.run === 'electron') {
    const ended = await runElectron(choice.binary, [root, ...wordsForWindow(options, appData)]);
    if (ended.started) return ended.exitCode;
    console.log(`Concord opens in the browser: ${ended.because}.`);
  } else if (!options.browser) {
    console.log(`Concord opens in the browser: ${choice.because}.`);
  }
  return runLocalHost({
    appData,
    port: options.port,
    open: options.open,
    renderer: listRendererFiles(join(root, 'dist', 'renderer')),
    makeHost: () =>
      createHost({
        appData,
        version,
        transport: 'local-host',
        sampleFolder: join(root, 'assets', 'sample', 'project'),
        openAtStart: whatToOpen(options),
        pickFolder: null,
        revealFolder: async (path) => openWithSystem(path),
        reportBug: (method, error) => console.error(`Concord: ${method} failed:`, error),
      }),
    say: (line) => console.log(line),
    complain: (line) => console.error(line),
  });
}

async function choose(options: StartOptions): Promise<RuntimeChoice> {
  const electronPackage = findElectronPackage();
  if (options.installElectron) {
    const because = await installElectron(electronPackage, INSTALL_LIMIT_MS);
    if (because !== null) return { run: 'local-host', because };
  }
  if (options.browser) return { run: 'local-host', because: 'you asked for it' };
  return chooseRuntime({
    platform: process.platform,
    env: process.env,
    uid: process.getuid?.() ?? null,
    electronPackage,
    exists: existsSync,
    readText: (path) => attempt(() => readFileSync(path, 'utf8')),
    stat: (path) => attempt(() => statSync(path)),
  });
}

/** Resolves the package's description only: to load the package itself would download the runtime. */
function findElectronPackage(): string | null {
  return attempt(() => dirname(createRequire(import.meta.url).resolve('electron/package.json')));
}

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function whatToOpen({ sample, project }: StartOptions): { kind: 'sample' } | { kind: 'project'; path: string } | null {
  if (sample) return { kind: 'sample' };
  return project === null ? null : { kind: 'project', path: resolve(project) };
}

function wordsForWindow({ sample, project }: StartOptions, appData: string): string[] {
  return [`--app-data=${appData}`, ...(sample ? ['--sample'] : []), ...(project === null ? [] : [resolve(project)])];
}

// The terminal may be closed before Concord is: its last words are then for nobody.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);
try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  console.error(`Concord could not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 3;
}
process.exit();
