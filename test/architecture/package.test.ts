import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, importsOf, ROOT, sourcesBelow, textOf } from '../support/source-tree.ts';

interface Manifest {
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
}

const own = JSON.parse(textOf('package.json')) as Manifest;
const { dependencies = {}, devDependencies = {}, scripts = {} } = own;

/** Licences whose terms are met by naming the authors. BSL-1.0 is Boost's. */
const PERMISSIVE = ['MIT', 'ISC', 'BSL-1.0', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'CC0-1.0', 'Unlicense'];
/** Its files stay under MPL when they are changed; they are shipped as they are. */
const FILE_BY_FILE: Readonly<Record<string, string>> = { mediabunny: 'MPL-2.0' };

const packageOf = (specifier: string) => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
const importedIn = (...folders: readonly string[]) =>
  new Set(sourcesBelow(...folders).flatMap(importsOf).flatMap(({ file, specifier }) => (file !== undefined || specifier.startsWith('node:') ? [] : [packageOf(specifier)])));

/*
 * What the app runs is bundled into dist/ and no node_modules are packaged, so npm never installs `dependencies` for
 * people. They are the list of what is shipped; `devDependencies` build and test it.
 */
describe('package.json', () => {
  const shipped = importedIn('shared', 'renderer', 'electron');

  it('ships what the app imports, and nothing else', () => {
    const unused = Object.keys(dependencies).filter((name) => !shipped.has(name));
    expect(unused.map((name) => `Nothing imports ${name}: npm uninstall ${name}.`)).toEqual([]);
    const unlisted = [...shipped].filter((name) => !(name in dependencies) && !MADE_BEFORE_SHIPPING.includes(name));
    expect(unlisted.map((name) => `${name} is imported by the app: list it under dependencies.`)).toEqual([]);
  });

  it('lists no tool that nobody uses', () => {
    const imported = importedIn('test');
    const settings = ['vite.config.ts', '.oxlintrc.json', 'tsconfig.json', 'renderer/app/tokens.css', ...filesBelow('test').filter((path) => path.endsWith('tsconfig.json'))].map(textOf).join('\n');
    const spoken = `${Object.values(scripts).join('\n')}\n${settings}\n${sourcesBelow('test').map(textOf).join('\n')}`;
    const unused = Object.keys(devDependencies).filter((name) => !isUsed(name, imported, spoken));
    expect(unused.map((name) => `Nothing uses ${name}: npm uninstall ${name}.`)).toEqual([]);
  });

  it('pins every version exactly', () => {
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    expect(loose.map(([name, version]) => `${name} is ${version}: npm install --save-exact ${name}.`)).toEqual([]);
  });

  it('has installed what it pins', () => {
    const other = Object.entries({ ...dependencies, ...devDependencies }).filter(([name, version]) => (installed(name) as { readonly version?: string }).version !== version);
    expect(other.map(([name]) => `${name} is installed in another version: npm ci.`)).toEqual([]);
  });

  it('ships only what its licence lets anybody ship', () => {
    const refused = [...reachable(Object.keys(dependencies))].filter(([name, { license }]) => !isPermissive(license) && FILE_BY_FILE[name] !== license);
    expect(refused.map(([name, { license }]) => `${name} is under ${license ?? 'no licence'}: find another, or say why it may stay.`)).toEqual([]);
  });
});

/** Imported only by the maker of the sample project, whose pictures are shipped and whose code is not. Electron is the runtime. */
const MADE_BEFORE_SHIPPING = ['jpeg-js', 'electron'];

function isUsed(name: string, imported: ReadonlySet<string>, spoken: string): boolean {
  if (imported.has(name) || MADE_BEFORE_SHIPPING.includes(name)) return true;
  if (name.startsWith('@types/')) return name === '@types/node' || name.slice('@types/'.length) in { ...dependencies, ...devDependencies };
  const command: Readonly<Record<string, string>> = { typescript: 'tsc', 'oxlint-tsgolint': '--type-aware' };
  return spoken.includes(command[name] ?? name);
}

function isPermissive(license: string | undefined): boolean {
  return license !== undefined && license.replaceAll(/[()]/g, '').split(' OR ').some((each) => PERMISSIVE.includes(each));
}

/** Packages and, through them, all that they bring along. A package that is not installed is one for another system. */
function reachable(names: readonly string[], found = new Map<string, Manifest>()): ReadonlyMap<string, Manifest> {
  for (const name of names) {
    if (found.has(name) || !existsSync(manifestPath(name))) continue;
    const manifest = installed(name);
    found.set(name, manifest);
    reachable(Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }), found);
  }
  return found;
}

function installed(name: string): Manifest {
  return JSON.parse(readFileSync(manifestPath(name), 'utf8')) as Manifest;
}

function manifestPath(name: string): string {
  return join(ROOT, 'node_modules', name, 'package.json');
}
